"""Through which route an amount is asked, by the words of its sentence, row or column."""

from __future__ import annotations

from imgpick.checking.grammar import words
from imgpick.checking.grammar.clauses import clause_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.pricing import parts
from imgpick.checking.sentences.reading import Reading

_OWN_ROUTE = cued(
    rf"\b(?:the|its|their|official|first-party|via|by|own|direct) (?:official )?api\b|\bapi (?:price|pricing|cost|rate)s?\b|\bofficial(?:ly)? (?:price|pric|list)\w*|\blist price\b|['\u2019]s own (?:list )?(?:price|pricing|rate|fee)s?\b|\b(?:{words.MAKERS}) (?:itself|directly)\b"
)
_VENDORS_OWN = lazy(rf"\b(?:{words.MAKERS})(?:['\u2019]s? own|['\u2019]s?) (?:list )?(?:price (?:of )?)?$")
""" "A little above Google's own $0.134"."""
_THIRD_ROUTE = cued(
    r"\b(?:(?:third[- ]party|hosted|hosting|inference) (?:provider|host|service|platform|api)s?|reseller|relays?|gateway|aggregator|marketplace|proxy|discount(?:ed)? (?:route|api)|unofficial|somewhere|elsewhere|there(?= ?[.,;]| ?$)|self[- ]host\w*|locally|own hardware)\b"
)
_FAR = 1_000_000
_IN_SOURCE = lazy(r"\(\[[^\]]*$")
""" "([LLM Gateway](...))" credits a source, and sells nothing."""


_FAR_ABOVE = 1200
_BESIDE = 24
"""Characters from an amount to "its own API" that make it the price there, whatever sellers are named later."""
_PRICED = lazy(r"\$ ?\.?\d|\d ?(?:cents?|\u00a2)")
_LISTED = lazy(r"[|*+\u2022-] ?|\d{1,2}[.)] ")
_SELLS = lazy(
    r"\b(?:[Oo]n|[Vv]ia|[Tt]hrough|[Aa]t) (?:the )?(?P<who>[A-Z][\w.]*[A-Za-z])(?! (?:leader)?board| arena| ranking| list)"
)
_SELLER = lazy(
    r"^\W*(?P<who>(?!(?:We|They|It|I|You|This|That|Nobody|Everyone|Who|What|He|She|One|Both|Each|All|The|Its)\b)[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}?)(?: AI)?(?: (?:(?:re)?sells|(?:re)?sold|charge[sd]|offer(?:s|ed)|bill(?:s|ed)|list(?:s|ed)|ask(?:s|ed)|quote[sd]|advertise[sd]|has)\b|['\u2019]s (?:[\w-]+ ){0,2}?(?:price|pricing|rate|fee)s?\b)"
)
"""A seller as the subject: "Acme charges $1 for X", "Acme's price for X"."""
_SITE = lazy(r"\b(?:on|via|through|at|from) (?P<who>[a-z][\w-]*\.(?:io|ai|com|dev|app|net|org))\b")
_SELLS_BELOW = lazy(
    r"\b(?:prices?|pricing|rates?) (?:of|at|on|from|via|through) (?P<who>[a-z][\w.]{3,})|\b(?P<whose>[a-z][\w.]{3,})['\u2019]s (?:\w+ )?(?:interface|api|catalog\w*|prices?|pricing|rates)\b"
)
_ENDPOINT = lazy(
    r"\b(?:is|as) an? (?:live |hosted |public |fast )?(?!(?:live|hosted|public|fast|rest|api|image|edit\w*|text|single|async\w*|new|separate|generation|stable|standard|legacy|official)\b)(?P<who>[a-z][\w.]+) (?:endpoint|gateway)\b"
)
"""Tells before a price alone who sells: "it is a live Acme endpoint"."""
_SAID_ABOVE = 400
_MAKER = lazy(rf"(?:{words.MAKERS}|{words.MONTHS})\b")
_NO_SELLERS = frozenset(
    ["low", "medium", "high", "xhigh", "max", "standard", "hd", "turbo", "quality", "default", "batch", "api", "apis", "launch",
     "lmarena", "arena", "artificial", "black", "stability", "these", "those", "this", "image", "images", "models", "each", "every",
     "all", "some", "more", "most", "their", "current", "generation", "gpu", "gpus", "page", "today", "monday", "tuesday", "wednesday",
     "thursday", "friday", "saturday", "sunday", "chatgpt", "gemini", "pro", "plus", "nano", "flux", "flash"]
)  # fmt: skip
"""Capital words behind "on" or "at", and words behind "prices of", that are no seller's name."""


