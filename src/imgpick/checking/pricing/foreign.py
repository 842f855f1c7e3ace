"""Whose an amount is, and amounts that are nobody's list price: bills, discounts, corrections, own cards, side tools."""

from __future__ import annotations

from itertools import pairwise

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.finding.name_words import MEMBER
from imgpick.checking.grammar import voices
from imgpick.checking.names.vendors import ANY, NAMES
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.reading import Reading

_PRODUCT = lazy(
    r"(?:\bx|\u00d7|\*|\u00b7|\btimes|@)[^=;]{1,50}(?:=|\u2248)\s?(?:about )?$|[x\u00d7]\d\.\d+(?: to [x\u00d7]?\d\.\d+)?: (?:\$[\d.]+ to )?$"
)
"""Stands before the total of a multiplication: "10,000 x $0.006 = "."""
_AGAINST = lazy(r"\b(?:against|versus|vs\.?|compared (?:to|with))\s")
_OTHER_VARIANT = lazy(
    r"[;,.] (?:and |but |while )?(?:the|its) (?:pro|max|mini|flex|lite|flash|ultra|plus|turbo|base|large|medium) (?:model|version|variant|one|sibling)\b"
    r"|\b(?:the|its|an?) (?:plain|regular|ordinary|basic|normal|non-[a-z]+|old(?:er)?|previous|original|first) (?:v?\d(?:\.\d)?|model|version|variant|one|sibling|edition|release)(?! (?:megapixel|mp|image|picture|month|reference|input|k)s?\b)\b"
    r"|[;,] (?:and |but |while |whereas )?\d\.\d (?:asks?|asked|charges?|charged|costs?|bills?|billed|stays|was|is|remains)\b"
)
"""Another model of the family, named by its last word: the amount behind it is not the first one's."""
_DISCOUNTED = lazy(
    r"\bafter (?:the|our|a|an|their|its|your) (?:[\w%-]+ ){0,3}discount\b|\b(?:member|promo\w*|discounted) (?:price|rate)\b"
)
_FOR_OTHER = lazy(rf" (?:(?:for|on) )?(?:the )?\(?{MEMBER}\b")
_OF_OTHER = lazy(
    rf"\b{MEMBER}(?:['\u2019]s (?:own )?| (?:tier|version|variant) (?:at|is|for|costs) )$"
    rf"|(?:[,;(/] ?|\band )(?:the )?{MEMBER}:? (?:(?:is|at|for|from|costs?|about|around|only|just) ){{0,2}}[~\u2248]?$"
)
"""Another member of the family, named by its last word beside the amount: "$0.003 schnell", "Pro's $0.134", ", mini ~$0.005"."""
_MORE = lazy(
    r"\s*(?:more|less|extra|cheaper|dearer|on top|higher|lower|below|above)\b(?! than (?:[$\d]|half|a (?:third|quarter|fifth|tenth)|twice))"
)
"""A difference and no price: "two cents more at 2K"."""
_OURS = lazy(r"\b(?:our|my) (?:price|rate|pricing|fee)s?\b(?:[^.;,]|\.(?=\d))*$")
_ERRATUM = lazy(r"\W*(?:correction|erratum|corrigendum|errata)\b|[^.;:]{0,30}\ban earlier version (?:had|gave|said)\b")
"""Begins a sentence that gives a wrong figure and then the right one."""
_UNDER_LIST = lazy(
    r",?(?: [a-z]+){0,2},? (?:instead of|against|versus|vs\.?|rather than|compared (?:with|to)) the (?:official|vendor['\u2019]s|list) "
)
"""Follows the price of somebody who undercuts the vendor."""
_MULTIPLIED = lazy(r"[`*_)]* ?[\u00d7x] ?\d{1,3}\b(?! ?(?:\d|x|\u00d7|px))")
"""Says how many pictures of a model a sum is for."""
_PERCENT_OFF = lazy(r"[\u00d7x*] ?0\.\d|\(0\.\d+ ?x\)|\b\d{1,2} ?% off\b")
"""Makes a figure one that is worked out from a list price."""
_SAID_ABOVE = 200
_CARD = lazy(
    r"\b(?:rent(?:ed|ing)?|rtx|[345]0[6789]0|h[12]00|a100|l40s?|runpod|vast\.ai|cluster|gpus?|hardware|electricity|power bill|(?:own|one) card|locally|local (?:generation|use|run\w*)|yourself|on-?prem\w*|self-?host\w*)\b|\(open weights\)"
)
_OTHERS = lazy(
    rf"[`*_)\]]*(?: ?/ ?|, | (?:and|&|or) )\[?(?:{MEMBER[1:-1]}|standard|v?\d(?:\.\d)?|[49]b)\b(?! (?:cents?|dollars?|images?))"
)
_SLASHED = lazy(r"\w ?/ ?v?\w")
_BORDER = lazy(r"[;,]\s|\. | (?:and|but|while) ")
_AND = lazy(r"[\s`*_)\]]*(?:,|/|&|,? (?:and|or))(?: the)?[\s`*_(\[]*")
_SIDE_TOOL = lazy(
    r"\bbackground removal\b|\bremov(?:e|es|ing) (?:an? |the |your )?backgrounds?\b|\bvectori[sz](?:e|es|ing|ation)\b|\b(?:creative|crisp) upscal\w+|\blayeri[sz]\w+|\bcut(?:s|ting)? out (?:the |a )?backgrounds?\b|\b(?:turn|convert|trac|transform)\w* (?:an? |the |your |each |every )?(?:[\w-]+ ){0,2}?(?:png|jpe?g|raster|bitmap|picture|image|photo|logo|file)s?(?: (?:image|file|picture))? (?:in)?to (?:an? |the )?(?:clean |editable )*(?:svg|vector)|\bupscal(?:ing|e|es) (?:an? |the )?(?:image |picture )?(?:is|costs?|at|for)\b"
)
"""What a vendor sells beside pictures."""
_OF_ALL = lazy(r"\b(?:all|each|both|every one)\b")
_ADDS = lazy(r"\b(?:adds?|plus|and then) (?:another |a further |just |only )?$")
"""Comes on top of the amount before: "starts at $0.07 and adds $0.03"."""
_LOWERS = lazy(
    r"\b(?:halv|cut|reduc|lower|slash|drop|undercut|rais|doubl)\w* (?:the )?(?:price|cost|rate)s? (?:of|from)\b(?:[^.;]{0,20})$"
)
""" "A halves the price of B, from $2 to $1": the last figure is A's."""


