"""The data rules: what must hold in a base beyond the shape of its rows.

A rule is a small named object with a check that yields faults. All rules run, so that one run names
every problem. An exception carries its reason and fails once it is no longer needed.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from imgpick.errors import clipped, suggestion
from imgpick.kb.build import Sections, days, name_rows
from imgpick.kb.layout import SECTIONS
from imgpick.kb.names import RANK, normal
from imgpick.kb.shape import Checker, EnoughError, Trail

Found = Iterator[tuple[Trail, str, str]]
"""Where, what is wrong, what to do."""


MOST = 200
"""Faults that are named; a file with more is another kind of file."""


class Fault(NamedTuple):
    trail: Trail
    rule: str
    message: str
    hint: str = ""


class Rule(NamedTuple):
    id: str
    about: str
    check: Callable[[Sections, str], Found]


RULES: dict[str, Rule] = {}


def rule(check: Callable[[Sections, str], Found]) -> Callable[[Sections, str], Found]:
    """Register a check; its docstring is what it demands."""
    key = check.__name__.replace("_", "-")
    RULES[key] = Rule(key, (check.__doc__ or "").strip(), check)
    return check


def faults_of(sections: Sections, *, today: str, version: str) -> list[Fault]:
    """The faults of a base, at most MOST. Rules that read facts run only when every row has its shape."""
    faults = [Fault(trail, "shape", message, hint) for trail, message, hint in _shape(sections)]
    if faults:
        return faults
    limit = max(today, version.replace(".", "-"))
    found = (
        Fault(trail, each.id, message, hint)
        for each in RULES.values()
        for trail, message, hint in each.check(sections, limit)
    )
    return list(islice(found, MOST))


def _shape(sections: Sections) -> Iterator[tuple[Trail, str, str]]:
    unknown = [name for name in sections if name not in SECTIONS]
    for name in unknown[:MOST]:
        yield (name,), f"unknown section {clipped(name)!r}", suggestion(name, SECTIONS)
    checker = Checker(MOST)
    with suppress(EnoughError):
        for name in SECTIONS.keys() & sections.keys():
            checker.check(sections[name], SECTIONS[name], (name,))
    yield from checker.faults
    if not sections.get("models"):
        yield (), "no models", "the file needs a `models:` list"


def _models(sections: Sections) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from enumerate(sections["models"])


def _rows(sections: Sections, *keys: str) -> Iterator[tuple[Trail, dict[str, Any]]]:
    """The rows of some lists of every model."""
    for index, model in _models(sections):
        for key in keys:
            for at, row in enumerate(model.get(key, [])):
                yield ("models", index, key, at), row


def _capabilities(sections: Sections) -> Iterator[tuple[Trail, dict[str, Any]]]:
    for index, model in _models(sections):
        for key, rows in model.get("capabilities", {}).items():
            if isinstance(rows, list):
                yield from ((("models", index, "capabilities", key, at), row) for at, row in enumerate(rows))
            else:
                yield ("models", index, "capabilities", key), rows


def _ids(sections: Sections, name: str) -> set[str]:
    return {item["id"] for item in sections.get(name, [])}


def _references(sections: Sections, *keys: str) -> list[tuple[Trail, str, str]]:
    """Every text under one of some keys anywhere in a base: where, under which key, the text."""
    found: list[tuple[Trail, str, str]] = []
    wanted = frozenset(keys)
    trail: list[str | int] = []

    def walk(value: Any) -> None:
        named = type(value) is dict
        for step, item in value.items() if named else enumerate(value):
            if type(item) is str:
                if named and step in wanted:
                    found.append(((*trail, step), step, item))
            else:
                trail.append(step)
                walk(item)
                trail.pop()

    walk(sections)
    return found


@rule
def source_exists(sections: Sections, _: str) -> Found:
    """Every fact names a source that exists."""
    known = sections.get("sources", {})
    for trail, _key, source in _references(sections, "source"):
        if source not in known:
            yield trail, f"no source {source!r}", suggestion(source, known) or "add it under `sources:`"


@rule
def source_used(sections: Sections, _: str) -> Found:
    """Every source supports a fact."""
    used = {source for _trail, _key, source in _references(sections, "source")}
    for key in sections.get("sources", {}):
        if key not in used:
            yield ("sources", key), "supports no fact", "remove it, or name it in the fact it supports"


@rule
def source_can_be_found(sections: Sections, _: str) -> Found:
    """A source whose address was not kept says who passed it on or what it was, and is never official."""
    for key, source in sections.get("sources", {}).items():
        if source["url"] == "unresolved" and not (source.get("via") or source.get("note")):
            yield ("sources", key), "has no address and no note", "say in `via` or `note` how it was read"


@rule
def no_future(sections: Sections, limit: str) -> Found:
    """Nothing was read, seen or begun after today."""
    for trail, day in days(sections):
        if day != "unknown" and day > limit:
            yield trail, f"{day} lies in the future", f"today is {limit}"


@rule
def ids_unique(sections: Sections, _: str) -> Found:
    """No two entries of a section share an id, not even with other capitals."""
    for name in ("models", "families", "routes", "boards", "guides", "statements"):
        seen: dict[str, str] = {}
        for index, item in enumerate(sections.get(name, [])):
            key = item["id"].casefold()
            if key in seen:
                yield (name, index, "id"), f"id {item['id']!r} is used twice", "rename one of them"
            seen[key] = item["id"]


@rule
def ids_sorted(sections: Sections, _: str) -> Found:
    """Models, families, routes and guides are sorted by id, so that people find them."""
    for name in ("models", "families", "routes", "guides"):
        last = ""
        for index, item in enumerate(sections.get(name, [])):
            if item["id"] < last:
                yield (name, index, "id"), f"{item['id']!r} stands after {last!r}", "sort the entries by id"
            last = max(last, item["id"])


@rule
def references_exist(sections: Sections, _: str) -> Found:
    """Routes, families, models and boards that a row names are in the base."""
    models = _ids(sections, "models")
    known = {
        "route": _ids(sections, "routes"), "family": _ids(sections, "families"), "parent": _ids(sections, "families"),
        "board": _ids(sections, "boards"), "by": models, "model": models,
    }  # fmt: skip
    for trail, key, target in _references({k: v for k, v in sections.items() if k != "method"}, *known):
        if target not in known[key]:
            yield trail, f"no {key} {target!r}", suggestion(target, known[key])


@rule
def listed_references_exist(sections: Sections, _: str) -> Found:
    """Routes that a capability lists and models that a shared name lists are in the base."""
    models, routes = _ids(sections, "models"), _ids(sections, "routes")
    for trail, row in [*_rows(sections, "traits"), *_capabilities(sections)]:
        for target in row.get("routes", []):
            if target not in routes:
                yield (*trail, "routes"), f"no route {target!r}", suggestion(target, routes)
    for index, row in enumerate(sections.get("shared-names", [])):
        for target in row["means"]:
            if target not in models:
                yield ("shared-names", index, "means"), f"no model {target!r}", suggestion(target, models)


@rule
def entries_known(sections: Sections, _: str) -> Found:
    """Every row of a board is one of the board names that say which model and tier was tested."""
    known = sections.get("entries", {})
    for index, table in enumerate(sections.get("scores", [])):
        for at, row in enumerate(table["rows"]):
            if row["entry"] not in known:
                yield (
                    ("scores", index, "rows", at),
                    f"unknown entry {row['entry']!r}",
                    "add it under `entries:`",
                )


@rule
def one_name_one_model(sections: Sections, _: str) -> Found:
    """No name silently stands for two models; a name that does is listed under shared-names."""
    meant: dict[str, dict[int, set[str]]] = {}
    where: dict[str, str] = {}
    shared = {normal(row["name"]) for row in sections.get("shared-names", [])}
    members: dict[str, set[str]] = {}
    for model in sections["models"]:
        members.setdefault(model["family"], set()).add(model["id"])
    for name, row in name_rows(sections):
        form = normal(name)
        if not form:
            continue
        if row["kind"] == "family":
            target = members.get(row["family"], set())
            what = set(target) if len(target) == 1 else {f"family {row['family']}"}
        else:
            what = set(row["models"])
        meant.setdefault(form, {}).setdefault(RANK[row["kind"]], set()).update(what)
        where[form] = name
    for form, ranks in sorted(meant.items()):
        best = ranks[min(ranks)]
        if len(best) > 1 and form not in shared:
            models = ", ".join(sorted(best))
            yield (
                ("shared-names",),
                f"name {where[form]!r} stands for {models}",
                "list it under `shared-names:`",
            )


_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
"""Scripts whose letters can be taken for one another."""


@rule
def one_script(sections: Sections, _: str) -> Found:
    """A name's letters are of one script among those that look alike, so that no name poses as another."""
    from unicodedata import name as called

    for name, _row in name_rows(sections):
        if not name.isascii():
            scripts = {called(char, "").partition(" ")[0] for char in name if char.isalpha()} & set(_ALIKE)
            if len(scripts) > 1:
                yield ("models",), f"the name {clipped(name)!r} mixes letters that look alike", "retype it"


