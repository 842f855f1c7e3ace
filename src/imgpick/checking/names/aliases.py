"""Two names in one sentence that are said to mean the same, and the ids by which a model is called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import AMBIGUOUS, CONTRADICTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb.base import Base
from imgpick.kb.wording import listed

_STANDS_FOR = lazy(
    r"(?:gives?(?: you)?|returns?|serves?|is|runs?|maps to|points (?:at|to)|resolves to|stands for|means|calls|loads|gets you|belongs to|is that of|is (?:the )?(?:api )?(?:id|name) (?:of|for)|[(=:]|\u2192|->|refers to|routes to|equals|(?:is what|,? ?which) (?:[\w'\u2019]+ ){1,3}?(?:calls?|knows? as|lists? as|names?))(?: the| google's| openai's)?"
)
_ALIAS = lazy(
    r"[\s,(\u2014\u2013-]*(?:which is|that is|who is|that's|also known as|also called|a\.?k\.?a\.?|i\.e\.|is|officially|formally|otherwise known as|better known as)(?: (?:really|actually|just|simply|in fact|officially|also|better|often|sometimes|commonly|widely|usually|nothing but|only|the same as|the same model as|another name for|the (?:nick|marketing |public |official )?name (?:of|for)|called|known as))*(?: the| google's| openai's)?"
)
_NICKNAME = lazy(
    r"['\u2019]s (?:full |official |formal |real |proper |api )+name is(?: the| google's| openai's)?|,? (?:the|a|an) (?:(?:nick|code|pet|trade|marketing|working) ?)?names? (?:that )?(?:[\w'\u2019]+ ){1,4}?(?:gave|gives?|chose|picked|uses?|reserved?) (?:to|for)(?: the| google's| openai's)?|,? which (?:[\w'\u2019]+ ){1,3}?(?:calls?|knows? as|dubs?|nicknames?)(?: the)?|[\s,(\u2014\u2013-]*(?:which |that |who )?(?:is|was|turned out to be|turns out to be|proved to be|stands for|hides) "
    r"(?:(?!not\b|no\b|only\b)[\w'\u2019]+ ){0,4}?"
    r"(?:(?:cover|code|nick|pet|street|popular|common|everyday|working|marketing|public|internal|official|trade|brand|project|consumer|stage) ?names? (?:of|for)"
    r"|(?:sold|marketed|branded|shipped|listed) (?:\w+ )?as|what (?:[\w'\u2019]+ ){1,4}?(?:calls?|knows? as|names?))"
    r"(?: what (?:[\w'\u2019]+ ){1,4}?(?:calls?|knows? as|names?))?(?: the| google's| openai's)?"
)
"""Joins two names of which one is said to be another name of the other."""
_OTHER_THAN = lazy(
    r"\b(?:replacement|alternative|successor|heir|rival|equivalent|answer|competitor|upgrade|predecessor)s? (?:for|to|of|from) (?:the )?[`*_\"]*$"
)
""" "The replacement for A is B" names two models."""
_JOINT = 40
"""Characters before a name in which such words stand."""
_ARROW = lazy(r"\u2192|->|=>")
_TO_GET = lazy(r"\b(?:to (?:get|use|call|run|reach|access|try|request)|for|want|prefer) (?:the )?$")
_TAKE_ID = lazy(
    r"\b(?:pass|set|use|send|call|request|specify|put|enter|write|type|choose|select)\b[ :=`\"']*(?:the )?(?:model )?(?:id |name |string )?[`\"']*$"
)
_TAKEN = lazy(r"[`\"']*(?:$|[.,;:!?)]| (?:as|in|for|on|to)\b)")
_ALIAS_SURE = lazy(
    r"which is|that is|also (?:known|called)|a\.?k\.?a|i\.e|otherwise|better known|really|actually|simply|another name|the same|name (?:of|for)|known as|called|just|nothing but|officially|formally"
)
_WANTED = lazy(r"[`\"'*_]* (?:(?:when(?:ever)?|if) (?:you|one) (?:wants?|needs?|prefers?)|to get|for) (?:the )?[`*_]*")
_CALLS = lazy(r"\b(?:call|use|pass|send|request|set) (?:the )?(?:model |id )*(?:to )?[`\"'*_]*$")
_ITS_ID = lazy(r"[`\"'*_]*[\s,(]+(?:with )?(?:the )?(?:api |model )?(?:id|identifier|string)(?: is|:|=)? ?[`\"'*_]*")
_IS = lazy(r" is(?: google's| openai's)?")
_AND = lazy(r"[`*_\"]* and(?: the)?")
_ARE_ONE = lazy(
    r"[`*_\"]* are (?:really |actually |just |simply |in fact )?(?:one and )?the same(?: model| thing| engine)?(?=[.,;:]|$| under\b)"
)
""" "A and B are the same model"."""
_RUNS_ON = lazy(r"[\s`*_,(]*(?:which )?(?:(?:runs|is built|is based) on|(?:is )?powered by)(?: the)?")
_GOES_BY = lazy(
    r"[\s`*_,(]*(?:(?:which|that) )?(?:(?:is|are) )?(?:(?:now|actually|simply|officially|really) )?(?:goes by|answers to|corresponds to|maps (?:on)?to|called|known|listed|exposed|(?:sold|served|offered|reached|reachable|available|found) (?:under|as)|under|(?:has|bears|carries)(?= the (?:(?:api|model) )*(?:id|name|identifier|slug|string)))"
    r"(?: (?:in|on|to|by) (?:the |its )?(?:[\w-]+ ){0,2}?(?:api|developers|code|ai studio|vertex(?: ai)?))?(?: as)?(?: the (?:(?:api|model) )*(?:id|name|identifier|slug|string)(?: of)?)?(?: the)?"
)
""" "NAME goes by ID", "NAME is known in the API as ID"."""
_ENDS = lazy(r"[`\"'*_)]*(?:$|[.,;:!)]| (?:and|with|under|in disguise|in the api)\b)")
"""Ends what a model is said to be: "A is B." """
_KNOWN_AS = lazy(
    r"\b(?:known (?:to (?:the|its) api |in the api |officially |internally |to developers )?as|(?:also|officially) (?:called|known as)|whose (?:api )?(?:id|name) is|api (?:id|name):?|called) (?:the )?[`\"'*_]*$"
)
_CALL = lazy(r"\b(?:calls?|called|names?) (?:the )?[`\"'*_]*$")
_BRACKET = lazy(r"[`\"'*_]* \([`\"'*_]*")
_CLOSED = lazy(r"[`\"'*_]*\)")
_SAID_OF = lazy(
    r"[`\"'*_]* (?:is|was|has|had|gets?|got|will|can(?:not)?|does|did|and|or|users?|had|went|ends?|ended)\b"
)
_PINNED = lazy(r"-(?:\d{4}-\d{2}-\d{2}|preview)$")


def judge(reading: Reading) -> Iterator[Claim]:
    """What a sentence with two models or more says of their names."""
    yield from _id_of_another(reading)
    yield from _alias_of_another(reading)
    yield from _first_of_line(reading)


def also_known(reading: Reading) -> Iterator[Claim]:
    """ "Known to the API as X", of the model that the text goes on about."""
    mention = reading.models[0] if len(reading.models) == 1 else None
    subject = reading.subject
    if not mention or not subject or {mention.kind, subject.kind} != {"exact"} or mention.models == subject.models:
        return
    if _KNOWN_AS.search(reading.lower, max(0, mention.start - 50), mention.start):
        one, other = (reading.context.base.model(m.models[0]) for m in (subject, mention))
        yield reading.claim(
            "naming", (mention.start, mention.end), CONTRADICTED, (one.id, other.id), rule="naming-two-models",
            message=f"{mention.text} is {other.name}, not {one.name}", advice=f"write {listed(api_ids(reading.context.base, one.id), 'or')}",
        )  # fmt: skip


def other_generation(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """ "NAME (Gemini 2.5)", where the model's own name has another number."""
    match = _GENERATION.match(reading.lower, mention.end) if mention.kind == "exact" and not mention.id_like else None
    if match is None:
        return
    base = reading.context.base
    rows = base.model(mention.models[0]).raw.get("names", ())
    names = [str(row["name"]) for row in rows if row["kind"] != "wrong"]
    known = [found.group(1) for name in names if (found := _GEMINI.search(name.casefold()))]
    said = match.group(1) or match.group(2)
    if known and float(said) not in map(float, known):
        model = base.model(mention.models[0])
        yield reading.claim(
            "naming", (mention.start, match.end()), CONTRADICTED, mention.models, rule="naming-two-models",
            message=f"{model.name} is of Gemini {known[0]}, not {said}", advice=f"write Gemini {known[0]}",
        )  # fmt: skip


