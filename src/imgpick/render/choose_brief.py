"""A brief in one line."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.choosing.brief import Brief, Need
from imgpick.choosing.wishes import SAID_FIRST


def said(brief: Brief) -> str:
    """Everything that was said, with what nobody said marked as taken."""
    parts = [
        ("workflow", f"workflow {brief.workflow}"), ("use", f"use {', '.join(brief.uses)}"), ("text", f"text {brief.text}"),
        ("images", f"{brief.images:,} images a month"), ("size", f"size {brief.size}"),
    ]  # fmt: skip
    given = [text for key, text in parts if key not in brief.assumed]
    taken = [text for key, text in parts if key in brief.assumed]
    wishes = "weights by hand" if brief.weights else f"first {', '.join(brief.order[:SAID_FIRST])}"
    taken_text = f" (taken: {', '.join(taken)})" if taken else ""
    return " · ".join([*given, *_limits(brief), wishes]) + taken_text


def _limits(brief: Brief) -> Iterator[str]:
    if brief.max_monthly is not None:
        yield f"at most ${brief.max_monthly:,} a month"
    if brief.max_per_image is not None:
        yield f"at most ${brief.max_per_image} an image"
    needs: dict[str, list[str]] = {}
    for need in brief.needs:
        needs.setdefault(need.name, []).append(need.value)
    yield from (f"needs {Need(name, ', '.join(values))}" for name, values in needs.items())
    for word, names in (
        ("vendor", brief.vendors), ("not", brief.not_vendors), ("family", brief.families),
        ("route", brief.routes), ("not by", brief.not_routes), ("tier", brief.tiers),
    ):  # fmt: skip
        if names:
            yield f"{word} {', '.join(names)}"
    if brief.retries != 1:
        yield f"{brief.retries} tries a picture"
    if brief.unknown == "exclude":
        yield "nothing unconfirmed"
    if brief.include_resellers:
        yield "resellers too"
