"""Sources, ids, references and names: what points to what."""

from imgpick.errors import clipped, suggestion
from imgpick.kb.build import Sections, days, name_rows
from imgpick.kb.layout import SORTED
from imgpick.kb.names import RANK, normal
from imgpick.kb.rules.declare import Found, Walked, capabilities, ids, rows, rule


@rule
def source_exists(sections: Walked, _: str) -> Found:
    """Every fact names a source that exists."""
    for trail, key, source in sections.pointers.dangling:
        if key == "source":
            hint = suggestion(source, sections.get("sources", {})) or "add it under `sources:`"
            yield trail, f"no source {source!r}", hint


@rule
def source_used(sections: Walked, _: str) -> Found:
    """Every source supports a fact."""
    used = sections.pointers.named["source"]
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
    for name in SORTED:
        last = ""
        for index, item in enumerate(sections.get(name, [])):
            if item["id"] < last:
                yield (name, index, "id"), f"{item['id']!r} stands after {last!r}", "sort the entries by id"
            last = max(last, item["id"])


@rule
def references_exist(sections: Walked, _: str) -> Found:
    """Routes, families, models and boards that a row names are in the base."""
    for trail, key, target in sections.pointers.dangling:
        if key != "source" and trail[0] != "method":
            yield trail, f"no {key} {target!r}", suggestion(target, sections.pointers.known[key])


@rule
def listed_references_exist(sections: Sections, _: str) -> Found:
    """Routes that a capability or a remark lists and models that a shared name lists are in the base."""
    models, routes = ids(sections, "models"), ids(sections, "routes")
    for trail, row in [*rows(sections, "traits", "remarks"), *capabilities(sections)]:
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