FROM = lazy(r"\b(?:mov|switch|go|chang|migrat|upgrad|swap|downgrad|step)\w* (?:[\w-]+ ){0,4}?from (?:the )?[`*_]*$")
TO = lazy(r"[`*_]* (?:over |up |down )?to (?:the )?[`*_]*")
"""Stand before the model that is left, and between it and the one that takes its place."""
_BECAME = lazy(
    r"\W*(?:(?:down |up )?to|becomes?|before,|vs\.?|versus|against|then)?\W*(?:(?:about|around|roughly|only|just) )?"
)


def respective(reading: Reading, index: int) -> Mention | None:
    """ "A and B cost $1 and $2": the first amount is the first model's, the second the second one's."""
    run = reading.pairing.run(index)
    first = reading.amounts[run[0]]
    named = [m for m in reading.models if m.end <= first.start][-len(run) :]
    if len(run) < 2 or len(named) < len(run) or len({m.models for m in named}) < len(run):
        return None
    joined = all(_AND.fullmatch(reading.lower, a.end, b.start) for a, b in pairwise(named))
    return named[run.index(index)] if joined and not _AND.fullmatch(reading.lower, named[-1].end, first.start) else None


def opposed(reading: Reading, index: int) -> Mention | None:
    """ "A is cheaper than B: $1 instead of $2": the first amount is the first model's."""
    amounts, models = reading.amounts, reading.models
    if len(amounts) != 2 or len(models) != 2 or models[1].end > amounts[0].start:
        return None
    between = reading.lower[amounts[0].end : amounts[1].start]
    if between.strip() == "to" and _LOWERS.search(reading.lower, models[0].end, models[1].start):
        return models[1 - index]
    moved = FROM.search(reading.lower, 0, models[0].start) and TO.fullmatch(
        reading.lower, models[0].end, models[1].start
    )
    if moved and _BECAME.fullmatch(between):
        return models[index]
    return (
        models[index]
        if regex(r"\W*(?:instead of|against|versus|vs\.?|rather than|compared (?:to|with)|and not)\W*").fullmatch(
            between
        )
        else None
    )