_WHOSE = lazy(r"\W*(?P<who>[a-z][\w.'\u2019 -]*?)['\u2019]?s? (?:price|pricing|cost|rate)s?\b")
_PLAIN_HEAD = lazy(
    rf"\W*(?:{words.MAKERS}|api|list|official|base|basis|unit|starting|start|approx\w*|estimated|est|typical|usual|standard|default|batch|edit(?:ing)?|images?|pictures?|per(?:-[a-z]+)?|and|or|of|for|in|at|the|an?|output|input|average|avg|retail|current|final|last|former|previous|next|future|intro\w*|launch|promo\w*|peak|off-peak|flat|real|actual|effective|rough|listed|headline|sticker|market|reference|overall|net|gross|tax|vat|excl\w*|incl\w*|new|old|vendor\w*|direct|usd|dollars?|text|tokens?|single|monthly|low|lowest|medium|high|highest|hd|very|min\w*|max\w*|cheapest|dearest|normal|regular|public\w*|total|quoted|stated|first|further|each|megapixels?|mp|quality|tier|size|square|portrait|landscape|wide|model\w*|\d[\w.x-]*|generation|inference|turbo|fast|pro|flash|lite|raster|vector|pay-as-you-go|on-demand|interactive|sync|flex|priority|gemini|gpt|flux|imagen|seedream|nano|banana)\W*"
)
""" "Acme price" heads a column of somebody's own; "List price" and "Batch cost" do not."""
_NEUTRAL = lazy(
    r"\W*(?:why|notes?|comments?|details?|reasons?|remarks?|description|summary|highlights?|verdict|info)\W*"
)
"""Heads a column of words, in which a price says itself what it is for."""
_HOST = lazy(r"https?://(?:[\w-]+\.)*(?P<who>[\w-]+)\.[a-z]{2,}")


def of(reading: Reading, index: int) -> tuple[str, bool, bool]:
    """The route of an amount, empty where none is named; whether some third party's is meant; whether the vendor's own."""
    amount = reading.amounts[index]
    if _VENDORS_OWN.search(reading.lower, max(0, amount.start - 40), amount.start):
        return "", False, True
    clause = clause_of(reading.lower, amount.start, amount.end)
    elsewhere = bool(reading.routes_here) and not any(clause[0] <= m.start < clause[1] for m in reading.routes_here)
    own = reading.search(_OWN_ROUTE, *clause)
    beside = own is not None and 0 <= own.start() - amount.end < _BESIDE
    beside = beside and not any(amount.end <= mark.start < own.start() for mark in reading.routes_here if own)
    route = "" if own and (elsewhere or beside) else _headed(reading, index) or _route(reading, index)
    third = _is_third_party(reading, amount.end, abs(own.start() - amount.end) if own else _FAR)
    if not route and not own and not reading.routes_here:
        above = _line_above(reading)
        route = _of_line(reading, above)
        third = third or (not route and _unknown_seller(reading, above))
    if not route and not own and not reading.routes_here:
        route, third = _of_head(reading, third)
    third = third or (reading.kind == "row" and not route and (_foreign_column(reading) or _sold_beside(reading)))
    return route, third, not third and bool(own or (not reading.routes_here and reading.search(_OWN_ROUTE)))


def _of_head(reading: Reading, third: bool) -> tuple[str, bool]:
    """The route whose heading a price stands below: "Venice models", "poyo.ai prices"; that of a stranger is some third party."""
    head = _HEADED.match(reading.over.heading.casefold())
    if head is None or _known(head.group("who")) or reading.context.base.begun(head.group("who")):
        return "", third
    if _PLAIN_WORD.fullmatch(head.group("who")) or _PLAIN_HEAD.fullmatch(head.group("who")):
        return "", third
    marks = reading.context.routes.find(f"on {head.group('who')}")
    return (marks[0].value, third) if marks else ("", True)


