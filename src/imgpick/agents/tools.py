"""The tools: name, what it is for, what it takes, the schema of its answer, how its lists are cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from imgpick.agents import jobs
from imgpick.agents.arguments import LONGEST_TEXT, Schema, flag, many, number, one_of, some, takes, text
from imgpick.agents.shorten import loosened
from imgpick.choosing.brief import NEEDS, TEXTS, USES, WORKFLOWS
from imgpick.choosing.wishes import CRITERIA
from imgpick.kb import published
from imgpick.records import NamedTuple


class Tool(NamedTuple):
    """One tool. ``answer`` names the command whose JSON data it gives, or is a schema of its own."""

    title: str
    about: str
    takes: Schema
    answer: str | Schema
    caps: Mapping[str, int]
    job: Callable[[jobs.Asked], dict[str, Any]]


_AS_OF = text("Answer with what was true on this day, YYYY-MM-DD.")
_NAME = text("A model, family or API id as the user wrote it, for example gpt-image-2 or Nano Banana Pro.")
_IMAGES = number("Images a month, for example 50000 or 50k.")
_SIZE = text("1K, 2K, 4K, or pixels such as 1536x1024.")
_TIER = text("Quality tier in the vendor's word, for example low, medium, high.")
_ROUTE = text("A route id (openai-api, fal, ...) or a kind (vendor-api, provider-api, chat-app, self-host, reseller).")
_MODE = one_of("How the images are made.", ("standard", "batch", "edit"))
_REFERENCES = {"type": "integer", "minimum": 0, "maximum": 64, "description": "Input images for each picture."}
_WRITTEN = text("The day the text was written, YYYY-MM-DD.")
_NEEDS = ", ".join(f"{name}=.. ({kind.about})" if kind.value else name for name, kind in NEEDS.items())

_BRIEF: dict[str, Schema] = {
    "workflow": one_of("Where the images are made.", WORKFLOWS),
    "use": many("What the images are for, the main use first.", USES),
    "text": one_of("Text in the image.", TEXTS),
    "images": _IMAGES,
    "size": _SIZE,
    "max-monthly": number("At most so many USD a month."),
    "max-per-image": number("At most so many USD an image."),
    "need": many(f"Hard limits: {_NEEDS}."),
    "vendor": many("Only these vendors."),
    "not-vendor": many("Not these vendors."),
    "family": many("Only these families."),
    "route": many("Only these routes or kinds of route."),
    "not-route": many("Not these routes or kinds of route."),
    "tier": many("Only these quality tiers."),
    "order": many("What to lift first; the rest follows the usual order of the use.", CRITERIA),
    "retries": number("Tries for one picture that is kept, for example 1.5."),
    "unknown": one_of("What to do with offers that nobody can confirm.", ("allow", "exclude")),
    "include-resellers": flag("Let resellers compete."),
    "assume": flag("Take the defaults for what the user did not say, instead of an error that names it."),
    "as-of": _AS_OF,
}
_RESOLUTION: Schema = {
    "type": "object",
    "required": ["query", "kind", "models", "suggestions"],
    "properties": {
        "query": {"type": "string"},
        "kind": {"enum": ["exact", "family", "product", "old", "wrong", "ambiguous", "unknown"]},
        "models": {
            "description": "what the name can mean, the likeliest first",
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "name", "status"],
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "status": {"type": "string"}},
            },
        },
        "family": {"type": "string"},
        "current": {"description": "the current model of the family", "type": "string"},
        "tier": {"type": "string"},
        "note": {"type": "string"},
        "source": {"type": "string"},
        "suggestions": {"type": "array", "items": {"type": "string"}},
    },
}

TOOLS: dict[str, Tool] = {
    "choose": Tool(
        "Choose an image model",
        "One verdict for a brief: which model at which tier, size and route, what it costs for the user's volume, why, "
        "what would change it. Call it with what the user said; it names what is missing.",
        takes((), _BRIEF), "choose",
        {"ranking": 4, "ranking[].criteria": 0, "also": 5, "also[].offer": 5, "unrated": 3, "ruled_out": 6,
         "ruled_out[].offers": 0, "cannot_confirm": 3, "cannot_confirm[].needs": 2,
         "reasons": 8, "reasons[].facts": 2, "flips": 5, "checklist": 5},
        jobs.choose,
    ),
    "compare": Tool(
        "Compare image models",
        "Models side by side: prices, board scores, licence, capabilities, life cycle; every cell with tier, source, day.",
        takes(("names",), {
            "names": some("One to eight names as the user wrote them; one name brings its usual rivals.", most=8),
            "tier": _TIER, "size": _SIZE, "route": _ROUTE, "mode": _MODE, "references": _REFERENCES, "images": _IMAGES,
            "rows": many("Only these attributes, for example price, preference, licence."),
            "all-members": flag("All members of a family instead of its current one."), "as-of": _AS_OF,
        }), "compare", {"rows": 40, "rows[].cells[].facts": 2}, jobs.compare,
    ),
    "cost": Tool(
        "What a job costs",
        "What a number of images costs on every tier and route, cheapest first, with each step of the arithmetic.",
        takes(("name",), {
            "name": _NAME, "images": _IMAGES, "size": _SIZE, "tier": _TIER, "route": _ROUTE, "mode": _MODE,
            "references": _REFERENCES, "retries": number("Tries for one picture that is kept."),
            "budget": number("How many images a month so many USD buy."),
            "include-resellers": flag("Show resellers, too."), "as-of": _AS_OF,
        }), "cost", {"rows": 16, "rows[].facts": 2, "plans": 3, "unpriced": 8}, jobs.cost,
    ),
    "facts": Tool(
        "Facts of a model",
        "Every fact of one model with unit, tier, source and day. Name groups to keep it short.",
        takes(("name",), {
            "name": _NAME, "group": many("Only these groups: prices, scores, capabilities, ..."), "as-of": _AS_OF,
        }), "facts", {"facts": 60}, jobs.facts,
    ),
    "resolve": Tool(
        "What a name stands for",
        "Whether a name is exact, a family, an old, wrong or ambiguous name, and which models it means.",
        takes(("name",), {"name": _NAME, "as-of": _AS_OF}), _RESOLUTION, {"models": 12}, jobs.resolve,
    ),
    "check": Tool(
        "Check a text",
        "The claims of an article about image models held against the base: what is contradicted, outdated or "
        "ambiguous, with evidence and certain fixes.",
        takes(("text",), {
            "text": text("The whole text.", most=LONGEST_TEXT),
            "form": one_of("Its format; markdown when not said.", ("markdown", "mdx", "html", "rst", "text")),
            "written": _WRITTEN,
        }), "check",
        {"files[].findings": 20, "files[].findings[].evidence": 3, "claims": 0, "claims[].evidence": 0}, jobs.check,
    ),
    "changes": Tool(
        "What changed since a day",
        "What a reader of an older day must know: new, superseded, retired and retiring models, prices, boards, names.",
        takes(("since",), {"since": text("The day the reader knows, YYYY-MM-DD."), "as-of": _AS_OF}), "changes",
        {"vendors": 30, "vendors[].items": 12, "vendors[].items[].facts": 1, "boards": 6, "boards[].facts": 1},
        jobs.changes,
    ),
    "claim": Tool(
        "Check one sentence",
        "One sentence held against the base: what it could mean, for which tier it is true, what to write instead.",
        takes(("sentence",), {"sentence": text("The sentence.", most=5000), "written": _WRITTEN}), "claim",
        {"claims": 8, "claims[].evidence": 3, "claims[].true_for": 4, "claims[].not_for": 4}, jobs.claim,
    ),
}  # fmt: skip
"""Every tool, in the order in which they are listed."""


@cache
def data_schema(name: str) -> Schema:
    """The schema of a tool's data, whole in itself."""
    answer = TOOLS[name].answer
    return published.data_schema(answer) if isinstance(answer, str) else answer


@cache
def answer_schema(name: str) -> Schema:
    """The schema of a tool's answer: the sentence about the base, the data, its sources, what was cut."""
    data = dict(loosened(data_schema(name)))
    definitions = data.pop("$defs", {})
    schema = {
        "type": "object",
        "required": ["base", "data", "sources", "cut"],
        "additionalProperties": False,
        "properties": {
            "base": {"description": "how old the facts are", "type": "string"},
            "data": data,
            "sources": {
                "description": "the sources by id",
                "type": "object",
                "additionalProperties": {"type": "string"},
            },
            "cut": {"description": "lists that were shortened", "type": "array", "items": {"type": "string"}},
        },
    }
    return {**schema, "$defs": definitions} if definitions else schema
