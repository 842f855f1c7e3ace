"""What can be read without a question: the base's age, the list of models, everything about one of them."""

from __future__ import annotations

from collections.abc import Callable

from imgpick.errors import ImgpickError, suggestion
from imgpick.kb.base import Base
from imgpick.records import NamedTuple
from imgpick.render.envelope import age, age_sentence, dump

SCHEME = "imgpick://"
JSON, CSV, MARKDOWN = "application/json", "text/csv", "text/markdown"


class Resource(NamedTuple):
    """One resource, or one for each id where ``ids`` gives them and the address ends in ``{id}``."""

    uri: str
    name: str
    about: str
    mime: str
    read: Callable[[Base, str, str], str]
    """Base, day and id (empty for a single resource) to the text."""
    ids: Callable[[Base], list[str]] | None = None
    listed: bool = False
    """Whether every id is listed, not only the pattern."""


def _about(base: Base, today: str, _: str) -> str:
    return dump(
        {
            "version": base.version, "newest_fact": base.newest_fact, "age_days": age(base, today), "day": today,
            "models": len(base.ids("model")), "sentence": age_sentence(base, today),
        }
    )  # fmt: skip


def _models(base: Base, today: str, _: str) -> str:
    from imgpick.comparing.listing import Filter, listing
    from imgpick.render.listing_text import as_csv

    return as_csv(listing(base, today, Filter()))


def _facts(base: Base, _: str, key: str) -> str:
    from imgpick.comparing.listing import facts
    from imgpick.render.listing_text import facts_csv

    model = base.model(key)
    return facts_csv(model, facts(base, model, ""), base)


def _guide(base: Base, today: str, key: str) -> str:
    from imgpick.guiding.build import guide
    from imgpick.render.guide_markdown import markdown

    return markdown(guide(base, key, today), base)


RESOURCES: tuple[Resource, ...] = (
    Resource(f"{SCHEME}base", "Knowledge base", "Its version, its newest fact and how old that is.", JSON, _about),
    Resource(f"{SCHEME}models", "Models", "Every model in one line: status, price span, score, licence.", CSV, _models),
    Resource(f"{SCHEME}models/{{id}}", "Facts of a model", "Every fact of one model with source and day; long.", CSV,
             _facts, ids=lambda base: base.ids("model")),
    Resource(f"{SCHEME}guides/{{id}}", "Guide", "A guide, current and cited.", MARKDOWN, _guide,
             lambda base: base.ids("guide"), listed=True),
)  # fmt: skip


def find(uri: str, base: Base) -> tuple[Resource, str]:
    """The resource of an address, and the id in it. Raises ImgpickError for one that is not there."""
    for item in RESOURCES:
        start, pattern, _ = item.uri.partition("{id}")
        if not pattern and uri == item.uri:
            return item, ""
        key = uri.removeprefix(start)
        if pattern and uri.startswith(start) and key and item.ids:
            known = item.ids(base)
            if key in known:
                return item, key
            raise ImgpickError(f"{uri[:200]}: there is no {key[:80]!r}", hint=suggestion(key[:80], known))
    known = [item.uri for item in RESOURCES]
    raise ImgpickError(f"there is no resource {uri[:200]}", hint=f"one of: {', '.join(known)}", candidates=known)
