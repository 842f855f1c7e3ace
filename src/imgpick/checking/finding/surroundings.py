"""The text around a name: whether a word that means other things, too, stands for a model there."""

from collections.abc import Sequence

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.cues import Cued, cued
from imgpick.checking.patterns.lazy import Once, lazy

_CONTEXT = cued(
    r"\b(?:image[- ](?:model|generat\w+|edit\w+|quality|api|ai)|text[- ]to[- ]image|ai (?:image|art|picture)|generat\w+ (?:an? )?(?:image|picture)s?"
    r"|diffusion|black forest|bfl|stability ai|prompts?|(?:per|an|a) (?:image|picture)|comfyui|leaderboard|(?:lm ?)?arena|thumbnails?|images? (?:models?|generators?)|photoreal\w*|midjourney|dall[-\u00b7]?e|nano banana|gpt[- ]image)\b"
)
_OTHER = cued(
    r"\b(?:kubernetes|k8s|gitops|helm|kubectl|fluxcd|cluster|soldering|serenity|whedon|episodes?|tv series|lightning bugs?|beetles?"
    r"|redux|blue light|night light|f\.lux|monitor|capacitor|da vinci|dicaprio|java|react|angular|tokio|quantum|magnet\w*|gauss|tesla"
    r"|heat flux|flux (?:density|capacitor)|museum|influxdb|recipe|flour|oven|baking)\b"
)
_GOOGLES = cued(r"\bgoogle\b(?! (?:maps|earth|photos|fotos|images|search|docs|translate))|\bvertex\b|\bgemini\b")
_PICTURES = cued(r"\b(?:images?|pictures?|photos?|thumbnails?|illustrations?|artwork)\b")
_API = cued(r"\bapis?\b")
_PRODUCT = lazy(
    r" (?:has|offers|provides|lacks|opened) (?:an?|no|its) (?:public |official |own |open )*api\b|(?:['\u2019]s)? (?:[\w-]+ )?(?:api|key|credits?|account|image|images|studio|subscription|plans?|weights)\b|(?:['\u2019]s)? (?:pro|standard|premium) (?:plans?|subscri\w+|costs?|is|at|for|includes?|gives?|comes|tier|users?)\b|(?:['\u2019]s)? (?:pro|standard|premium):"
)


_FRUIT = lazy(
    r" (?:trees?|plants?|bread|bunch\w*|cultivars?|seedlings?|smoothies?|pancakes?|muffins?|peels?|growers?)\b"
)
_LINE = lazy(r" (?:models?|family|endpoints?)\b")
""" "All Imagen models": no other Imagen has any."""
_LICENCE = lazy(r" (?:[\w.-]+ ){0,3}(?:licen[cs]e|agreement)\b")
_COMPANY = lazy(r" (?:ai|inc|labs|llc|gmbh)\b")
"""Makes a family's name that of its vendor."""
_FEATURE = lazy(r"[\"'\u201d*_`]* (?:feature|tool|experience|tab|page|section|library)\b")
"""Makes an app's name that of a part of the app."""
_MEMBER = lazy(
    r"(?<=flux [123])(?:[ -]\[?(?:schnell|dev|pro|max|flex|klein|kontext)\b| (?:family|line-?up|models|variants|tiers)\b)"
)
"""Names a member of the family, which nothing else has."""
_OF_LICENCE = lazy(r" (?:non-commercial|community|kommunity|research) (?:model )?(?:licen[cs]e|agreement)\b")
_VERB = lazy(r" (?:the|an?|your|my|our|their|his|her|its|this|that|these|those|it|them|every|each|all|any|some)\b")
_ORDER = lazy(
    r" (?:an?|your|my|our|their|his|her|it|them|every|each|all)\b|(?: the)(?! (?:company|startup|vendor|model|app|lab|team)\b)"
)
_BEGINS = lazy(r"[.!?:] [*_\"']*$|\n[ \t>*_-]*$")
""" "Recraft the headline." begins a sentence: then the capital makes no name of it."""
_VERSIONED = lazy(r" v?\d")
_PLAN = lazy(
    r"(?:['\u2019]s)? (?:plus|pro|go|business|free|enterprise) (?:is|was|costs?|at|for|plans?|subscri\w+|members?\w*|accounts?|includes?|gives?|you|users?|covers?|comes)\b|(?:['\u2019]s)? (?:plus|pro|go|business) ?[(,:]"
)
"""Makes an app's name the name of a plan, whose price can be checked whatever the text is about."""
_AFTER_A_PREPOSITION = lazy(
    r"(?:^|\W)(?:with|in|on|at|using|via|through|from|by|like|of|for|and|or|than|versus|vs\.?|to use|use|try|called|is|choose)\W+$"
)


class Surroundings:
    """The text around some names. ``lower`` is the text in small letters, ``start`` its offset, ``cues`` are its bits."""

    def __init__(self, lower: str, start: int, cues: int, mentions: Sequence[Mention]) -> None:
        self._lower, self._start, self._cues = lower, start, cues
        self._mentions = mentions

    @Once
    def _other(self) -> bool:
        return self._holds(_OTHER)

    @Once
    def _models(self) -> bool:
        return self._holds(_CONTEXT)

    @Once
    def _pictures(self) -> bool:
        return self._holds(_PICTURES)

    @Once
    def _beside(self) -> bool:
        """Whether a model is named beside it by a name that means nothing else."""
        return any(mention.models and not mention.weak and mention.kind != "app" for mention in self._mentions)

    def _holds(self, what: Cued) -> bool:
        return bool(self._cues & what.bit and what.pattern.search(self._lower))

    def means(self, mention: Mention) -> bool:
        """Whether a name stands for a model here."""
        if mention.text.lower() == "recraft" and self._is_verb(mention):
            return False
        if mention.kind == "family" and _LICENCE.match(self._lower, mention.end - self._start):
            return False  # the name of a licence
        if mention.kind == "family" and _COMPANY.match(self._lower, mention.end - self._start):
            return False
        if mention.text.lower().startswith("chatgpt") and _FEATURE.match(self._lower, mention.end - self._start):
            return False
        if _OF_LICENCE.match(self._lower, mention.end - self._start):
            return False
        if mention.text.lower() == "nano banana" and _FRUIT.match(self._lower, mention.end - self._start):
            return False
        if not mention.weak:
            return True
        if self._other:
            return False
        if mention.kind == "app":
            return self._pictures or self._holds(_API) or bool(_PLAN.match(self._lower, mention.end - self._start))
        after = mention.end - self._start
        member = mention.kind == "family" and _MEMBER.match(self._lower, after)
        of_google = ("imagen-" in mention.text and "-generate" in mention.text) or (
            mention.text.startswith("Imagen") and (self._holds(_GOOGLES) or bool(_LINE.match(self._lower, after)))
        )
        of_adobe = mention.text.startswith("Firefly") and "adobe" in self._lower
        product = mention.text[0].isupper() and _PRODUCT.match(self._lower, after)
        return bool(
            self._models
            or of_google
            or of_adobe
            or member
            or product
            or (_VERSIONED.search(mention.text) and self._beside)
        )

    def _is_verb(self, mention: Mention) -> bool:
        """ "An editor will recraft every caption"."""
        start, end = mention.start - self._start, mention.end - self._start
        before = self._lower[max(0, start - 12) : start]
        if mention.text[0].isupper():
            return bool(_ORDER.match(self._lower, end)) and (not before.strip() or bool(_BEGINS.search(before)))
        return bool(_VERB.match(self._lower, end)) and not _AFTER_A_PREPOSITION.search(before)
