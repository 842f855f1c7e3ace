"""The shape of every section of the knowledge base, and of the files that hold them."""

from __future__ import annotations

from imgpick.kb.kinds import (
    ASPECT,
    COUNT,
    DATE,
    DAY,
    ID,
    LANGUAGE,
    MONEY,
    NUMBER,
    RANGE,
    ROUTE_KINDS,
    SIZE,
    STATE,
    TEXT,
    URL,
    YES_NO,
    Kind,
    enum,
)
from imgpick.kb.shape import Row, Rows, Spec, Table

SCHEMA = "imgpick-base/1"

STATUSES = ("announced", "current", "superseded", "deprecated", "retired")
SOURCE_KINDS = ("official", "leaderboard", "provider", "article", "code")
NAME_KINDS = (
    "api", "route-id", "product", "spelling", "old", "wrong", "tier-label",
    "board", "reseller", "weights", "code-name", "other",
)  # fmt: skip
UNITS = ("image", "megapixel", "1M-tokens", "month", "request", "search", "training-run", "ptu-hour")
MODES = (
    "standard", "batch", "edit", "precise-edit", "character-reference", "transparent", "layers", "layerize",
    "remove-background", "svg-from-text", "vectorize", "crisp-upscale", "creative-upscale", "create-style",
    "provisioned",
)  # fmt: skip
PARTS = (
    "text-in", "text-in-cached", "image-in", "image-in-cached", "image-out", "text-out", "authoring-in",
    "authoring-out", "first", "further", "reference", "all",
)  # fmt: skip
BASES = ("listed", "measured", "computed", "quoted")
CAPABILITY_BASES = ("documented", "vendor-claim", "measured", "third-party")

CAPABILITIES: dict[str, Kind | Rows] = {
    **dict.fromkeys(
        (
            "edit", "mask-edit", "multi-turn", "transparent", "svg", "layers", "exact-layout", "brand-colours",
            "style-reference", "multilingual-text", "fine-tune", "batch", "streaming", "seed", "provenance",
            "indemnity", "licensed-training-data", "web-search", "official-api",
        ),
        STATE,
    ),
    "references": COUNT,
    "max-edge": COUNT,
    "max-megapixels": NUMBER,
    "edge-step": COUNT,
    "min-edge": COUNT,
    "min-megapixels": NUMBER,
    "sizes-only": Rows(SIZE),
    "images-per-call": COUNT,
    "aspect": Rows(ASPECT, single=True),
    "languages": Rows(LANGUAGE),
    "vram": NUMBER,
    "seconds": RANGE,
}  # fmt: skip
"""Every capability the base knows, with the kind of its value."""

_DATED: dict[str, Spec] = {"from": DATE, "until": DATE}
_ASIDE: dict[str, Spec] = {"note": TEXT, "source": ID}
_DISPUTE: dict[str, Spec] = {"use": enum("no"), "why": TEXT}

_LIFE = Row(
    {
        "status": enum(*STATUSES),
        "from": DATE,
        "by": ID,
        "shutdown": DAY,
        "confirmed": YES_NO,
        **_DISPUTE,
        **_ASIDE,
    },
    ("status", "from", "source"),
)
_NAME = Row(
    {
        "name": TEXT,
        "kind": enum(*NAME_KINDS),
        "route": ID,
        "tier": ID,
        "means": Rows(ID),
        "image": enum("no"),
        **_ASIDE,
    },
    ("name", "kind", "source"),
)
_LICENCE = Row(
    {
        "name": TEXT,
        "weights": enum("open", "closed", "announced", "unknown"),
        "outputs": enum("yes", "no", "conditional", "unknown"),
        "outputs-by-api": enum("yes", "no", "conditional"),
        "self-host": enum("yes", "no", "conditional", "n/a", "unknown"),
        "condition": TEXT,
        "revenue-below": COUNT,
        "not-in": Rows(TEXT),
        **_ASIDE,
    },
    ("name", "weights", "outputs", "self-host", "source"),
)
_TIERS = Row({"order": Rows(ID), "default": ID, "apart": Rows(ID), **_ASIDE}, ("order", "default", "source"))
_ACCESS = Row(
    {
        "route": ID,
        "state": enum("yes", "no", "closed", "limited", "unknown"),
        "product": TEXT,
        "paid": enum("yes"),
        "basis": enum(*CAPABILITY_BASES),
        **_DATED,
        **_ASIDE,
    },
    ("route", "source"),
)
_PRICE = Row(
    {
        "route": ID,
        "unit": enum(*UNITS),
        "part": enum(*PARTS),
        "tier": ID,
        "size": SIZE,
        "mode": enum(*MODES),
        "references": COUNT,
        "free": COUNT,
        "plan": TEXT,
        "usd": MONEY,
        "from": DAY,
        "until": DAY,
        "basis": enum(*BASES),
        **_DISPUTE,
        **_ASIDE,
    },
    ("route", "unit", "usd", "source"),
)
_TOKENS = Row(
    {"tier": ID, "size": SIZE, "part": enum("image-out", "image-in"), "count": COUNT, **_DATED,
     "basis": enum(*BASES), **_DISPUTE, **_ASIDE},
    ("count", "source"),
)  # fmt: skip
_TRAIT = Row(
    {"about": TEXT, "value": TEXT, "tiers": Rows(ID), "routes": Rows(ID), "basis": enum(*CAPABILITY_BASES),
     **_DATED, **_DISPUTE, **_ASIDE},
    ("about", "value", "source"),
)  # fmt: skip
_REMARK = Row(
    {"kind": enum("strength", "weakness", "plan"), "for": Rows(ID), "routes": Rows(ID), "text": TEXT, "source": ID},
    ("kind", "text", "source"),
    "`for` names the uses and wishes that a strength or weakness speaks to, `routes` those of which alone it holds.",
)


