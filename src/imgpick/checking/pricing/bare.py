"""Prices without a unit that are said of a model at once: "X is $0.13", "X: 1K $0.13", "fal asks $0.15 for X"."""

from imgpick.checking.grammar import words
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.sentences.money import Amount
from imgpick.checking.sentences.reading import Reading

_FEW = 4
"""Amounts of a sentence up to which a bare one is taken for a price."""
_SAYS = lazy(
    r"(?:, it(?:['\u2019]?s| is)(?: [a-z]+ly| just| only| like)?)?[\s`*_)\]]*(?:[:|\u2014\u2013-]?|(?:now |currently |still )?(?:is|are|goes for|sells (?:at|for)|runs|asks|wants|comes in at|is yours for|at|in|with)(?: (?:only|just|about|around|roughly|now|still|currently|at|in|for))*|(?:is|are) (?:at|in)|(?:is|are|remains) (?:the|an?|your) (?:[a-z-]+ ){1,3}(?:at|for)(?: (?:only|just|about|around|roughly))?)[\s`*_(:,]*"
)
_BATCH = lazy(
    r",? (?:in|with|via|through) (?:the )?batch(?: mode| api)?,?(?= )|,? (?:via|over|through|on|by) (?:(?:the|its) )?(?:(?:official|own|gemini|openai|google) )*api,?(?= )"
)
"""How one calls it, between a model and its price."""
_COMPARES = lazy(
    r" (?:cheaper|dearer|more|less|above|below|over|under|off|away|apart|ahead|behind|in (?:credits?|savings?)|worth|credit|bill|plan|deposit|top-?up)\b|[kmb]\b|%"
)
_ASKS = lazy(r"\b(?:asks?|wants?|takes|charges|bills)(?: (?:only|just|about|around|roughly|you))* $")
_ITS = lazy(r"[a-z]['\u2019]s? (?:(?:flat|own|list|usual|current|standard|price of|rate of) )+$")
_FOR = lazy(r" for (?:an? |one |the )?(?:(?:image|picture)s? (?:from|of|by|with) )?[`*_]*")


def bare_price(reading: Reading, amount: Amount) -> bool:
    """Whether a small amount is said of a model at once: "X is $0.13", "X: 1K $0.13", "fal asks $0.15 for X"."""
    mention = reading.subject_of(amount.start, amount.end)
    if mention is None or mention not in reading.mentions or amount.is_range or len(reading.amounts) > _FEW:
        return False
    if mention.end <= amount.start:
        known = reading.context.book.tiers(mention.models)
        between = reading.lower[mention.end : amount.start]
        for mark in (*words.tiers(reading.lower, known), *reading.sizes):
            if mention.end <= mark.start and mark.end <= amount.start:
                between = between.replace(reading.lower[mark.start : mark.end], "", 1)
        return bool(_SAYS.fullmatch(_BATCH.sub("", between, 1))) and not _COMPARES.match(reading.lower, amount.end)
    asked = _ASKS.search(reading.lower, 0, amount.start) or _ITS.search(reading.lower, 0, amount.start)
    return bool(asked and _FOR.fullmatch(reading.lower, amount.end, mention.start))
