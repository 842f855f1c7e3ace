"""Boards, scores and tiers."""

from typing import Any

from imgpick.errors import suggestion
from imgpick.kb.build import Sections
from imgpick.kb.rules.declare import Found, capabilities, models, rows, rule
from imgpick.kb.shape import Trail


@rule
def score_in_interval(sections: Sections, _: str) -> Found:
    """A score lies inside its interval and a rank inside its board."""
    for index, table in enumerate(sections.get("scores", [])):
        of = int(table.get("of", 10**6))
        for at, row in enumerate(table["rows"]):
            trail: Trail = ("scores", index, "rows", at)
            if "low" in row and not float(row["low"]) <= float(row["score"]) <= float(row.get("high", row["score"])):
                yield trail, f"{row['score']} is outside {row['low']} to {row.get('high')}", ""
            if not 1 <= int(row.get("rank", 1)) <= of:
                yield trail, f"rank {row['rank']} of {of}", ""


@rule
def boards_credited(sections: Sections, _: str) -> Found:
    """A board whose tables are shipped names its licence and credit; one that is only linked has no rows."""
    shipped = {table["board"] for table in sections.get("scores", [])}
    for index, board in enumerate(sections.get("boards", [])):
        if board["tables"] == "shipped" and not (board.get("licence") and board.get("credit")):
            yield ("boards", index), "ships tables without licence and credit", ""
        if board["tables"] == "linked" and board["id"] in shipped:
            yield ("boards", index), "its tables may only be linked, yet it has score rows", "remove the rows"


def _tiers(model: dict[str, Any]) -> set[str]:
    return set(model.get("tiers", {}).get("order", [])) | {"unknown", "auto"}


@rule
def tiers_consistent(sections: Sections, _: str) -> Found:
    """Tiers that tokens, names and capabilities mention are tiers of their model."""
    named: list[tuple[int, Trail, str]] = []
    for index, model in models(sections):
        for key in ("tokens", "names"):
            for at, row in enumerate(model.get(key, [])):
                named.append((index, ("models", index, key, at, "tier"), row.get("tier", "unknown")))
        for tier in model.get("tiers", {}).get("apart", []):
            named.append((index, ("models", index, "tiers", "apart"), tier))
    for trail, row in capabilities(sections):
        named += [(int(trail[1]), (*trail, "tiers"), tier) for tier in row.get("tiers", [])]
    for index, trail, tier in named:
        own = _tiers(sections["models"][index])
        if tier not in own:
            yield trail, f"no tier {tier!r}", suggestion(tier, own)


@rule
def entries_name_tiers(sections: Sections, _: str) -> Found:
    """A board entry names a tier of its model; one that is not used says why."""
    tiers = {model["id"]: _tiers(model) for model in sections["models"]}
    for key, entry in sections.get("entries", {}).items():
        for field in ("tier", "assume"):
            if field in entry and entry[field] not in tiers.get(entry["model"], set()):
                yield ("entries", key, field), f"{entry['model']} has no tier {entry[field]!r}", ""
        if "use" in entry and "why" not in entry:
            yield ("entries", key), "is not used but gives no reason", "say why in `why`"


@rule
def strengths_speak_to_known_uses(sections: Sections, _: str) -> Found:
    """A strength speaks to uses and wishes that the method knows."""
    method = sections.get("method", {})
    known = {*method.get("uses", {}), *method.get("criteria", {})}
    for trail, row in rows(sections, "remarks"):
        for word in row.get("for", []):
            if word not in known:
                yield (*trail, "for"), f"no use or wish {word!r}", suggestion(word, known)
