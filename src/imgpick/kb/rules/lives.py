"""Families and the stages of a life."""

from imgpick.kb.build import Sections
from imgpick.kb.rules.declare import Found, models, rule


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
    for index, model in models(sections):
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
