"""Names: old, wrong, unknown, without a version, or a product's name where an id is meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from imgpick.checking.facts import phrases
from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.names import aliases, ids, siblings
from imgpick.checking.names.aliases import api_ids
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, NOT_IN_BASE, OUTDATED, SUGGESTION, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.base import Base
from imgpick.kb.model import Model
from imgpick.kb.standing import stage
from imgpick.kb.wording import listed

_TALKED_OF = r"formerly|previously|old name|also known as|a\.k\.a|aka|renamed|nickname|code ?name|called|known as|replaced by|instead|no such|not exist|n't exist|never existed|no (?:\w+ )?(?:model|version|thing|product) (?:of|by|with|called)|call(?:s|ed|ing)? (?:it|this|that)(?! (?:as )?`)|so[- ]called|wrong name|misnamed|typo|(?:believed|thought|assumed|said|rumou?red) (?:it |this |that )?(?:was|to be)"
"""Turns that speak of a name instead of using it."""
_SAYS_NOTHING = cued(
    rf"\b(?:{_TALKED_OF}|shuts? down|shutdown|discontinued|sunset|switched off|turned off|retired?|removed?|alpha|beta|successor|predecessor|before|after|older)\b"
)
_OLD_COLUMN = lazy(
    r"\b(?:old|retired|former|previous|legacy|dead|gone|from|before|deprecated|outdated|replaced?|was|shut ?down|discontinued|sunset|removed)\b"
)
_ENDS_COLUMN = lazy(r"\b(?:shut-? ?down|retire\w*|replacement|deprecat\w+|sunset|end[- ]of[- ]life|eol)\b")
"""Heads a table that tells itself which ids end."""
_NO_NAME = cued(
    rf"\b(?:{_TALKED_OF}|turns? up in|made[- ]up|invented|there(?:'s| is| was) (?:still |as yet )?no|neither (?:\w+ )?exists?|neither (?:[^.;]|\.(?=\d)){{2,40}} nor (?:[^.;]|\.(?=\d)){{2,40}} exists?|in vain|(?:nor|neither) (?:is|was) there)\b"
)
_DENIED_BEFORE = lazy(
    r"\b(?:(?:has|have|had|sells?|offers?|makes?|ships?|knows?) no|(?:never|not|n['\u2019]t) (?:yet |actually |even )?(?:released?|ship(?:ped)?|launch(?:ed)?|announced?|made?|make|sell|sold|have|had|offer(?:ed)?|built|build|published?|was|been|seen)(?: an?| any)?|(?:nobody|no one) has (?:ever )?(?:seen|used|tested|tried)(?: an?)?|(?:mis)?t(?:ook|aken?) (?:[^.;,]{1,40}? )?for(?: the| an?)?)(?: (?:model|thing|such thing as|model called|model named))? [`*_\"\u201c]*$"
)
_DENIED_BEHIND = lazy(
    r"[`*_\"\u201d]*(?:, [^,;.]{2,40},)? (?:is|was)(?: not|n['\u2019]t) (?:an? |the |[\w]+['\u2019]s )(?:[\w-]+ )?(?:image )?(?:model|generator)\b|[`*_\"\u201d]*(?: image model)? (?:has|have|was|were|is|are)(?: not|n['\u2019]t| never)(?: yet| ever)?(?: been)? (?:announced|released|launched|out|shipped|planned|a thing|real|a (?:real )?model)\b"
)
"""Say that what is named is not there."""
_ALSO = lazy(r"[`\"'*_]*[\s,(]{1,3}(?:aka|a\.k\.a\.?|also known as|better known as) (?:the )?[`\"'*_]*")


def judge(reading: Reading) -> Iterator[Claim]:
    """The findings about the names in a sentence, headings included."""
    for mention in reading.mentions:
        if mention.kind == "old":
            yield from _old(reading, mention)
        elif mention.kind == "wrong" or (mention.kind == "other" and _is_no_image_model(reading, mention)):
            yield from _wrong(reading, mention)
        elif mention.kind == "unknown-version":
            yield from _version(reading, mention)
        elif mention.kind == "unknown-id":
            yield from ids.unknown(reading, mention)
        else:
            yield from ids.of_product(reading, mention)
            yield from () if reading.silent else aliases.other_generation(reading, mention)
            yield from _variant(reading, mention)
    if not reading.silent:
        yield from _beside_others(reading)


def _beside_others(reading: Reading) -> Iterator[Claim]:
    """What is wrong with names that stand beside one another."""
    if any(mention.kind == "unknown-version" for mention in reading.mentions):
        yield from aliases.stranger(reading)
    if reading.kind == "row":
        yield from aliases.in_cell(reading)
    if reading.kind == "item" and reading.models:
        yield from aliases.opened_by_id(reading)
    if len(reading.models) > 1:
        yield from aliases.judge(reading)
    elif reading.subject:
        yield from aliases.also_known(reading)


def _denied(reading: Reading, mention: Mention) -> bool:
    """Whether a sentence says that there is nothing of a name."""
    before = _DENIED_BEFORE.search(reading.lower, max(0, mention.start - 60), mention.start)
    return bool(before or _DENIED_BEHIND.match(reading.lower, mention.end))


def _instead(reading: Reading, mention: Mention, names: list[str]) -> str:
    """What to write in place of a wrong name."""
    if mention.text.startswith(tuple(names)) and names and ids.DATED.search(reading.lower):
        return f"leave the snapshot out: there is only {listed(names, 'or')}, which may change"
    return f"write {listed(names, 'or')}" if names else "name the image model"


_YEARS = lazy(r"(?:^|\| )\W*(20\d\d)\W*(?:\||$)")
"""A year in a cell of its own."""


def _is_no_image_model(reading: Reading, mention: Mention) -> bool:
    """Whether another product is taken for an image model."""
    return mention.image == "no" and bool(
        regex(r"\bimage[- ](?:model|generat\w+)|\btext[- ]to[- ]image\b").search(reading.lower)
    )


_GIVEN_UP = lazy(
    r"\b(?:replac\w+|swap|renam\w+|migrat\w+|(?:switch|move|away|change|upgrade) from|not|never|n['\u2019]t|instead of|rather than|drop|retire|still (?:calls?|uses?|says?|sends?|names?|has)|stop (?:using|calling|sending))\b(?:(?!\b(?:for|with|to|by)\b)[^.;])*$"
)
_IS_GONE = lazy(
    r"[`\"'\u201d*_]*,? (?:(?:has |have )?(?:stopped|ended|died|expired|vanished)|(?:is|was|has been|will be|are) (?:now )?(?:answered by|redirected to|gone|dead|shut|retired|removed|switched off|turned off|no more|an? old)|(?:now )?(?:(?:redirects?|points?|resolves?|leads?) to|lands? on)|no longer|does not|doesn['\u2019]t|(?:to|with|by|becomes?|became) [`\"']|(?:\u2192|->))"
)


def _old(reading: Reading, mention: Mention) -> Iterator[Claim]:
    if reading.past or reading.silent == "reported" or reading.search(_SAYS_NOTHING):
        return
    if mention.id_like and reading.boards:
        return  # as the board calls it
    if reading.kind == "row" and (_OLD_COLUMN.search(reading.aside) or _ENDS_COLUMN.search(reading.heads.casefold())):
        return
    years = [day.value[:4] for day in reading.days] + (_YEARS.findall(reading.aside) if reading.kind == "row" else [])
    if any(year < reading.context.written[:4] for year in years):
        return  # it tells of another year
    base = reading.context.base
    new = [
        name for key in mention.models for name in (api_ids(base, key) if mention.id_like else [base.model(key).name])
    ]
    if mention.id_like and (_spoken_of(reading, mention, new) or _told_before(reading, mention)):
        return
    yield reading.claim(
        "naming", (mention.start, mention.end), OUTDATED, mention.models, rule="naming-old-name",
        message=f"“{mention.text}” is an old name{_because(mention)}", advice=f"write {listed(new, 'or')}" if new else "",
        fix=ids.replacement(reading, mention, new) if mention.id_like else None,
    )  # fmt: skip


def _spoken_of(reading: Reading, mention: Mention, right: list[str]) -> bool:
    """Whether an id is told to be replaced or gone, not to be used: a repair would make nonsense of that."""
    return (
        any(m.text in right for m in reading.mentions if m is not mention)
        or bool(_GIVEN_UP.search(reading.lower, max(0, mention.start - 40), mention.start))
        or bool(_IS_GONE.match(reading.lower, mention.end))
    )


def _told_before(reading: Reading, mention: Mention) -> bool:
    """Whether the text has just said itself that an id ends."""
    before = reading.setting[-_BEFORE:]
    return mention.text.lower() in before and bool(_ENDS.search(before))


_BEFORE = 300
_ENDS = lazy(
    r"\b(?:shut(?:s|ting)?) down\b|\b(?:retire[sd]?|retiring|deprecated?|deprecates|sunset\w*|discontinued?|ends on|switched off)\b"
)


def _quoted(reading: Reading, mention: Mention) -> bool:
    """Whether a name stands in quotation marks: it is spoken of, not used."""
    return reading.text[max(0, mention.start - 1) : mention.start] in ('"', "\u201c", "\u2018", "\u201e")


def _because(mention: Mention) -> str:
    return f": {mention.note}" if mention.note else ""


_OFFICIALLY = lazy(
    r" is (?:now )?(?:called|named|listed as) [`*_\"]*$|(?: (?:image )?model)?[\s,(]*(?:(?:which is |that is )?(?:officially |formally |also )+(?:known as|called|named)|,? known as) (?:the |google['\u2019]s )?[`*_\"]*$"
)


def _given_as_name(reading: Reading, mention: Mention) -> bool:
    """ "X, officially known as NAME": the name is given, not talked of."""
    before = next((m for m in reversed(reading.mentions) if m.end <= mention.start), None)
    return (
        before is not None
        and bool(set(before.models) & set(mention.models))
        and bool(_OFFICIALLY.search(reading.lower, before.end, mention.start))
    )


def _asserted(reading: Reading, mention: Mention) -> bool:
    """Whether an id is used, and its model's name only added: "ID (aka NAME) costs ..."."""
    if _given_as_name(reading, mention):
        return True
    also = _ALSO.match(reading.lower, mention.end) if mention.id_like else None
    named = also and next((m for m in reading.mentions if m.start == also.end()), None)
    if not also or not named or not set(named.models) & set(mention.models):
        return False
    return not _NO_NAME.pattern.search(f"{reading.lower[: mention.end]} {reading.lower[named.end :]}")