_GENERATION = lazy(
    r"[`*_]*(?: (?:image )?model)?(?: \(|, )(?:(?:which is |that is )?(?:officially |formally |also |better |really |technically )?(?:known as|called|named|is|the) )?(?:google )?gemini[ -](\d(?:\.\d)?)(?: (?:flash|pro|flash[- ]lite))?(?: image)?(?:\)|(?=[,;]|\.(?!\d)|$))"
    r"|[`*_]*,? (?:(?:is|was) )?(?:built on|based on|powered by|runs on|running on) (?:top of )?(?:google['\u2019]s )?gemini[ -](\d(?:\.\d)?)"
)
_GEMINI = lazy(r"\bgemini[ -](\d(?:\.\d)?)\b")


def api_ids(base: Base, model: str) -> list[str]:
    """The ids of a model on its vendor's own API, without those that only pin another one to a day or preview it."""
    vendor = base.model(model).vendor
    ids = [
        str(row["name"])
        for row in base.model(model).raw.get("names", ())
        if row["kind"] == "api" and "route" in row and vendor in base.route(row["route"]).vendors
    ]
    return [name for name in ids if not ((pinned := _PINNED.search(name)) and name[: pinned.start()] in ids)]


def _id_of_another(reading: Reading) -> Iterator[Claim]:
    """An id that is said to stand for a model that has another id."""
    base = reading.context.base
    for first, second in pairwise(reading.models):
        if (first.kind, second.kind) != ("exact", "exact") or first.models == second.models:
            continue
        taken, meant = (first, second) if _stands_for(reading, first, second) else (second, first)
        if taken is second and not _to_get(reading, first, second):
            continue
        wanted = listed(api_ids(base, meant.models[0]), "or")
        yield reading.claim(
            "naming", (first.start, second.end), CONTRADICTED, (*taken.models, *meant.models), rule="naming-id-of-another",
            message=f"{taken.text} is {base.model(taken.models[0]).name}, not {meant.text}",
            advice=f"write {wanted}" if wanted else "",
        )  # fmt: skip