@rule
def family_current(sections: Sections, _: str) -> Found:
    """A family's current models belong to it or to a family below it, oldest first."""
    family_of = {model["id"]: model["family"] for model in sections["models"]}
    parents = {family["id"]: family.get("parent", "") for family in sections.get("families", [])}
    for index, family in enumerate(sections.get("families", [])):
        last = ""
        for at, row in enumerate(family["current"]):
            above = family_of.get(row["model"], "")
            seen = set()
            while above and above != family["id"] and above not in seen:
                seen.add(above)
                above = parents.get(above, "")
            above = "" if above in seen else above
            if not above:
                yield ("families", index, "current", at), f"{row['model']} is no member of {family['id']}", ""
            if row["from"] < last:
                yield ("families", index, "current", at), "is older than the row before", "oldest first"
            last = row["from"]


@rule
def life_in_order(sections: Sections, _: str) -> Found:
    """Life rows run from old to new; a superseded model names its successor."""
    for index, model in _models(sections):
        last = ""
        for at, row in enumerate(model["life"]):
            trail = ("models", index, "life", at)
            if "use" in row:
                continue
            if row["from"] != "unknown" and row["from"] < last:
                yield trail, f"{row['from']} is before {last}", "oldest first"
            last = last if row["from"] == "unknown" else row["from"]
            if row["status"] == "superseded" and "by" not in row:
                yield trail, "superseded by nothing", "name the successor in `by`"


