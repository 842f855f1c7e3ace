"""From the sections of the base files to the entries that the program looks up.

An entry is ``kind/id`` -> plain data. A model's entry carries all that is its own, so that a command reads only the
models it was asked for; its scores, which are as much again, have an entry of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from imgpick.kb.anchors import anchors, by_first_word
from imgpick.kb.names import normal

Sections = dict[str, Any]
Entries = dict[str, Any]


def entries(sections: Sections, version: str) -> Entries:
    """All entries of a base whose sections have passed the data rules."""
    out: Entries = {}
    models = {model["id"]: model for model in sections.get("models", [])}
    scores = _scores(sections)
    sources = sections.get("sources", {})
    before = _predecessors(sections)
    for key, model in models.items():
        prices = [{**row, "seen": _seen(sources[row["source"]])} for row in model.get("prices", [])]
        out[f"model/{key}"] = {**model, "prices": prices, "before": before.get(key, [])}
        out[f"scores/{key}"] = scores.get(key, [])
    for family in sections.get("families", []):
        out[f"family/{family['id']}"] = {**family, "members": _members(family["id"], sections)}
    for name, kind in (("routes", "route"), ("boards", "board"), ("guides", "guide")):
        for item in sections.get(name, []):
            out[f"{kind}/{item['id']}"] = item
    for key, source in sources.items():
        out[f"source/{key}"] = source
    for key, entry in sections.get("entries", {}).items():
        out[f"entry/{key}"] = entry
    names = _names(sections)
    for form, rows in names.items():
        out[f"name/{form}"] = rows
    begun = by_first_word(row for form in sorted(names) for row in names[form])
    out["anchors"] = sorted(anchor for first, tree in begun.items() for anchor in anchors(first, tree))
    for first, tree in begun.items():
        out[f"begun/{first}"] = tree
    for board, table in _tables(scores).items():
        out[f"tables/{board}"] = table
    out["statements"] = sections.get("statements", [])
    out["method"] = sections.get("method", {})
    out["meta"] = {
        "version": version,
        "newest_fact": newest_fact(sections),
        "newest_day": newest_day(sections),
    }
    return out


def _seen(source: dict[str, str]) -> str:
    return source["read"] if source["date"] == "unknown" else source["date"]


def _predecessors(sections: Sections) -> dict[str, list[str]]:
    """The models that each model replaced, newest first."""
    out: dict[str, list[str]] = {}
    for model in sorted(sections.get("models", []), key=lambda m: m["released"]["on"], reverse=True):
        for by in dict.fromkeys(row.get("by", "") for row in model["life"] if row["status"] == "superseded"):
            out.setdefault(by, []).append(model["id"])
    return out


def _scores(sections: Sections) -> dict[str, list[dict[str, str]]]:
    """Score rows by model, oldest day first."""
    known: dict[str, dict[str, str]] = sections.get("entries", {})
    out: dict[str, list[dict[str, str]]] = {}
    for table in sections.get("scores", []):
        head = {key: table[key] for key in ("board", "day", "seen", "of", "source") if key in table}
        for row in table["rows"]:
            entry = known[row["entry"]]
            about = {key: value for key, value in entry.items() if key != "model"}
            out.setdefault(entry["model"], []).append({**head, **about, **row})
    for rows in out.values():
        rows.sort(key=lambda row: (row["day"], row["board"], row["entry"]))
    return out


def _tables(scores: dict[str, list[dict[str, str]]]) -> dict[str, Entries]:
    """The days of each board's tables, and the rows that lead them, both in their order."""
    out: dict[str, Entries] = {}
    rows = [{"model": model, **row} for model in sorted(scores) for row in scores[model] if "use" not in row]
    for row in sorted(rows, key=lambda row: row["day"]):
        table = out.setdefault(row["board"], {"days": [], "first": []})
        if row["day"] not in table["days"][-1:]:
            table["days"].append(row["day"])
        if row.get("rank") == "1":
            table["first"].append(row)
    return out


def _members(family: str, sections: Sections) -> list[str]:
    """The models of a family and of the families below it, newest first."""
    below = {family}
    while True:
        more = {f["id"] for f in sections.get("families", []) if f.get("parent") in below} - below
        if not more:
            break
        below |= more
    own = [model for model in sections.get("models", []) if model["family"] in below]
    own.sort(key=lambda model: model["id"])
    own.sort(key=lambda model: model["released"]["on"].replace("unknown", ""), reverse=True)
    return [model["id"] for model in own]


def name_rows(sections: Sections) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every name of the base with its row, in the order in which readings are preferred."""
    for model in sections.get("models", []):
        key = model["id"]
        yield key, {"name": key, "kind": "id", "models": [key]}
        yield model["name"], {"name": model["name"], "kind": "name", "models": [key]}
        for row in model.get("names", []):
            yield row["name"], {**row, "models": row.get("means", [key])}
    for family in sections.get("families", []):
        key = family["id"]
        for name in (key, family["name"]):
            yield name, {"name": name, "kind": "family", "models": [], "family": key}
        for row in family.get("names", []):
            kind = "family" if row["kind"] == "spelling" else row["kind"]
            yield row["name"], {**row, "kind": kind, "models": row.get("means", []), "family": key}
    for row in sections.get("shared-names", []):
        yield row["name"], {**row, "models": row["means"]}


def _names(sections: Sections) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for name, row in name_rows(sections):
        row.pop("means", None)
        out.setdefault(normal(name), []).append(row)
    return out


def newest_fact(sections: Sections) -> str:
    """The newest day of any source, score or price: how fresh the base can be."""
    days = [source["date"] for source in sections.get("sources", {}).values() if source["date"] != "unknown"]
    days += [table["day"] for table in sections.get("scores", [])]
    return max(days, default="")


def days(sections: Sections) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every day on which something was read, seen or begun; none of them can lie in the future."""
    for key, source in sections.get("sources", {}).items():
        yield ("sources", key, "date"), source["date"]
        yield ("sources", key, "read"), source["read"]
    for index, table in enumerate(sections.get("scores", [])):
        yield ("scores", index, "day"), table["day"]
        if "seen" in table:
            yield ("scores", index, "seen"), table["seen"]
    for index, model in enumerate(sections.get("models", [])):
        for key in ("prices", "tokens", "routes"):
            for row, item in enumerate(model.get(key, [])):
                if "from" in item:
                    yield ("models", index, key, row, "from"), item["from"]
    for index, guide in enumerate(sections.get("guides", [])):
        yield ("guides", index, "checked"), guide["checked"]


def newest_day(sections: Sections) -> str:
    """The newest of all such days."""
    return max((day for _, day in days(sections) if day != "unknown"), default="")