def _stands_for(reading: Reading, first: Mention, second: Mention) -> bool:
    """ "ID is NAME", "they call ID NAME"."""
    joint = reading.lower[first.end : second.start]
    if first.id_like and not second.id_like and not joint.strip(" `\"'*_"):
        return bool(_CALL.search(reading.lower, 0, first.start))
    if second.id_like and _ARROW.search(joint):
        return False  # one is changed for the other
    wanted = _WANTED.fullmatch(joint) and _CALLS.search(reading.lower, 0, first.start)
    if first.id_like and not second.id_like and wanted and _ENDS.match(reading.lower, second.end):
        return True  # "call ID when you want NAME"
    if joint.strip(" `\"'*_") == "(" and _SAID_OF.match(reading.lower, second.end):
        return False  # "ID (NAME is gone, too)"
    return first.id_like and bool(_STANDS_FOR.fullmatch(joint.strip(" `\"'")))


def _to_get(reading: Reading, first: Mention, second: Mention) -> bool:
    """ "To get NAME, pass ID"."""
    joint = reading.lower[first.end : second.start]
    if second.id_like and not first.id_like and _ITS_ID.fullmatch(joint):
        return True  # "NAME (model id: ID)"
    return (
        second.id_like
        and not first.id_like
        and len(joint) < 60
        and bool(_TO_GET.search(reading.lower[max(0, first.start - 20) : first.start]))
        and bool(_TAKE_ID.search(joint))
        and bool(_TAKEN.match(reading.lower, second.end))
        and not regex(r"\b(?:or|instead|rather|not|than|unless|otherwise|cheaper)\b").search(joint)
    )