def _capability(value: Kind | Rows) -> Rows:
    row = Row(
        {
            "value": value,
            "tiers": Rows(ID),
            "routes": Rows(ID),
            "basis": enum(*CAPABILITY_BASES),
            "extra": enum("yes"),
            "offloaded": enum("yes"),
            "quantised": enum("yes"),
            "remote": enum("yes"),
            "card": TEXT,
            "data-centre": enum("yes"),
            **_DATED,
            **_DISPUTE,
            **_ASIDE,
        },
        ("value", "source"),
    )
    return Rows(row, single=True)


MODEL = Row(
    {
        "id": ID,
        "name": TEXT,
        "vendor": TEXT,
        "family": ID,
        "released": Row({"on": DATE, **_ASIDE}, ("on", "source")),
        "life": Rows(_LIFE),
        "names": Rows(_NAME),
        "licence": _LICENCE,
        "tiers": _TIERS,
        "routes": Rows(_ACCESS),
        "prices": Rows(_PRICE),
        "tokens": Rows(_TOKENS),
        "capabilities": Row({key: _capability(kind) for key, kind in CAPABILITIES.items()}),
        "traits": Rows(_TRAIT),
        "remarks": Rows(_REMARK),
    },
    ("id", "name", "vendor", "family", "released", "life", "licence"),
    "One vendor model version. Every row names its source.",
)

FAMILY = Row(
    {
        "id": ID,
        "name": TEXT,
        "vendor": TEXT,
        "parent": ID,
        "current": Rows(Row({"model": ID, "from": DATE, **_ASIDE}, ("model", "from", "source"))),
        "names": Rows(_NAME),
        "bare-id": Row({"value": enum("no"), **_ASIDE}, ("value", "source")),
    },
    ("id", "name", "vendor", "current"),
    "What people mean by a name without a variant. Members are the models that name it.",
)

SHARED_NAME = Row(
    {"name": TEXT, "kind": enum(*NAME_KINDS), "means": Rows(ID), "image": enum("no", "announced"), **_ASIDE},
    ("name", "kind", "means", "source"),
)

_PLAN = Row(
    {
        "plan": TEXT,
        "usd": MONEY,
        "per": enum("account", "seat"),
        "images": COUNT,
        "limits": TEXT,
        "from": DAY,
        "until": DAY,
        "basis": enum(*BASES),
        **_DISPUTE,
        **_ASIDE,
    },
    ("plan", "usd", "per", "source"),
)
_LIMIT = Row(
    {
        "text": TEXT,
        "plan": TEXT,
        "images": COUNT,
        "basis": enum("computed"),
        "held": TEXT,
        "then": TEXT,
        "free": enum("yes"),
        "source": ID,
        "official": YES_NO,
    },
    ("text", "source", "official"),
    "What a plan allows: `images` are the most in 30 days (`computed` where a source tells them of another span: then no "
    "more is possible, and nobody says that so many are), `free` a plan that costs nothing and has no price row; `held` says when it was so, "
    "`then` what has been so since.",
)
ROUTE = Row(
    {
        "id": ID,
        "name": TEXT,
        "names": Rows(TEXT),
        "kind": enum(*ROUTE_KINDS),
        "vendors": Rows(TEXT),
        "account": TEXT,
        "paid": enum("yes"),
        "for": enum("code"),
        "plans": Rows(_PLAN),
        "surcharges": Rows(
            Row({"name": TEXT, "factor": NUMBER, "factor-to": NUMBER, **_ASIDE}, ("name", "factor", "source"))
        ),
        "limits": Rows(_LIMIT),
        "note": TEXT,
    },
    ("id", "name", "kind"),
    "Where a model is used. `vendors` are those whose own route it is, `names` what else writers call it; `paid` where "
    "the account is a paid plan, `for: code` an app for code, which nobody makes pictures in by choice.",
)

SOURCE = Row(
    {
        "url": URL,
        "title": TEXT,
        "publisher": TEXT,
        "kind": enum(*SOURCE_KINDS),
        "date": DATE,
        "read": DAY,
        "via": TEXT,
        "note": TEXT,
    },
    ("url", "title", "publisher", "kind", "date", "read"),
    "Where a fact was read. `date` is the page's own date, `read` the day it was read, `via` who passed it on.",
)

