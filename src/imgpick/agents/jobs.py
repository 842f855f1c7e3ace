"""What each tool does: arguments to the data that ``--format json`` of the same command has."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from imgpick.errors import ImgpickError
from imgpick.kb import typed
from imgpick.kb.base import Base
from imgpick.kb.wording import listed
from imgpick.records import NamedTuple

Arguments = dict[str, Any]
_FIRST = (
    "status",
    "price",
    "preference",
    "licence",
    "commercial-use",
    "edit",
    "references",
    "transparent",
    "seconds",
    "convenience",
)
"""What a comparison says first, so that it stands when the rest is cut."""
_CHAT = ("chatgpt", "gemini-app", "app")


class Asked(NamedTuple):
    """One call. Days are ISO texts."""

    base: Base
    today: str
    arguments: Arguments

    @property
    def on(self) -> str:
        return self.day("as-of") or self.today

    def day(self, key: str) -> str:
        value = str(self.arguments.get(key, ""))
        return typed.day(key, value) if value else ""

    def text(self, key: str) -> str:
        value = self.arguments.get(key, "")
        return "" if value is None else str(value)


def choose(asked: Asked) -> dict[str, Any]:
    """The verdict for a brief. Raises ImgpickError that names what a vague brief leaves open."""
    from imgpick.choosing.brief import brief
    from imgpick.choosing.verdict import choose as decide
    from imgpick.render.choose_json import data

    answers = {key: value for key, value in asked.arguments.items() if key not in ("assume", "as-of")}
    if answers.pop("include-resellers", False):
        answers["include-resellers"] = "yes"
    checked = brief(answers, asked.base)
    if not asked.arguments.get("assume"):
        _demand(answers, asked.base)
    return data(decide(asked.base, checked, asked.on), asked.base)


def _demand(answers: Arguments, base: Base) -> None:
    """The parts of a brief that decide the answer must be said, or taken as they are by ``assume``."""
    from imgpick.choosing.questions import questions

    wanted = ["workflow", "use"] + ([] if answers.get("workflow") in _CHAT else ["images"])
    lacking = [key for key in wanted if key not in answers]
    if not lacking:
        return
    asks = {question.key: question for question in reversed(questions(base))}
    lines = [f"{key}: {asks[key].ask} ({asks[key].why})" for key in lacking]
    raise ImgpickError(
        f"the brief does not say {listed(lacking)}, which {'decides' if len(lacking) == 1 else 'decide'} the answer",
        hint="ask the user, then call choose again with the answers; or set assume to true to take the defaults.\n"
        + "\n".join(f"- {line}" for line in lines),
    )


def compare(asked: Asked) -> dict[str, Any]:
    """Models side by side."""
    from imgpick.choosing.brief import count
    from imgpick.choosing.brief import size as a_size
    from imgpick.comparing.compare import compare as side_by_side
    from imgpick.comparing.wanted import ALWAYS, Wanted
    from imgpick.costing.arithmetic import Job
    from imgpick.render.compare_data import data

    size, images, given = asked.text("size"), asked.text("images"), asked.arguments
    wanted = Wanted(
        job=Job(a_size(size) if size else "1K", given.get("references", 0)),
        tier=asked.text("tier").lower(),
        route=_route(asked),
        mode=asked.text("mode") or "standard",
        images=count("images", images) if images else 0,
        boards=ALWAYS,
    )
    found = side_by_side(asked.base, given["names"], asked.on, wanted, all_members=given.get("all-members", False),
                         only=given.get("rows", ()))  # fmt: skip
    answer = data(found, asked.base)
    place = {attribute: index for index, attribute in enumerate(_FIRST)}
    return {**answer, "rows": sorted(answer["rows"], key=lambda row: place.get(row["attribute"], len(place)))}


def cost(asked: Asked) -> dict[str, Any]:
    """Every way to pay for a job, cheapest first."""
    from imgpick.choosing.brief import count, money
    from imgpick.choosing.brief import size as a_size
    from imgpick.comparing.columns import one, tier_of
    from imgpick.costing.arithmetic import Job
    from imgpick.costing.bill import bill
    from imgpick.render.cost_text import data

    base, given = asked.base, asked.arguments
    column = one(base, given["name"], asked.on)
    size, budget, references = asked.text("size"), asked.text("budget"), given.get("references", 0)
    found = bill(
        base, column.model, asked.on, Job(a_size(size) if size else "", references),
        volume=count("images", asked.text("images") or "1"), tries=money("retries", asked.text("retries") or "1"),
        tier=tier_of(column, asked.text("tier")), route=_route(asked),
        mode=asked.text("mode") or ("edit" if references else ""), resellers=given.get("include-resellers", False),
        budget=Decimal(money("budget", budget)) if budget else None,
    )  # fmt: skip
    answer = data(found, base, asked.on)
    return {**answer, "notes": [*([column.note] if column.note else []), *answer["notes"]]}


def _route(asked: Asked) -> str:
    named = asked.text("route")
    return typed.route("route", named, asked.base) if named else ""


def facts(asked: Asked) -> dict[str, Any]:
    """Every fact of a model, or those of some groups."""
    from imgpick.choosing.brief import one_of
    from imgpick.comparing.columns import one
    from imgpick.comparing.listing import facts as all_facts
    from imgpick.render.listing_text import facts_data

    column = one(asked.base, asked.arguments["name"], asked.on)
    groups = all_facts(asked.base, column.model, asked.day("as-of"))
    if wanted := asked.arguments.get("group"):
        titles = [group.title for group in groups]
        kept = [one_of("group", word, titles) for word in wanted]
        groups = [group for group in groups if group.title in kept]
    return facts_data(column.model, groups, asked.base)


def resolve(asked: Asked) -> dict[str, Any]:
    """What a name stands for. A name that the base does not know is an answer, not an error."""
    base = asked.base
    found = base.resolve(asked.arguments["name"])
    models = [
        {"id": key, "name": base.model(key).name, "status": base.model(key).life(asked.on).status}
        for key in found.models
    ]
    current = base.current(found.family, asked.on) if found.family else ""
    return {
        "query": found.query, "kind": found.kind, "models": models, "family": found.family or None,
        "current": current or None, "tier": found.tier or None, "note": found.note or None,
        "source": found.source or None, "suggestions": list(found.suggestions),
    }  # fmt: skip


def check(asked: Asked) -> dict[str, Any]:
    """The claims of a text and what is wrong with them, as one file called ``text``."""
    from imgpick.checking.engine import checker
    from imgpick.checking.result import LEVELS
    from imgpick.checking.rules import RULES
    from imgpick.checking.text.placed import place
    from imgpick.render.check_json import finding, recognised

    base, form = asked.base, asked.text("form") or "markdown"
    report = checker(base, asked.today).check(asked.arguments["text"], form, asked.day("written"))
    found = place("text", report, RULES)
    severities = [item.claim.severity for item in found.findings]
    worst = sorted(found.findings, key=lambda item: (-LEVELS.index(item.claim.severity), item.claim.start))
    return {
        "files": [
            {"path": found.path, "error": None, "date": found.day if found.dated else None,
             "findings": [finding(item, base) for item in worst]}
        ],
        "claims": [{"file": found.path, **recognised(item, base)} for item in found.claims],
        "counts": {"files": 1, "unreadable": 0, "claims": len(found.claims),
                   **{level: severities.count(level) for level in reversed(LEVELS)}},
    }  # fmt: skip


def claim(asked: Asked) -> dict[str, Any]:
    """One sentence held against the base."""
    from imgpick.checking.answer import answer
    from imgpick.render.claim_text import data

    return data(answer(asked.arguments["sentence"], asked.base, asked.today, asked.day("written")), asked.base)


def changes(asked: Asked) -> dict[str, Any]:
    """What a reader of an older day must know; minor movements on boards are left out."""
    from imgpick.render.changes import data
    from imgpick.timeline.changes import changes as between

    since = asked.day("since")
    if not since < asked.on:
        raise ImgpickError(f"since: {since} is not before {asked.on}", hint="name an earlier day")
    found = data(between(asked.base, since, asked.on), asked.base)
    vendors = [{**row, "items": [i for i in row["items"] if not i["minor"]]} for row in found["vendors"]]
    return {**found, "vendors": [row for row in vendors if row["items"]]}
