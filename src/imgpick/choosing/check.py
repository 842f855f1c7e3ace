"""What one limit says of one offer, and what the base says of an offer's capability."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from imgpick.costing.offers import PRICED, Offer
from imgpick.kb.base import Base
from imgpick.kb.cite import Fact
from imgpick.kb.facts import Capability
from imgpick.kb.model import Model
from imgpick.kb.wording import listed
from imgpick.records import NamedTuple

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"


class Check(NamedTuple):
    """What one limit says of one offer."""

    limit: str
    """The need, budget or filter, as the brief writes it."""
    state: str
    reason: str
    facts: tuple[Fact, ...] = ()
    largest: int = 0
    """For a size that is too large: the longest edge in pixels that is known of the offer at that shape."""
    against: bool = False
    """For what is open: whether what a source says speaks rather against it."""
    extra: bool = False
    """Whether it is passed for a surcharge that the price does not hold."""


def in_an_app_too(model: Model, offer: Offer, day: str) -> bool:
    """Whether an offer is that of a chat app for a model that an API serves, too."""
    kinds = (model.base.route(access.route).kind for access in model.access(day)) if offer.kind == "chat-app" else ()
    return any(kind in PRICED for kind in kinds)


def unsaid_of_app(said: Check, known: str, offer: Offer, base: Base) -> Check:
    """What is known of a model by API only: nobody says it of the app."""
    return said._replace(state=UNKNOWN, reason=f"{known}, no source says it of {base.route(offer.route).name}")


def timed(model: Model, offer: Offer, day: str) -> Sequence[Capability]:
    """The rows of seconds that say something of an offer: on own GPUs those that name the card that was timed."""
    rows = model.any_capability("seconds", day)
    return [row for row in rows if row.card] if offer.kind == "self-host" else rows


def memory(model: Model, gigabytes: float, day: str) -> Capability | None:
    """The row by which weights run in so much graphics memory; None where none does. As they are comes before parts of
    them by turns, which takes longer and paints the same, and that before a copy in fewer bits."""
    rows = [row for row in model.any_capability("vram", day) if isinstance(row.value, str) and not row.remote]
    fitting = [row for row in rows if float(str(row.value)) <= gigabytes]
    return min(fitting, key=lambda row: (row.quantised, row.offloaded, float(str(row.value))), default=None)


def whole_from(model: Model, day: str) -> str:
    """The least gigabytes in which some source has the weights whole, as they are; empty where none says it."""
    rows = [row for row in model.any_capability("vram", day) if isinstance(row.value, str) and not row.remote]
    whole = [str(row.value) for row in rows if not (row.offloaded or row.quantised)]
    return min(whole, key=float, default="")


def waits(row: Capability | None, model: Model, gigabytes: float) -> bool:
    """Whether parts of the weights wait outside a card: sources know them to fit only so, and the card is smaller than what
    takes all of them at once."""
    if row is None or not row.offloaded:
        return False
    told = next((trait["value"] for trait in model.raw.get("traits", ()) if trait["about"] == "parameters"), "")
    billions = sum(map(float, re.findall(r"(\d+(?:\.\d+)?)B\b", told)))
    return not billions or gigabytes < billions * model.base.constant("whole-weights")


def told_seconds(row: Capability, *, offloaded: bool = False) -> str:
    """Seconds with the card that took them; one of a data centre tells the least that own ones take, and so does any
    where parts of the weights wait outside the card."""
    longer = ", longer on smaller cards" if row.data_centre else ", longer while parts wait outside" * offloaded
    return f"{row.value} s on {row.card}{longer}" if row.card else f"{row.value} s"


def row_of(key: str, model: Model, offer: Offer, day: str) -> Capability | None:
    """The row of a capability that holds for an offer on a day."""
    row = model.capability(key, day, offer.tier, offer.route)
    if row is None and not offer.tier:  # an app that names no tier offers them all
        rows = [r for r in model.any_capability(key, day) if not r.routes or offer.route in r.routes]
        row = next((r for r in rows if r.value == "yes"), rows[0] if rows else None)
    return row


OF_LANGUAGE = "text in "
"""How a reason begins that is about one language."""


def together(reasons: Iterable[str]) -> list[str]:
    """Reasons, each once; what is said alike of several languages is said of all of them at once."""
    found: dict[str, list[str]] = {}
    for reason in reasons:
        what, colon, rest = reason.partition(": ")
        alike = what.startswith(OF_LANGUAGE) and colon
        found.setdefault(rest if alike else reason, []).append(what.removeprefix(OF_LANGUAGE) if alike else "")
    return [_of_all(list(dict.fromkeys(names)), rest) for rest, names in found.items()]


def _of_all(names: list[str], rest: str) -> str:
    if names == [""]:
        return rest
    whole = rest if len(names) == 1 else rest.replace("whether this one", "whether these")
    return f"{OF_LANGUAGE}{listed(names)}: {whole}"