_CALLED_SO = lazy(
    r"\b(?:call(?:s|ed)?|named?|nickname[ds]?|christened) (?:our|my|his|her|their|the|this) (?!api\b|model\b|id\b)[a-z]+ $"
)


def _wrong(reading: Reading, mention: Mention) -> Iterator[Claim]:
    if reading.silent or (mention.models and reading.search(_NO_NAME) and not _asserted(reading, mention)):
        return
    if _denied(reading, mention):
        return
    if _CALLED_SO.search(reading.lower, max(0, mention.start - 40), mention.start):
        return  # "we call our toddler DALL-E 4"
    if "/" in mention.text and not mention.id_like:
        return  # two models: "X 2/Pro"
    if " in " in mention.text and _GIVEN_UP.search(reading.lower, max(0, mention.start - 40), mention.start):
        return  # what an app had before
    owner = mention.note.partition("'s own ")[0].lower() if "'s own " in mention.note else ""
    if owner and owner in reading.lower:
        return  # another vendor's, as the text says itself
    base = reading.context.base
    names = [
        name
        for key in mention.models[:3]
        for name in (mention.id_like and api_ids(base, key)) or [base.model(key).name]
    ]
    if mention.id_like and _spoken_of(reading, mention, names):
        return
    yield reading.claim(
        "naming", (mention.start, mention.end), CONTRADICTED, mention.models, rule="naming-wrong",
        severity=SUGGESTION if _quoted(reading, mention) else "",
        message=f"“{mention.text}” is no name of a model{_because(mention)}", advice=_instead(reading, mention, names),
        fix=ids.replacement(reading, mention, names) if mention.id_like else None,
    )  # fmt: skip


