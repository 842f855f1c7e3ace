"""Where an app is reached: "X works only in Discord", "X has no website"."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.grammar import words
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite

_ALONE = r"(?:only|entirely|exclusively|solely|purely|strictly|nowhere but|nothing but)"
_ONLY_DISCORD = cued(
    rf"\b{_ALONE}(?: (?:work|run|live|operate|be (?:used|reached|accessed)|used|available|accessible|reachable|usable|works|runs|lives|operates))?(?: (?:through|via|in|on|inside|within|over|from|by|with|by way of))? (?:the |its |a )?(?:official )?discord(?: (?:bot|server|commands?|app))?\b"
    r"|\b(?:through|via|in|on|inside|over) (?:the |its )?discord (?:bot |server |app )?(?:only|alone|exclusively)\b"
    r"|\b(?:is|remains|stays) (?:still )?discord[- ](?:only|exclusive|bound)\b"
    r"|\ball (?:of )?(?:its |the )?(?:image )?(?:generation|generating|prompting|work|pictures?|images?)\b[^.;]{0,40}?\b(?:happens?|takes? place|runs?|goes?|is done|are (?:made|generated)) (?:through|via|in|on|inside|over) (?:the |its )?discord\b"
    r"|\b(?:requires?|needs?) (?:the use of |you to use |you to join )?(?:a |an |its |the )?discord (?:account|server|bot)?\b(?! (?:for|if|to join)\b)"
)
_NO_SITE = cued(
    r"\b(?:has|have|offers?|there is|with|provides?) no (?:(?:own|proper|dedicated|official|real|standalone) )?(?:web(?: ?site|[- ]?app| interface| editor| version| ui)?|site)\b|\b(?:does not|doesn['\u2019]t) (?:yet )?(?:have|offer|provide) (?:a |any |its own )*(?:web(?: ?site|[- ]?app| interface| editor| version| ui)|site)\b|\blacks (?:a |any )?(?:web(?: ?site|[- ]?app| interface))\b"
)
_OTHER = lazy(
    r"\b(?:was|were|used to|once|originally|at first|until|early|back then|in 20\d\d|community|support|api|our|my|we|they)\b"
)
_SITE = lazy(r"(?<!no )\b(?:web|website|site|browser)\b")
""" "Only through Discord or the web"."""
CUES = (_ONLY_DISCORD, _NO_SITE)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claim that an app is reached through Discord only, where the base has its website, too."""
    only = reading.search(_ONLY_DISCORD)
    match = only or reading.search(_NO_SITE)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or not mention.models or reading.silent or reading.past:
        return
    if words.negated(words.before(reading.lower, match.start(), 16)) or _OTHER.search(reading.lower):
        return
    if only and _SITE.search(reading.lower):
        return
    model = reading.the_model(mention)
    row = next((row for row in model.access(reading.context.today) if "website and Discord" in row.note), None)
    if row:
        yield reading.claim(
            "availability", reading.joined(mention, match.span()), CONTRADICTED, mention.models, (cite.access(model, row),),
            rule="availability-contradicted", message=f"{model.vendor} has a website besides its Discord", advice="name both",
        )  # fmt: skip
