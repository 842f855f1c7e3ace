"""The arguments of a tool: their schemas, and mistakes in them as errors that say what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from imgpick.errors import ImgpickError, suggestion

if TYPE_CHECKING:
    from jsonschema import ValidationError

LONGEST_TEXT = 1_000_000
"""Characters of a text that are checked."""
WORD = 200
Schema = dict[str, Any]


def text(about: str, *, most: int = WORD) -> Schema:
    return {"type": "string", "description": about, "maxLength": most}


def one_of(about: str, known: Mapping[str, str] | tuple[str, ...]) -> Schema:
    meaning = "; ".join(f"{key}: {what}" for key, what in known.items()) if isinstance(known, Mapping) else ""
    return {"enum": list(known), "description": f"{about} {meaning}".strip()}


def many(about: str, known: tuple[str, ...] = (), *, most: int = 20) -> Schema:
    items: Schema = {"enum": list(known)} if known else {"type": "string", "maxLength": WORD}
    return {"type": "array", "items": items, "maxItems": most, "description": about}


def some(about: str, *, most: int) -> Schema:
    """A list that may not be empty."""
    return {**many(about, most=most), "minItems": 1}


def number(about: str) -> Schema:
    return {"type": ["number", "string"], "maxLength": WORD, "description": about}


def flag(about: str) -> Schema:
    return {"type": "boolean", "description": about}


def takes(required: tuple[str, ...], properties: Mapping[str, Schema]) -> Schema:
    """The input schema of a tool; other arguments are refused."""
    schema: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema


def check(tool: str, schema: Schema, given: object) -> dict[str, Any]:
    """The arguments if they fit. Raises ImgpickError that names the wrong one and what it may be."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    wrong = best_match(Draft202012Validator(schema).iter_errors(given))
    if wrong is None:
        assert isinstance(given, dict)
        needed = schema.get("required", ())
        return {key: value for key, value in given.items() if key in needed or value not in ("", [], {})}
    raise _mistake(tool, schema, wrong)


def _mistake(tool: str, schema: Schema, wrong: ValidationError) -> ImgpickError:
    known = list(schema["properties"])
    given: Any = wrong.instance
    rule: Any = wrong.validator_value
    where = f"{tool}: " + "".join(f"[{part}]" if isinstance(part, int) else str(part) for part in wrong.absolute_path)
    if wrong.validator == "additionalProperties":
        extra = next(key for key in given if key not in known)
        hint = suggestion(extra, known) or f"it takes {', '.join(known)}"
        return ImgpickError(f"{where}there is no argument {_short(extra)}", hint=hint, candidates=known)
    if wrong.validator == "required":
        lacking = next(key for key in schema["required"] if key not in given)
        return ImgpickError(f"{where}{lacking} is missing", hint=schema["properties"][lacking]["description"])
    if wrong.validator == "enum":
        options = [str(item) for item in rule]
        hint = suggestion(str(given)[:WORD], options) or "one of the candidates"
        return ImgpickError(f"{where}: {_short(given)} is not known", hint=hint, candidates=options)
    if wrong.validator == "minItems":
        return ImgpickError(f"{where}: the list is empty", hint=schema["properties"][where.split()[-1]]["description"])
    if wrong.validator in ("maxLength", "maxItems"):
        return ImgpickError(
            f"{where}: {len(given):,} is too long, at most {rule:,}",
            hint="send it in parts" if rule == LONGEST_TEXT else "send less",
        )
    return ImgpickError(f"{where}: {_short(given)} is not of type {rule}")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