def _alias_of_another(reading: Reading) -> Iterator[Claim]:
    """Two names that are said to mean the same model though they mean two."""
    base = reading.context.base
    for first, second in pairwise(reading.models):
        joint = reading.lower[first.end : second.start].rstrip(" `\"'")
        if (
            first.id_like
            or {first.kind, second.kind} - {"exact", "product"}
            or set(first.models) & set(second.models)
            or reading.lower.startswith(("'s", "\u2019s"), second.end)
            or not (
                _NICKNAME.fullmatch(joint)
                or _in_brackets(reading, first, second)
                or (_ALIAS.fullmatch(joint) and _ALIAS_SURE.search(joint))
                or (second.id_like and (_RUNS_ON.fullmatch(joint) or _GOES_BY.fullmatch(joint)))
                or (_is_gemini(second) and not _is_gemini(first) and _RUNS_ON.fullmatch(joint))
                or (_IS.fullmatch(joint) and _ENDS.match(reading.lower, second.end))
                or (_AND.fullmatch(joint) and _ARE_ONE.match(reading.lower, second.end))
            )
            or _OTHER_THAN.search(reading.lower[max(0, first.start - _JOINT) : first.start])
        ):
            continue
        one, other = base.model(first.models[0]), base.model(second.models[0])
        yield reading.claim(
            "naming", (first.start, second.end), CONTRADICTED, (one.id, other.id), rule="naming-two-models",
            message=f"{first.text} and {second.text} are two models: {one.name} and {other.name}", advice="name one of them",
        )  # fmt: skip


def _is_gemini(mention: Mention) -> bool:
    """Whether a model is called by the name that Google's documents use, and not by its nickname."""
    return mention.text.lower().startswith("gemini")


def in_cell(reading: Reading) -> Iterator[Claim]:
    """The id of another model in a column of ids, or another name beside an id."""
    subject, base = next(iter(reading.near), None), reading.context.base
    mention = _of_column(reading, subject) if subject else None
    if not subject or not mention or {subject.kind, mention.kind} != {"exact"}:
        return
    if not set(subject.models) & set(mention.models):
        name, other = (subject, mention) if mention.id_like else (mention, subject)
        taken, meant = base.model(other.models[0]), base.model(name.models[0])
        yield reading.claim(
            "naming", (mention.start, mention.end), CONTRADICTED, (taken.id, meant.id), rule="naming-id-of-another",
            message=f"{other.text} is {taken.name}, not {meant.name}", advice=f"write {listed(api_ids(base, meant.id), 'or')}",
        )  # fmt: skip


def _of_column(reading: Reading, subject: Mention) -> Mention | None:
    """The id in a column of ids; the name in one of names, where the row's label is an id."""
    by_row = any(map(_ID_HEAD.fullmatch, reading.aside.split(" | ")[1:2])) and subject.text.casefold() in reading.head
    if _ID_HEAD.fullmatch(reading.head) or by_row:
        return next((m for m in reading.models if m.id_like), None)
    heads = reading.heads.casefold()
    if not subject.id_like or not _NAME_HEAD.fullmatch(reading.head) or _CHANGES.search(heads):
        return None
    told = "name" in reading.head or "known" in reading.head or any(map(_ID_HEAD.fullmatch, heads.split(" | ")))
    named = reading.models[0] if len(reading.models) == 1 and told else None
    return None if named is None or named.id_like else named


