"""Prices: plausible, whole, one a cell; routes and spans."""

from imgpick.errors import suggestion
from imgpick.kb.build import Sections
from imgpick.kb.rules.declare import Found, capabilities, models, rows, rule
from imgpick.kb.shape import Trail

PLAUSIBLE = {
    "image": ("0.0005", "2"), "megapixel": ("0.0005", "1"), "1M-tokens": ("0.01", "200"), "month": ("0", "5000"),
    "request": ("0.0005", "5"), "search": ("0.001", "1"), "training-run": ("0.1", "100"), "ptu-hour": ("0.1", "10"),
}  # fmt: skip


@rule
def price_plausible(sections: Sections, _: str) -> Found:
    """A price lies within what its unit has ever cost."""
    from decimal import Decimal

    limits = {unit: (Decimal(low), Decimal(high)) for unit, (low, high) in PLAUSIBLE.items()}
    for trail, row in rows(sections, "prices"):
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
    for index, model in models(sections):
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
    for index, model in models(sections):
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
    for trail, row in [*rows(sections, "tokens", "traits"), *capabilities(sections)]:
        if "use" in row and "why" not in row:
            yield trail, "is not used but gives no reason", "say why in `why`"


@rule
def routes_listed(sections: Sections, _: str) -> Found:
    """A model lists every route it has a price on."""
    for index, model in models(sections):
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
    for trail, row in [*rows(sections, "prices", "tokens", "traits", "routes"), *capabilities(sections)]:
        if "from" in row and "until" in row and row["until"] <= row["from"]:
            yield (*trail, "until"), f"ends on {row['until']}, before it begins", ""