def _version(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """A version that the base does not know: newer than all is doubtful, older may only be missing here."""
    if reading.silent or reading.past or reading.search(_NO_NAME) or _VIDEO.search(reading.lower):
        return
    if _denied(reading, mention):
        return
    base, today = reading.context.base, reading.context.today
    newer = 0 < _latest(base, mention.family) < float(mention.note)
    if newer and regex(
        r"\b(?:when|once|wait(?:ing)? for|next|upcoming|future|will|expect\w*|soon|coming|announce[ds]?)\b"
    ).search(
        reading.lower,
    ):
        return
    current = base.current(mention.family, today)
    yield reading.claim(
        "naming", (mention.start, mention.end), NOT_IN_BASE, (), rule="naming-unknown-version",
        severity=WARNING if newer and not _quoted(reading, mention) else SUGGESTION,
        message=f"the base of {base.newest_fact} knows no {mention.text}{_last(base.model(current), today) if current else ''}",
        advice="check the version" if newer else "an older model that the base does not have: claims about it are not checked",
    )  # fmt: skip


def _last(model: Model, today: str) -> str:
    """Which one of a family is current, or was the last where that has ended."""
    over = model.life(today).status == "retired"
    return f"; the last one is gone: {stage(model, today)}" if over else f"; the current one is {model.name}"


@lru_cache(maxsize=256)
def _latest(base: Base, family: str) -> float:
    """The highest version of a family's members; 0 where none has a number."""
    names = (base.model(key).name for key in base.members(family))
    return max((float(n) for name in names for n in regex(r"\d+(?:\.\d+)?").findall(name)[:1]), default=0.0)


_VIDEO = lazy(r"\bvideos?\b|\bwith audio\b")


def _variant(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """A sibling that a model or family does not have, where the sentence does not say so itself."""
    found = siblings.judge(reading, mention)
    if found and not (reading.silent or reading.search(_NO_NAME) or _denied(reading, mention)):
        yield found


_TELLS_APART = cued(
    r"\bthe \[(?:dev|pro|max|flex|klein|schnell)\]|\b(?:among|some (?:of|models|versions|variants)|several|one of|each (?:of|version|variant|model|member|tier)|respectively|(?:every|all|any) (?:image )?(?:model|version|one)|variants?|versions|models|members|family|line|lineup|\d+b\b|depend\w*|differs?|vary|varies|(?<![\w.$])\d\.\d(?![\d%x])|the (?:dev|pro|max|flex|klein|schnell|lite|mini|turbo|flash|open)\b|\[?(?:dev|pro|max|flex|klein|schnell|lite|flash)\]? (?:for|as|when|if)\b)"
)


def tells_apart(reading: Reading) -> bool:
    """Whether a sentence speaks of several versions of a family, or names one without the family or beside it."""
    families = [set(m.models) for m in reading.models if m.kind in ("family", "ambiguous")]
    if any(m.kind == "exact" and any(set(m.models) < own for own in families) for m in reading.mentions):
        return True
    return any(not reading.inside_name(*match.span()) for match in reading.finditer(_TELLS_APART))


def version_missing(reading: Reading, mention: Mention, what: str, severity: str = WARNING) -> Claim:
    """The finding that a family's name stands where its versions differ; none of a member that the base does not have."""
    unknown = (
        mention.kind == "family"
        and any(map(str.isdigit, mention.text))
        and siblings.VARIANT.match(reading.lower, mention.end)
    )
    return reading.claim(
        "naming", (mention.start, mention.end), AMBIGUOUS, mention.models,
        rule="" if unknown or tells_apart(reading) else "naming-version-missing", severity=severity,
        message=f"“{mention.text}” is no one model, and its versions differ {what}", advice=f"name the version: {phrases.names(reading.context.base, mention.models, 'or')}",
    )  # fmt: skip
