"""The brief: what the user said, checked. A flag, a typed answer and a line of an answers file end here alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from imgpick.choosing import amounts, heard, hints, synonyms
from imgpick.choosing.wishes import items, usual_text, wishes
from imgpick.errors import ImgpickError, suggestion
from imgpick.kb import typed
from imgpick.kb.base import Base
from imgpick.kb.kinds import ASPECT, DAY, LANGUAGE
from imgpick.kb.typed import count as count
from imgpick.kb.typed import money as money
from imgpick.kb.typed import one_of as one_of
from imgpick.kb.typed import size as size
from imgpick.records import NamedTuple

WORKFLOWS = {
    "chatgpt": "in ChatGPT",
    "gemini-app": "in the Gemini app",
    "app": "in an app of any kind",
    "api": "through an API, in a product or script of your own",
    "self-host": "on GPUs of your own",
    "any": "not decided yet",
}
APPS = ("chatgpt", "gemini-app", "app")
"""Workflows in which only chat apps compete."""
TEXTS = {"none": "no text in the image", "short": "a headline or a few words", "dense": "a lot of text"}

USES = (
    "general", "marketing-concepts", "editorial", "thumbnails", "ads", "social", "posters", "packaging", "infographics",
    "slides", "product", "portraits", "photoreal", "illustration", "anime", "comics", "storyboards", "logo-vector",
    "icons", "brand-design", "ui-mockups", "editing", "characters",
)  # fmt: skip
"""The uses of the method, known without the base."""


class NeedKind(NamedTuple):
    """A hard limit that can be asked for, and what its value looks like."""

    about: str
    value: str = ""
    """count, number, aspect, language, day, or nothing."""


NEEDS: dict[str, NeedKind] = {
    "transparent": NeedKind("transparent background"),
    "edit": NeedKind("editing of existing pictures"),
    "mask-edit": NeedKind("editing inside a mask"),
    "multi-turn": NeedKind("refining in conversation"),
    "references": NeedKind("at least so many reference images", "count"),
    "2k": NeedKind("pictures of 2K"),
    "4k": NeedKind("pictures of 4K"),
    "aspect": NeedKind("an aspect ratio such as 16:9", "aspect"),
    "svg": NeedKind("vector output (SVG)"),
    "layers": NeedKind("output in layers"),
    "exact-layout": NeedKind("elements placed by boxes or regions"),
    "brand-colours": NeedKind("palettes or hex codes obeyed"),
    "style-reference": NeedKind("a style given as pictures or an id"),
    "language": NeedKind("text in a language, by its two letters", "language"),
    "multilingual-text": NeedKind("text in several languages"),
    "open-weights": NeedKind("weights to download"),
    "commercial-weights": NeedKind("weights a company may run for its business"),
    "vram": NeedKind("runs in so many GB of graphics memory", "number"),
    "fine-tune": NeedKind("fine-tuning"),
    "batch": NeedKind("batch processing (cheaper, with delay)"),
    "streaming": NeedKind("partial images while it works"),
    "seed": NeedKind("a seed that repeats a result"),
    "max-seconds": NeedKind("at most so many seconds an image", "number"),
    "provenance": NeedKind("a provenance mark on the pictures"),
    "indemnity": NeedKind("indemnity by the vendor"),
    "licensed-training-data": NeedKind("trained on licensed material"),
    "web-search": NeedKind("facts from the web in the picture"),
    "images-per-call": NeedKind("at least so many pictures from one request", "count"),
    "current": NeedKind("nothing that a later model has replaced"),
    "lasts-until": NeedKind("served until a day at least", "day"),
}


class Need(NamedTuple):
    """A hard limit in the brief, for example ``references`` with value ``5``."""

    name: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name}={self.value}" if self.value else self.name


class Brief(NamedTuple):
    """What the user said. Money is USD, volume is images a month."""

    workflow: str
    uses: tuple[str, ...]
    text: str
    images: int
    size: str
    max_monthly: Decimal | None
    max_per_image: Decimal | None
    needs: tuple[Need, ...]
    vendors: tuple[str, ...]
    not_vendors: tuple[str, ...]
    families: tuple[str, ...]
    routes: tuple[str, ...]
    not_routes: tuple[str, ...]
    tiers: tuple[str, ...]
    order: tuple[str, ...]
    weights: tuple[tuple[str, float], ...]
    retries: Decimal
    """Pictures made for one that is kept."""
    unknown: str
    include_resellers: bool
    assumed: tuple[str, ...]
    """The keys that nobody gave and that stand at their default."""
    named: tuple[str, ...] = ()
    """Models by whose names families are asked for."""

    @property
    def asked_images(self) -> int:
        """The images a month that somebody asked for; 0 where the number is only taken, which makes no plan too small."""
        return 0 if "images" in self.assumed else self.images

    def per_month(self, each: Decimal) -> Decimal:
        """The bill for the whole volume, tries included, where a picture costs ``each``."""
        return each * self.images * self.retries

    def need(self, name: str) -> Need | None:
        return next((need for need in self.needs if need.name == name), None)


LISTS = ("use", "need", "vendor", "not-vendor", "family", "route", "not-route", "tier")
KEYS = (
    "workflow", "use", "text", "images", "size", "max-monthly", "max-per-image", "need", "vendor", "not-vendor",
    "family", "route", "not-route", "tier", "order", "weights", "retries", "unknown", "include-resellers",
)  # fmt: skip
"""The keys of an answers file; each is also a flag."""


def brief(answers: Mapping[str, Any], base: Base) -> Brief:
    """The brief of some answers (texts by key; lists for repeatable keys). Raises ImgpickError for a wrong one."""
    for key in answers:
        if key not in KEYS:
            raise ImgpickError(
                f"unknown answer {key!r}", hint=suggestion(str(key), KEYS) or f"known: {', '.join(KEYS)}"
            )
    assumed: list[str] = []

    def given(key: str, default: str, read: Callable[[str], Any]) -> Any:
        value = answers.get(key)
        if value is None or value == "":
            assumed.append(key)
            return read(default) if default else None
        return read(str(value))

    workflow = given("workflow", "any", lambda v: heard.workflow(v, WORKFLOWS, base))
    uses = tuple(dict.fromkeys(heard.use(v, base) for v in _many(answers, "use")))
    if not uses:
        assumed.append("use")
        uses = ("general",)
    chat = workflow in APPS
    volume = f"{base.constant('images-chat' if chat else 'images'):.0f}"
    text = given(
        "text", usual_text(base, uses), lambda v: heard.one_of("text", synonyms.text(v), TEXTS, hints.NO_TEXTS)
    )
    order, weights = wishes(answers, base, uses, text)
    needs = tuple(dict.fromkeys(need(v) for v in _need_words(answers)))
    needed = next((name.upper() for name in ("4k", "2k") if any(n.name == name for n in needs)), "")
    pixels = given("size", needed or "1K", size)
    if needed and "size" in assumed:  # who needs so many pixels has named the size
        assumed.remove("size")
    _no_contradiction(answers, base)
    routes = _routes("route", answers, base)
    if workflow == "any" and not routes and any(n.name == "vram" for n in needs):
        workflow = "self-host"  # who names the memory of a card has named where pictures are made
        assumed = [key for key in assumed if key != "workflow"]
    return Brief(
        workflow=workflow,
        uses=uses,
        text=text,
        images=given("images", volume, amounts.images),
        size=pixels,
        max_monthly=given("max-monthly", "", lambda v: amounts.budget("max-monthly", v)),
        max_per_image=given("max-per-image", "", lambda v: amounts.budget("max-per-image", v)),
        needs=needs,
        vendors=tuple(heard.vendor(v, base) for v in _many(answers, "vendor")),
        not_vendors=tuple(heard.vendor(v, base) for v in _many(answers, "not-vendor")),
        families=tuple(typed.family(v, base) for v in _many(answers, "family")),
        routes=routes,
        not_routes=_routes("not-route", answers, base),
        tiers=_many(answers, "tier"),
        order=order,
        weights=weights,
        retries=given("retries", "1", _retries),
        unknown=given("unknown", "allow", lambda v: one_of("unknown", v, ("allow", "exclude"))),
        include_resellers=given("include-resellers", "no", lambda v: one_of("include-resellers", v, ("yes", "no")))
        == "yes",
        assumed=tuple(assumed),
        named=tuple(_named(answers, base)),
    )


def _named(answers: Mapping[str, Any], base: Base) -> Iterator[str]:
    """The models that somebody writes where a family is asked for."""
    found = [base.resolve(value) for value in _many(answers, "family")]
    yield from (one.models[0] for one in found if one.kind == "exact")


def _no_contradiction(answers: Mapping[str, Any], base: Base) -> None:
    """What is asked for and ruled out at once is a slip."""
    both = {heard.vendor(v, base) for v in _many(answers, "vendor")} & {
        heard.vendor(v, base) for v in _many(answers, "not-vendor")
    }
    if both:
        raise ImgpickError(f"vendor: {both.pop()} is both asked for and ruled out", hint="leave one of the two out")


def _routes(key: str, answers: Mapping[str, Any], base: Base) -> tuple[str, ...]:
    return tuple(typed.route(key, synonyms.of(v, synonyms.ROUTES), base) for v in _many(answers, key))


def _many(answers: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The values of a repeatable key, each once; what stands between commas is a value each."""
    parts = (part.strip() for item in items(answers.get(key)) for part in str(item).split(","))
    return tuple(dict.fromkeys(filter(None, parts)))