_USABLE = lazy(
    r"\b(?:per|an?|one|each|every|for an?) (?:truly |really )?(?:usable|accepted|approved|acceptable|keepable)\b|\b(?:reject(?:ion)?|failure|retry|re-?roll) rate\b|\b(?:retries|rejects|re-?rolls) (?:included|counted)\b|\b(?:including|counting|with) (?:the )?(?:retries|rejects|re-?rolls)\b"
)
"""Says that a price is one of pictures that were kept, with the tries that it took."""


_PASSED_ON = lazy(
    r"\b(?:bills?|charges?|costs?) us\b(?:[^.]|\.(?=\d))*\b(?:(?:you|clients?|customers?|users?)(?: will)? (?:pay|are (?:charged|billed))|we (?:then )?(?:charge|bill|pass|ask|add|invoice))(?: [\w-]+){0,4} $"
)
""" "The vendor bills us $0.134; you pay $0.20"."""


def no_list_price(reading: Reading, mention: Mention, index: int) -> bool:
    """Whether an amount is somebody's own price, a total that is written out, or one that the sentence goes on to correct."""
    amount = reading.amounts[index]
    if _PRODUCT.search(reading.lower, max(0, amount.start - 70), amount.start):
        return True
    both = reading.amounts
    if len(reading.pairing.run(index)) > 1 and _of_several(reading, mention):
        return True
    if (
        reading.kind == "item"
        and not reading.mentions
        and len(both) == 2
        and _AGAINST.search(reading.lower, both[0].end, both[1].start)
    ):
        return True  # of two that are held against each other without a name, which is which?
    if _UNDER_LIST.match(reading.lower, amount.end) or _MULTIPLIED.match(
        reading.lower, mention.end if mention in reading.mentions else 0
    ):
        return True
    if _USABLE.search(reading.lower) or _PASSED_ON.search(reading.lower, 0, amount.start):
        return True
    if _of_own_card(reading, amount, mention) or _spans_models(reading, amount):
        return True
    if _OURS.search(reading.lower, 0, amount.start) or (
        _ERRATUM.match(reading.lower) and amount != reading.amounts[-1]
    ):
        return True
    if _DISCOUNTED.search(reading.lower) or _SIDE_TOOL.search(reading.lower):
        return True
    off = _PERCENT_OFF.search(f"{reading.setting[-_SAID_ABOVE:]} {reading.lower}") and "batch" not in reading.lower
    if off and not any(reading.context.routes.kinds[mark.value] == "vendor-api" for mark in reading.routes_here):
        return True
    corrected = reading.search(voices.CORRECTED)
    return bool(reading.search(voices.OWN_PRICE)) or bool(corrected and amount.end <= corrected.start())


def _spans_models(reading: Reading, amount: Amount) -> bool:
    """Whether a range goes over several models: "A or B, $0.07 to $0.13", "all of them between ..."."""
    before = {m.models for m in reading.models if m.end <= amount.start}
    told = bool(_OF_ALL.search(reading.lower, 0, amount.start)) and len({m.models for m in reading.models}) > 1
    return amount.is_range and (len(before) > 1 or told)


def _of_several(reading: Reading, mention: Mention) -> bool:
    """Whether a name goes on with others, not all of them known: "Imagen 4 Fast, Standard and Ultra", "V4/V4.1"."""
    if mention in reading.mentions:
        own = respective(reading, 0) is None
        return own and (
            ("/" in mention.text[1:] and not mention.id_like) or bool(_OTHERS.match(reading.lower, mention.end))
        )
    label = next((part for part in reading.aside.split(" | ") if mention.text.casefold() in part), "")
    return bool(_SLASHED.search(label))