_PLAIN_WORD = lazy(
    rf"[a-z-]{{2,}}(?:ed|al|ive|ing|ete|ful|ary|ble|ally|tly)|quick|full|our|my|your|all|what|how|why|where|when|which|about|on|of|the|these|more|other|new|old|today|{words.MONTHS}|autumn|spring|summer|winter|key|raw|rough|plain|simple|basic|sample|example|master|big|plan|plans|latest|side-by-side|head-to-head|provider|market|credits?|subscription|free|paid|annual|20\d\d"
)
"""Stands before "pricing" in a heading and names nobody: "Normalized pricing"."""
_HEADED = lazy(
    r"\W*(?P<who>[a-z][\w.-]+)(?: ai)? (?:(?:image|supported|available) )?(?:api (?:models|price\w*|pricing|changelog)|models|catalog(?:ue)?|prices?|price list|pricing|changelog)\b"
)


def _sold_beside(reading: Reading) -> bool:
    """Whether a column of its own names who sells: the price is theirs."""
    makers = any(_MAKER.fullmatch(part.strip(" *_`")) for part in reading.aside.split(" | "))
    return not makers and bool(_VIA.search(reading.heads.casefold()))


_VIA = lazy(r"(?:^|\| )\W*(?:best |cheapest )?(?:provider|via|seller|reseller|gateway|where)\W*(?:\||$)")


def _is_third_party(reading: Reading, at: int, nearer: int) -> bool:
    """Whether a sentence speaks of those who sell the models of others, nearer to an offset than of the vendor's own API."""
    return any(
        abs(found.start() - at) < nearer
        and not (found.group().startswith("self") and reading.routes_here)
        and not _IN_SOURCE.search(reading.lower, 0, found.start())
        for found in reading.finditer(_THIRD_ROUTE)
    )


def _line_above(reading: Reading) -> str:
    """The line above the list or table that an item or cell is of, in small letters."""
    if reading.kind not in ("item", "row"):
        return ""
    lines = (line.strip() for line in reversed(reading.setting[-_FAR_ABOVE:].splitlines()))
    return next((line for line in lines if line and not _LISTED.match(line)), "")


def _of_line(reading: Reading, line: str) -> str:
    """The one route through which a line's last sentence sells what stands below; empty where it names none, or several."""
    last = line.rpartition(". ")[2]
    if not last or _PRICED.search(last):
        return ""  # the route of that price
    named = {mark.value for mark in reading.context.routes.find(last)}
    return named.pop() if len(named) == 1 else ""


def _unknown_seller(reading: Reading, above: str) -> bool:
    """Whether the price is that of somebody whom the base does not know: "on APIMart", "prices of APIMart:"."""
    if any(not _known(found.group("who")) for found in _HOST.finditer(reading.lower)):
        return True
    if reading.kind == "item" and not reading.mentions and _labelled_by_stranger(reading):
        return True
    here = [found.span("who") for pattern in (_SELLS, _SELLER) for found in pattern.finditer(reading.text)]
    if any(_is_stranger(reading, *who) for who in here):
        return True
    over = reading.over.heading if reading.kind != "row" and not reading.mentions else ""
    sellers = [found.group("who").casefold() for found in (*_SELLS.finditer(over), *_SITE.finditer(reading.lower))]
    if any(not _known(who) and not reading.context.base.begun(who) for who in sellers):
        return True
    alone = not reading.mentions and _ENDPOINT.search(reading.setting[-_SAID_ABOVE:])
    if alone and not _known(alone.group("who")) and not reading.context.base.begun(alone.group("who")):
        return True
    below = (found.group("who") or found.group("whose") for found in _SELLS_BELOW.finditer(above))
    return any(not _known(who) and not reading.context.base.begun(who) for who in below)


def _is_stranger(reading: Reading, start: int, end: int) -> bool:
    """Whether words stand for somebody whom the base does not know."""
    who = reading.lower[start:end]
    named = any(mention.start < end and start < mention.end for mention in reading.mentions)
    return not named and not _known(who) and not any(word in _NO_SELLERS for word in who.split())


_LABELLED = lazy(r"\W*(?P<who>[a-z][\w.-]*(?: [a-z][\w.-]*){0,5}?)(?: api)?:? ?\$?\d*\.\d")


_PRICE = lazy(
    r"pric(?:es?|ed|ing)|costs?|fees?|rates?|pay|ask(?:s|ed)?|is|are|was|still|now|from|about|only|precise|step|steps|text|to|text-to-image|image-to-image|create|creation|draw(?:ing)?"
)