def _need_words(answers: Mapping[str, Any]) -> Iterator[str]:
    """Needs as they are typed; what follows a language behind a comma is one more."""
    before = ""
    for word in _many(answers, "need"):
        again = before == "language" and (len(word) == _CODE or word.lower() in synonyms.LANGUAGES)
        before = "language" if again else synonyms.of(word.partition("=")[0], synonyms.NEEDS)
        yield f"language={word}" if again else word


_CODE = 2
"""Letters of a language's code."""


def need(value: str) -> Need:
    """A need such as ``svg`` or ``references=5``."""
    name, _, rest = synonyms.need(value, NEEDS).strip().lower().partition("=")
    name = synonyms.of(name, synonyms.NEEDS, NEEDS)
    if name not in NEEDS:
        raise ImgpickError(f"need: {name!r} is not known", hint=heard.instead(name, NEEDS), candidates=NEEDS)
    kind = NEEDS[name].value
    if not kind:
        if rest:
            raise ImgpickError(f"need: {name} takes no value", hint=f"write --need {name}")
        return Need(name)
    if not rest:
        raise ImgpickError(f"need: {name} needs a value", hint=f"for example --need {name}={_EXAMPLE[kind]}")
    if kind in _SPECS:
        rest = synonyms.LANGUAGES.get(rest, rest) if kind == "language" else rest
        wrong = _SPECS[kind].check(rest)
        if wrong or (kind == "aspect" and (".." in rest or rest.startswith("0") or ":0" in rest)):
            raise ImgpickError(f"need: {rest!r} {wrong or 'is not a ratio'}", hint=f"for example {_EXAMPLE[kind]}")
        return Need(name, rest)
    rest = rest.removesuffix(synonyms.UNITS.get(name, "")).strip()
    number = count(f"need {name}", rest) if kind == "count" else money(f"need {name}", rest, "a number")
    return Need(name, str(number))


_SPECS = {"aspect": ASPECT, "language": LANGUAGE, "day": DAY}
_EXAMPLE = {"count": "5", "number": "16", "aspect": "16:9", "language": "ja", "day": "2027-06-30"}


def _retries(value: str) -> Decimal:
    number = money("retries", value)
    if not 1 <= number <= 100:
        raise ImgpickError(
            f"retries: {value!r} is out of range", hint="1 means every picture is kept, 1.5 one spare in two"
        )
    return number