PLAUSIBLE = {
    "image": ("0.0005", "2"), "megapixel": ("0.0005", "1"), "1M-tokens": ("0.01", "200"), "month": ("0", "5000"),
    "request": ("0.0005", "5"), "search": ("0.001", "1"), "training-run": ("0.1", "100"), "ptu-hour": ("0.1", "10"),
}  # fmt: skip


@rule
def price_plausible(sections: Sections, _: str) -> Found:
    """A price lies within what its unit has ever cost."""
    from decimal import Decimal

    limits = {unit: (Decimal(low), Decimal(high)) for unit, (low, high) in PLAUSIBLE.items()}
    for trail, row in _rows(sections, "prices"):
        low, high = limits[row["unit"]]
        usd = Decimal(row["usd"])
        if not low <= usd <= high:
            yield (
                (*trail, "usd"),
                f"{usd} USD per {row['unit']} is not plausible",
                f"expected {low} to {high}",
            )


PART_OF = {
    "image": {"", "reference"},
    "megapixel": {"first", "further", "reference", "all"},
    "1M-tokens": {
        "text-in", "text-in-cached", "image-in", "image-in-cached", "image-out", "text-out",
        "authoring-in", "authoring-out",
    },
}  # fmt: skip


@rule
def price_cell_whole(sections: Sections, _: str) -> Found:
    """A price says which tier, size and part it is for, so that no cell merges two."""
    for index, model in _models(sections):
        tiers = set(model.get("tiers", {}).get("order", [])) | {"unknown", "auto", "base", "distilled"}
        for at, row in enumerate(model.get("prices", [])):
            trail: Trail = ("models", index, "prices", at)
            unit, part = row["unit"], row.get("part", "")
            if part not in PART_OF.get(unit, {""}):
                wanted = " or ".join(sorted(PART_OF.get(unit, {""}))) or "no part"
                yield trail, f"a price per {unit} has no part {part!r}", f"expected {wanted}"
            if unit == "image" and not part and "size" not in row and row.get("mode", "standard") in _SIZED:
                yield trail, "no size", "write the size, `any`, or `unknown`"
            if unit == "image" and not part and len(tiers) > 4 and "tier" not in row:
                yield trail, "no tier, though the model has tiers", "write the tier, or `unknown`"
            if row.get("tier", "unknown") not in tiers:
                yield (*trail, "tier"), f"no tier {row['tier']!r}", suggestion(row["tier"], tiers)
            if unit == "month" and "plan" not in row:
                yield trail, "a price per month names its plan", ""


_SIZED = frozenset({"standard", "batch", "edit"})
_CELL = ("route", "unit", "part", "tier", "size", "mode", "references", "plan")