def is_plain(reading: Reading) -> bool:
    """Whether the head of a column says no more than that its figures are prices, of which kind and whose."""
    head = f"| {reading.head} |"
    for mark in reversed(reading.context.routes.find(head)):
        head = f"{head[: mark.start]} {head[mark.end :]}"
    return all(_PLAIN_HEAD.fullmatch(word) or _PRICE.fullmatch(word) for word in _HEAD_WORD.findall(head))


_HEAD_WORD = lazy(r"\b[a-z][\w.-]*")


def _labelled_by_stranger(reading: Reading) -> bool:
    """Whether a price stands right behind a word that is no tier, size, route or kind of picture: "Acme 0.05"."""
    found = _LABELLED.match(reading.lower)
    if found is None or reading.routes_here:
        return False
    mention = reading.subject
    tiers = reading.tiers(mention.models) if mention else ()
    told = any(mark.start < found.end("who") for mark in tiers)
    return not told and any(
        not (_PLAIN_HEAD.fullmatch(word) or _PRICE.fullmatch(word)) for word in found.group("who").split()
    )


def _known(word: str) -> bool:
    return word in _NO_SELLERS or bool(_MAKER.match(word))


def _route(reading: Reading, index: int) -> str:
    """The route that belongs to an amount, or the one that its row or column names."""
    if reading.routes_here:
        selling = [mark for mark in reading.routes_here if mark.value != "self-host"]
        return _whose_price(reading, index) or reading.pairing.mark(selling or reading.routes_here, index)
    beside = {mark.value for mark in reading.routes_beside}
    return beside.pop() if len(beside) == 1 else _of_id(reading, index)


def _whose_price(reading: Reading, index: int) -> str:
    """The seller of the first amount behind "R's price for X"."""
    at, before = reading.amounts[index].start, reading.amounts[index - 1].start if index else 0
    told = [m.value for m in reading.routes_here if before <= m.end <= at and _PRICE_OF.match(reading.lower, m.end)]
    return told[-1] if told else ""


_PRICE_OF = lazy(r"['\u2019]s? (?:[\w-]+ )?(?:price|rate|fee|charge)s? (?:for|of|on)\b")


def _of_id(reading: Reading, index: int) -> str:
    """The route whose id of the model the sentence writes: "`fal-ai/flux-2-pro` costs ..."."""
    amount = reading.amounts[index]
    mention = reading.subject_of(amount.start, amount.end)
    if mention is None or not mention.id_like or "/" not in mention.text or mention not in reading.mentions:
        return ""
    names = (row for key in mention.models for row in reading.context.base.model(key).raw.get("names", ()))
    routes = {str(row["route"]) for row in names if row["name"] == mention.text and "route" in row}
    seller = reading.context.routes.find(mention.text.casefold().partition("/")[0])
    return routes.pop() if len(routes) == 1 else seller[0].value if len(seller) == 1 else ""


def _headed(reading: Reading, index: int) -> str:
    """The route of an amount in "ROUTE: prices. ROUTE: prices"; empty where routes do not stand so."""
    marks = reading.routes
    if len(marks) < 2 or any(reading.lower[mark.end : mark.end + 1] != ":" for mark in marks):
        return ""
    before = [mark.value for mark in marks if mark.end <= reading.amounts[index].start]
    return before[-1] if before else ""


def _foreign_column(reading: Reading) -> bool:
    """Whether a table's column is headed by a name that is neither a price nor a model: somebody's own offer."""
    head = reading.aside.partition(" | ")[0]
    if reading.headed_by_a_tier or (_NEUTRAL.fullmatch(head) and any(amount.unit for amount in reading.amounts)):
        return False
    priced = _WHOSE.match(head)
    if priced and not any(mark.end > 0 for mark in reading.context.routes.find(head)):
        return any(not _PLAIN_HEAD.fullmatch(word) for word in priced.group("who").split())
    return not regex(
        r"price|cost|\$|usd|per|pay|rate|fee|image|picture|photo|square|tier|quality|low|medium|high|\d|standard|batch|edit|size|list|official|vendor|api|\bmp\b|megapixel"
    ).search(
        head,
    ) and bool(head.strip() and not parts.of_head(head))