def _of_own_card(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """Whether an amount is what it costs to run open weights on a card of one's own or a rented one: nobody's list price."""
    base = reading.context.base
    if reading.routes_here or any(base.model(key).licence.weights != "open" for key in mention.models):
        return False
    if not amount.high:
        return True
    borders = [found.span() for found in _BORDER.finditer(reading.lower)]
    start = max((end for _, end in borders if end <= amount.start), default=0)
    stop = min((begin for begin, _ in borders if begin >= amount.end), default=len(reading.lower))
    return bool(_CARD.search(f"{reading.lower[start:stop]} {reading.aside}"))


def not_its(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """Whether an amount is a difference, or that of another variant named between."""
    other = mention.end <= amount.start and _OTHER_VARIANT.search(reading.lower, mention.end, amount.start)
    added = reading.amounts[0].start < amount.start and _ADDS.search(
        reading.lower, max(0, amount.start - 30), amount.start
    )
    known = f"{mention.text.lower()} {' '.join(reading.context.book.tiers(mention.models))}"
    before = reading.lower[max(0, amount.start - 24) : amount.start]
    near = _FOR_OTHER.match(reading.lower, amount.end), _OF_OTHER.search(before)
    foreign = any(match and match.group(match.lastindex or 1) not in known for match in near)
    if other or added or foreign or _MORE.match(reading.lower, amount.end) or _of_all_together(reading, amount):
        return True
    if mention in reading.mentions and mention.start >= amount.end and _IN_BRACKETS.search(before):
        return not _behind_tier(reading, amount, mention)  # a price in brackets is that of what stands before it
    return _of_another_seller(reading, amount, mention) or _of_what_comes_next(reading, amount, mention)


def _behind_tier(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """Whether a bracket stands behind a tier of the one model of its sentence: "low ($0.006) or medium ($0.053) for X"."""
    tiers = reading.tiers(mention.models)
    one = len({m.models for m in reading.models}) == 1
    return one and any(regex(r"[`*_]* \(").fullmatch(reading.lower[mark.end : amount.start]) for mark in tiers)


def _of_all_together(reading: Reading, amount: Amount) -> bool:
    """Whether an amount is the sum of one picture from each of several models."""
    single = amount.images == 1 and len(reading.models) > 1
    return single and bool(
        _TOGETHER.search(reading.lower, max(0, amount.start - 24), amount.start)
        or _TOGETHER.match(reading.lower, amount.end)
    )


_TOGETHER = lazy(r" ?\b(?:together(?! with)|combined(?! with))\b")
_IN_BRACKETS = lazy(r"[a-z] ?\([^()]{0,16}$")


def _of_another_seller(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """ "A thousand from Google are $16.80, a thousand from X $13.20": X is named only behind, and no model of Google's."""
    if mention not in reading.mentions or mention.start < amount.end:
        return False
    start = max((other.end for other in reading.amounts if other.end <= amount.start), default=0)
    seller = _FROM_VENDOR.search(reading.lower, start, amount.start)
    return seller is not None and all(
        reading.context.base.model(key).vendor != NAMES[seller.group(1)] for key in mention.models
    )


def _of_what_comes_next(reading: Reading, amount: Amount, mention: Mention) -> bool:
    """ "From X it is half: $0.067 becomes $0.0336": the price of what X is left for."""
    left = _LEFT.search(reading.lower, 0, mention.start) and mention.end <= amount.start
    return bool(left and _BECOMES.search(reading.lower, 0, amount.start))


_LEFT = lazy(
    r"(?<!image )(?<!images )(?<!picture )(?<!pictures )(?<!generation )\b(?:from|off|leaving|left|replacing) (?:the )?[`*_]*$"
)
_BECOMES = lazy(
    r"(?:\b(?:becomes?|turns? into|(?:goes|go|drops?|falls?|comes? down|rises?) to)(?: about| only| just)?|\u2192|->|=>) ?$"
)
_FROM_VENDOR = lazy(rf"\b(?:from|by|with|at) ({ANY})\b")