@rule
def one_price_a_cell(sections: Sections, _: str) -> Found:
    """A cell has one price at a time; of two that disagree, one is marked as not used, with the reason."""
    for index, model in _models(sections):
        seen: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for at, row in enumerate(model.get("prices", [])):
            trail: Trail = ("models", index, "prices", at)
            if "use" in row:
                if "why" not in row:
                    yield trail, "is not used but gives no reason", "say why in `why`"
                continue
            cell = tuple(row.get(key, "") for key in _CELL)
            span = (row.get("from", ""), row.get("until", "9999"))
            for other in seen.setdefault(cell, []):
                if span[0] < other[1] and other[0] < span[1]:
                    yield (
                        trail,
                        "another row prices the same cell at the same time",
                        "mark one with `use: no` and `why`",
                    )
            seen[cell].append(span)


@rule
def reasons_given(sections: Sections, _: str) -> Found:
    """A disputed fact that is not used says why."""
    rows = [*_rows(sections, "tokens", "traits"), *_capabilities(sections)]
    for trail, row in rows:
        if "use" in row and "why" not in row:
            yield trail, "is not used but gives no reason", "say why in `why`"


@rule
def routes_listed(sections: Sections, _: str) -> Found:
    """A model lists every route it has a price on."""
    for index, model in _models(sections):
        routes = {row["route"] for row in model.get("routes", [])}
        for at, row in enumerate(model.get("prices", [])):
            if row["route"] not in routes:
                yield (
                    ("models", index, "prices", at, "route"),
                    f"{row['route']} is not among its routes",
                    "add it",
                )


@rule
def span_runs_forward(sections: Sections, _: str) -> Found:
    """A fact ends after it begins."""
    for trail, row in [*_rows(sections, "prices", "tokens", "traits", "routes"), *_capabilities(sections)]:
        if "from" in row and "until" in row and row["until"] <= row["from"]:
            yield (*trail, "until"), f"ends on {row['until']}, before it begins", ""


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
    for index, model in _models(sections):
        for key in ("tokens", "names"):
            for at, row in enumerate(model.get(key, [])):
                named.append((index, ("models", index, key, at, "tier"), row.get("tier", "unknown")))
        for tier in model.get("tiers", {}).get("apart", []):
            named.append((index, ("models", index, "tiers", "apart"), tier))
    for trail, row in _capabilities(sections):
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
            if entry.get(field, "unknown") not in tiers.get(entry["model"], set()):
                yield ("entries", key, field), f"{entry['model']} has no tier {entry[field]!r}", ""
        if "use" in entry and "why" not in entry:
            yield ("entries", key), "is not used but gives no reason", "say why in `why`"


@rule
def strengths_speak_to_known_uses(sections: Sections, _: str) -> Found:
    """A strength speaks to uses and wishes that the method knows."""
    method = sections.get("method", {})
    known = {*method.get("uses", {}), *method.get("criteria", {})}
    for trail, row in _rows(sections, "remarks"):
        for word in row.get("for", []):
            if word not in known:
                yield (*trail, "for"), f"no use or wish {word!r}", suggestion(word, known)


@rule
def guides_hold_no_figures(sections: Sections, _: str) -> Found:
    """Editorial words name no price and no score: those come from facts at run time."""
    import re

    figure = re.compile(
        r"\$\s?\d|\bUSD\s?\d|\d\s?(?:USD\b|dollars?\b|cents?\b|%|per ?cent)|\b\d{3,4}\s*(?:points|Elo|votes)\b"
        r"|\bElo\b[^.]{0,20}\d{3,4}",
        re.IGNORECASE,
    )
    for index, guide in enumerate(sections.get("guides", [])):
        for key, value in guide.items():
            texts = [value] if isinstance(value, str) else [t for item in value for t in _texts(item)]
            for text in texts:
                if figure.search(text):
                    yield (
                        ("guides", index, key),
                        f"states a figure: {text[:50]!r}",
                        "leave figures to the facts",
                    )


def _texts(item: Any) -> list[str]:
    return list(item.values()) if isinstance(item, dict) else [item]


@rule
def guides_point_to_known_things(sections: Sections, _: str) -> Found:
    """A guide is about families, models, uses or needs of the base, and names rivals and guides that it has."""
    families, guides = _ids(sections, "families"), _ids(sections, "guides")
    uses = set(sections.get("method", {}).get("uses", {}))
    known = {
        "about": families | _ids(sections, "models") | uses | {"commercial-weights", "open-weights"},
        "rivals": families,
        "related": families | guides,
    }
    for index, guide in enumerate(sections.get("guides", [])):
        for key, targets in known.items():
            for target in guide.get(key, []):
                if target not in targets:
                    yield ("guides", index, key), f"nothing called {target!r}", suggestion(target, targets)
        if guide["kind"] == "comparison" and len(guide["about"]) != 2:
            yield ("guides", index, "about"), "a comparison is about two", ""