def opened_by_id(reading: Reading) -> Iterator[Claim]:
    """The id of another model right behind the name that an item begins with: "**X** – June. `id-of-y`, 1K only"."""
    mention = reading.models[0]
    before = [m for m in reading.near if m.models and m.start < reading.start]
    named = before[-1] if before else None
    if (
        not mention.id_like
        or mention.start > 1
        or not named
        or named.id_like
        or reading.start - named.start > _AT_HEAD
        or {named.kind, mention.kind} != {"exact"}
        or set(named.models) & set(mention.models)
        or not _ENDS.match(reading.lower, mention.end)
        or _CHANGES.search(reading.lower)
    ):
        return
    base = reading.context.base
    taken, meant = base.model(mention.models[0]), base.model(named.models[0])
    yield reading.claim(
        "naming", (mention.start, mention.end), CONTRADICTED, (taken.id, meant.id), rule="naming-id-of-another",
        message=f"{mention.text} is {taken.name}, not {meant.name}", advice=f"write {listed(api_ids(base, meant.id), 'or')}",
    )  # fmt: skip


_AT_HEAD = 100
"""Characters from the name that an item begins with to the id."""
_ID_HEAD = lazy(r"\W*(?:(?:api |model )*(?:id|ids|identifier|slug|string|api name|model name)|endpoint|api model)\W*")
_NAME_HEAD = lazy(
    r"\W*(?:(?:also |better )?known as|aka|(?:display |product |marketing |common |friendly |public |model |nick)?name|nickname|model|what it is|stands for)\W*"
)
_CHANGES = lazy(
    r"\b(?:replac\w*|old|new|former\w*|from|instead|success\w+|predecessor|deprecat\w*|retire\w*|supersed\w*|migrat\w*|was|like|than|alternatives?)\b"
)
"""Sets one model beside another that takes its place."""


def stranger(reading: Reading) -> Iterator[Claim]:
    """ "Nano Banana (Imagen 3)": a version that the base does not have, of a family that is another one."""
    base = reading.context.base
    for first, second in pairwise(reading.mentions):
        known, unknown = (first, second) if second.kind == "unknown-version" else (second, first)
        joint = reading.lower[first.end : second.start]
        joined = (_BRACKET.fullmatch(joint) and _CLOSED.match(reading.lower, second.end)) or _NICKNAME.fullmatch(
            joint.rstrip(" `\"'\u201c")
        )
        if unknown.kind != "unknown-version" or not known.models or not joined or known.kind == "app":
            continue
        families = {base.model(key).family for key in known.models}
        tops = families | {str((base.raw(f"family/{key}") or {}).get("parent", "")) for key in families}
        if unknown.family and unknown.family not in tops:
            yield reading.claim(
                "naming", (first.start, second.end), CONTRADICTED, known.models[:1], rule="naming-two-models", severity=WARNING,
                message=f"{unknown.text} is another line than {known.text}", advice=f"write {known.text}",
            )  # fmt: skip


def _first_of_line(reading: Reading) -> Iterator[Claim]:
    """ "Nano Banana (Gemini 3 Pro Image)": the bare name of a line, in front of another name of a later model."""
    base = reading.context.base
    for first, second in pairwise(reading.models):
        if (first.kind, second.kind) != ("family", "exact") or not _in_brackets(reading, first, second):
            continue
        plain = next((key for key in first.models if base.model(key).name.startswith(f"{first.text} (")), "")
        if plain and plain not in second.models:
            one, other = base.model(plain), base.model(second.models[0])
            yield reading.claim(
                "naming", (first.start, second.end), AMBIGUOUS, (one.id, other.id), rule="naming-two-models", severity=WARNING,
                message=f"{second.text} is {other.name}; {first.text} without more is {one.name}", advice=f"write {other.name}",
            )  # fmt: skip


def _in_brackets(reading: Reading, first: Mention, second: Mention) -> bool:
    """ "NAME (OTHER NAME)", of one vendor: brackets with nothing else in them say what is meant."""
    one, other = (reading.context.base.model(m.models[0]) for m in (first, second))
    alone = (
        len({m.models for m in reading.models}) == 2 and not reading.amounts
    )  # else one may be held against the other
    return (
        (one.vendor == other.vendor or alone)
        and bool(_BRACKET.fullmatch(reading.lower, first.end, second.start))
        and bool(_CLOSED.match(reading.lower, second.end))
    )