BOARD = Row(
    {
        "id": ID,
        "name": TEXT,
        "publisher": TEXT,
        "task": enum("text-to-image", "image-edit"),
        "category": ID,
        "era": TEXT,
        "scale": TEXT,
        "url": URL,
        "licence": TEXT,
        "credit": TEXT,
        "tables": enum("shipped", "linked"),
        "note": TEXT,
        "source": ID,
    },
    ("id", "name", "publisher", "task", "category", "era", "url", "tables", "source"),
    "One leaderboard, one category, one scale era.",
)
ENTRY = Row(
    {"model": ID, "tier": ID, "assume": ID, "size": SIZE, **_DISPUTE, "note": TEXT},
    ("model",),
    "A board's own name for what it tested, as one of our models and the tier it names.",
)
SCORES = Row(
    {
        "board": ID,
        "day": DAY,
        "seen": DAY,
        "of": COUNT,
        "source": ID,
        "rows": Rows(
            Row(
                {"entry": TEXT, "score": NUMBER, "low": NUMBER, "high": NUMBER, "votes": COUNT, "rank": COUNT,
                 "preliminary": enum("yes"), "source": ID},
                ("entry", "score"),
            )
        ),
    },
    ("board", "day", "source", "rows"),
    "One table of a board. `seen` is the first day on which it could be read, where that was later than its own day.",
)  # fmt: skip
STATEMENT = Row(
    {
        "id": ID,
        "board": ID,
        "day": DATE,
        "models": Rows(ID),
        "places": Rows(COUNT),
        "scale": enum("new"),
        "text": TEXT,
        "source": ID,
    },
    ("id", "board", "day", "models", "text", "source"),
    "A single dated statement about a board whose tables are not in the base. `places` are the ranks of `models`; `scale: new` says that scores from before cannot be compared.",
)

GUIDE = Row(
    {
        "id": ID,
        "title": TEXT,
        "kind": enum("model", "family", "comparison", "workflow", "general"),
        "about": Rows(ID),
        "checked": DAY,
        "summary": TEXT,
        "best-fit": TEXT,
        "common-comparison": TEXT,
        "watch-closely": TEXT,
        "verdict": Rows(TEXT),
        "workflows": Rows(TEXT),
        "checklist": Rows(TEXT),
        "mistakes": Rows(TEXT),
        "answers": Rows(Row({"q": TEXT, "a": TEXT}, ("q", "a"))),
        "rivals": Rows(ID),
        "related": Rows(ID),
        "brief": TEXT,
    },
    ("id", "title", "kind", "about", "checked"),
    "Editorial words, apart from facts: they name no figure.",
)

_CRITERION = Row(
    {"name": TEXT, "about": TEXT, "zero": NUMBER, "one": NUMBER, "scale": enum("linear", "log", "points"),
     "unit": TEXT, "reason": TEXT},
    ("name", "about", "scale", "reason"),
)  # fmt: skip
_POINTS = Row(
    {"id": ID, "about": TEXT, "points": NUMBER, "capability": ID, "at-least": NUMBER},
    ("id", "about", "points"),
)
METHOD = Row(
    {
        "criteria": Table(ID, _CRITERION),
        "anchors": Table(ID, Row({"zero": NUMBER, "one": NUMBER, "reason": TEXT}, ("zero", "one", "reason"))),
        "rubrics": Table(ID, Rows(_POINTS)),
        "uses": Table(
            ID,
            Row(
                {"name": TEXT, "board": ID, "order": Rows(ID)},
                ("name", "board", "order"),
            ),
        ),
        "constants": Table(ID, Row({"value": NUMBER, "unit": TEXT, "reason": TEXT}, ("value", "unit", "reason"))),
        "checks": Table(ID, Rows(TEXT)),
    },
    ("criteria", "anchors", "rubrics", "uses", "constants"),
    "The constants of choosing, each with its reason. `checks` is what to look at in a test of one's own, by use, need or kind of route.",
)

SECTIONS: dict[str, Spec] = {
    "models": Rows(MODEL),
    "families": Rows(FAMILY),
    "shared-names": Rows(SHARED_NAME),
    "routes": Rows(ROUTE),
    "sources": Table(ID, SOURCE),
    "boards": Rows(BOARD),
    "entries": Table(TEXT, ENTRY),
    "scores": Rows(SCORES),
    "statements": Rows(STATEMENT),
    "guides": Rows(GUIDE),
    "method": METHOD,
}

SORTED = ("models", "families", "routes", "guides")
"""The sections whose entries stand sorted by id in every file."""

FILES: dict[str, tuple[str, ...]] = {
    "models.yaml": ("models",),
    "families.yaml": ("families", "shared-names"),
    "routes.yaml": ("routes",),
    "sources.yaml": ("sources",),
    "boards.yaml": ("boards", "entries", "scores", "statements"),
    "guides.yaml": ("guides",),
    "method.yaml": ("method",),
}
"""Which section stands in which file; a file given by hand may hold any of them."""


def file_shape(sections: tuple[str, ...]) -> Row:
    """The shape of a file that holds ``sections``."""
    head: dict[str, Spec] = {"schema": enum(SCHEMA), "version": TEXT}
    return Row({**head, **{name: SECTIONS[name] for name in sections}}, ("schema",))
