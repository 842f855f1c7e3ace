"""Life cycle: what is recommended though it is gone, and what is said to have ended."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.finding.lexicon import Mention
from imgpick.checking.grammar import words
from imgpick.checking.lifetime import ending, farewells, recommended
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import CONTRADICTED, OUTDATED, SUGGESTION, SUPPORTED, WARNING, Claim
from imgpick.checking.sentences.reading import Reading
from imgpick.kb import cite
from imgpick.kb.base import Base
from imgpick.kb.facts import Life
from imgpick.kb.model import Model
from imgpick.kb.standing import stage, successor

_AVAILABLE = cued(
    r"\b(?:available|supported|valid|accepted|allowed) (?:image )?(?:models?|values?|options?|ids?)(?::| (?:are|include)\b)|\b(?:keeps? (?:on )?(?:answering|responding|serving|selling|offering|supporting)|still (?:serves|sells|offers|supports)|(?:is|are|remains?|stays?) (?:still |also |currently |now |widely |fully )*(?:available|accessible|offered|served|supported|live|online|callable)|available (?:via|through|on|in|from|as)|can (?:still )?be (?:called|accessed|used)|still (?:powers|runs|drives|makes|renders|draws|generates|paints|creates)|(?:powers|drives|runs) (?:our|my|their)|(?:we|i) (?:still|now|currently|always|mostly|only) (?:run|use|call)|(?:is|are) still (?:answering|responding|up|running|working|around|online|sold|served)|still (?:works|answers|responds|available|callable|sold|served))\b"
)
GONE = cued(
    r"\b(?:retir\w+|deprecat\w+|shut(?:s|ting)? ?down|sunset\w*|discontinu\w+|no longer|removed|gone|replac\w+|supersed\w+|end[- ]of[- ]life|eol|legacy|the older (?:model|one|version|id|name|generation|release|api|line|flux|gpt|imagen|dall)|(?:an?|its|their) older?\b|older? (?:model|version|generation|release|api|name)|previous(?:ly)?|former(?:ly)?|predecessor|turned off|switched off|migrat\w+|instead of|rather than|avoid|don'?t|do not|never(?! (?:looks?|looked|regret|fail|disappoint))|stop(?:ped|s)? (?:using|working|drawing|offering|serving)|any ?more\b|any longer\b|does(?: not|n['\u2019]t) (?:\w+ )?(?:use|run|draw|rely|call|offer|ship|include)\b|was\b|were\b|had\b|used to|until|ended|history|since replaced|earlier|upgrade from|switch from|move (?:away )?from|moved on|phased? out|phasing|(?:gett?(?:ing)?|returns?|throws?|see(?:ing)?) (?:an )?errors?|(?:nobody|no one) (?:should|would|uses?|can|may|will|still|ought)|leave|leaving|ditch\w*|abandon\w*|dead|museum|your \w+ (?:will )?fails?|drop (?:it|gpt|imagen|dall|the)|compared (?:to|with)|(?<!more )(?<!fewer )(?<!less )than)\b"
)
_NO_END = cued(
    r"\bcan (?:still |also )?be (?:called|used|ordered|reached) (?:[\w-]+ ){0,3}?(?:until|till|through|into|beyond)\b|\b(?:no|without an?|not have an?|n['\u2019]t have an?) (?:announced |known |official |planned )?(?:retirement|end(?:-of-life)?|shut-?down|sunset|deprecation|end of life) (?:date|day|plans?|announce\w+|in sight)|\bwill keep (?:[\w.-]+ ){1,5}(?:running|alive|up|online|available|on sale) (?:until|till|through|into|for)\b|\b(?:stays?|remains?|keeps?|will (?:still )?(?:be|stay|remain)) (?:[\w-]+ ){0,2}?(?:online|available|up|supported|live|callable|selectable|answering|responding|running|working|alive|on sale|on the api|in the api) (?:(?:on|via|through|over|in) (?:[\w.]+ ){1,4}?)?(?:until|till|through|into|beyond|past)\b|\bannounced no (?:shut-?down|retirement|end(?:ing)?|sunset)\b|\bno (?:shut-?down|retirement|sunset) (?:of|for) (?:[^.;]|\.(?=\d)){2,40}? (?:has been|is|was) (?:announced|planned|known|scheduled)\b|\bha(?:s|ve)(?:n['\u2019]t| not) (?:yet )?(?:set|announced|named|given|published) (?:it )?(?:an? |any )?(?:end|shut-?down|retirement|sunset)\b|\bshould (?:run|last|stay|live) (?:[\w-]+ ){0,2}(?:into|until|through|for years|beyond)|\b(?:is|are) not (?:being )?(?:deprecated|retired|going away)|\bwill (?:stay|be supported|remain available|keep (?:running|supporting|serving|selling|offering)(?: it)?|go on|run)(?: \w+){0,2} (?:for years|next year|indefinitely|(?:in|through(?:out)?|until|into|beyond|past)(?: (?:all|the end|the whole|most))?(?: of)? 20\d\d)\b|\b(?:is|are|stays?|keeps? (?:you|it|your (?:code|app))) future[- ]proof\b|\balways (?:points?|resolves?|maps?|leads?|refers?) to (?:[\w']+ ){0,2}?(?:newest|latest|current|most recent)\b|\bpeace of mind (?:in|through(?:out)?|until|into|beyond)(?: (?:all|the end)(?: of)?)? 20\d\d"
)
_TILL = cued(
    r"\b(?:(?:stays?|remains?|lasts?|lives? on|(?:will|is going to) (?:still )?(?:be|stay|remain|last)|(?:is|are) (?:safe|good))(?: (?:around|here|with us|alive|there|on))?(?: well| far| deep| right)?|(?:(?:can|may|could|will be able to) (?:still )?keep (?:on )?(?:calling|using|running|sending|generating)|will (?:keep )?(?:support|supporting|serve|serving|maintain|maintaining)|(?:is|are|stays?|remains?) (?:officially |fully |still )?(?:supported|maintained|served|callable))\b(?:[^.;]|\.(?=\d)){0,40}?) (?:until|till|through|into|beyond|past) (?:[a-z]+ ){0,4}?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:[a-z]+ )?(?P<year>20\d\d)\b"
    r"|\b(?:plan(?:s|ned|ning)?|roadmap|strategy|pipeline|product|budget)\b[^.;]{0,24}?\b(?P<planned>20\d\d)\b[^.;]{0,16}?\b(?:around|on|with|builds? on|uses?|relies on|rests on|is built on)\b|\b(?P<ahead>20\d\d) (?:plans?|roadmap|strategy|pipeline|budget|product line)\b"
)
"""Promises a model for a time that has a year."""
_NEITHER = lazy(r"\b(?:neither|none of|not one of)\b(?:[^.;,]|\.(?=\d))*$")
""" "Neither X nor Y can be called" says of both that they are gone."""
_LAST_OF = lazy(r"\bend of (?:the year )?20\d\d$")
_LEAVES = lazy(
    r"\b(?:leav\w+|drop\w*|remov\w+|replac\w+|migrat\w+|mov\w+|switch\w*|without|out of|away|after|before|end\w*)\b"
)
_REPLACES = lazy(
    r"\b(?:switch|move|migrate|upgrade|change)(?:ing)? (?:over )?from (?:[^.;]|\.(?=\d)){2,40}? to\b|\b(?:replac|swap)(?:e|ing)? (?:[^.;]|\.(?=\d)){2,40}? (?:with|by|for)\b|\b(?:no need|no reason|no rush|need not|needn['\u2019]t|without|(?:do|does)(?: not|n['\u2019]t) (?:have|need) to) (?:to )?(?:migrat\w+|replac\w+)\b|\bmigrat(?:e|ing) (?:from )?(?:(?:[^.;]|\.(?=\d)){2,40}? )?to\b|\bmigration target\b|\breplacements? (?:for|of)\b(?=[^.;]*$)|\b(?:its|their|the|as a) (?:[\w-]+ ){0,2}replacements?\b"
)
"""Makes a model the one that replaces, not the one that is gone."""
_REDIRECTED = lazy(
    r"\b(?:requests?|calls?|traffic|queries)\b[^.;]{0,24}\b(?:to|for)\b(?:[^;.]|\.(?=\d)){2,60}?\b(?:is|are|get|will be) (?:now |then |automatically )?(?:served|answered|handled|routed|redirected|forwarded|processed|sent)\b|\bwhat you get is\b|\bonly that\b[^.;]*\banswers\b"
)
""" "Requests to X are served by Y": X is gone, and its id leads elsewhere."""
_PRESENT = lazy(
    r"[`*_\"'\u201d)]{0,3}(?:, (?:which|who|that) [^,;.]{2,70},)?(?:['\u2019]s (?:[\w-]+ ){1,4}?| )(?:(?:through|via|in|inside|on) (?:the )?[\w-]+ )?(?:(?:still|also|now|currently|already|often|usually) )?(?:is|are|has|follows?|understands?|draws|paints|responds|interprets|performs|struggles|beats|leads?|offers?|supports?|provides?|produces?|generates?|makes?|fills?|delivers?|handles?|gives?|lets|works?|remains?|excels?|renders?|creates?|runs|takes|accepts|stays|keeps|can|wins|leads|excels|shines|dominates|nails|goes for|sells for|(?:falls|drops|comes down) to|costs (?:half|less|more)|undercuts)\b|[`*_]{0,3} (?:image|picture|photo|render|generation)s? (?:is|are|costs?|runs?)\b|[`*_]{0,3}: available\b"
)
_USED = lazy(
    r"\b(?:access to|gets?|generates?|makes?|creates?|receives?|uses?|provides?|includes?|supports?|offers?|integrates?|works with|powered by) (?:up to |about |only )?(?:\d+ )?(?:the )?(?:(?:google(?: gemini)?|openai|azure|vertex ai)(?:['\u2019]s)? )?[`*_]*$"
    r"|\b(?:we|i) (?:still |now )?(?:keep|run|operate) (?:the )?[`*_]*$"
    r"|\b(?:draws?|generates?|makes?|creates?|produces?|generating|making|creating) (?:[\w-]+ ){0,4}?(?:with|using|via|through) (?:the )?(?:(?:google(?: gemini)?|openai|azure|vertex ai)(?:['\u2019]s)? )?[`*_]*$"
    r"|\b(?:led|dominated|shaped|ruled|defined) by (?:the )?[`*_]*$|\b(?:leaders|favou?rites|contenders|big (?:three|four|five)|top (?:three|four|five|tools?|models?|picks?|generators?))(?: (?:today|now|are|include|remain|this year)){0,2}:? (?:the )?[`*_]*$"
    r"|\b(?:models|tools|generators|apps|services|platforms|systems) (?:such as|like|including) (?:the )?[`*_]*$"
)
"""What is said of a model in use, behind its name and before it."""
_PRESET = cued(
    r"(?<![a-z])defaults?(?![a-z])|\b(?:pinned|hard-?coded|locked|fixed) (?:to|as|on)\b|\b(?:is|are) set (?:to|as)\b|\bfalls? back\b|\brecommended\b|\bbest (?:quality|choice)\b|\bworkhorse\b|\bgo-to\b|(?<![a-z])model[\"'`]?\s?[:=]|--(?:image-)?model\b|\b(?:skill|app|tool|script|plug-?in|bot|server|node|service|mode|integration|agent|command|cli) (?:[\w-]+ ){0,2}?(?:runs|uses|calls|invokes|wraps|is built on)\b"
)
_STATUS = lazy(r"\W*(?:available|active|live|supported|current|stable)\b")
"""Begins a cell that tells how a model stands."""
_OF_OTHERS = lazy(r"^\W*(?:\*\*[^*]*\*\* )?no\b|\b(?:whether|which of|older ones|before you|one of those)\b")
"""Makes a sentence without a name one about whatever model there may be."""
CUES = (*recommended.CUES, _AVAILABLE, _PRESET, _NO_END, _TILL, *ending.CUES, *farewells.CUES)


def is_over(reading: Reading, mention: Mention) -> bool:
    """Whether all that a name can mean has been retired: then whatever is said of it as of today is worth a look."""
    base, today = reading.context.base, reading.context.today
    return mention.kind in _NAMED and all(base.model(key).life(today).status == "retired" for key in mention.models)


_NAMED = ("exact", "product", "old", "family")
"""Kinds of names that can be those of something that has ended: a family has with its last member."""


def _last(reading: Reading, mention: Mention) -> Model:
    """The model that a name means; of a family its last one."""
    base = reading.context.base
    last = base.current(mention.family, reading.context.today) if mention.kind == "family" else ""
    return base.model(last or mention.models[0])


def _named(model: Model, mention: Mention) -> str:
    return f"{model.name}, the last {mention.text}," if mention.kind == "family" else model.name


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims about the life of the models in a sentence."""
    if reading.silent:
        return
    if reading.kind == "row" and reading.subject and not reading.models and _BEST.search(reading.head):
        if not GONE.pattern.search(f"{reading.aside} {reading.lower}"):
            yield from _in_use(reading, reading.subject)
        return
    yield from _gone(reading)


def _gone(reading: Reading) -> Iterator[Claim]:
    base, today = reading.context.base, reading.context.today
    yield from _no_end(reading)
    told = list(ending.claims(reading)) or list(farewells.claims(reading))
    yield from told
    if told or ending.speaks(reading):
        yield from _kept_beside(reading, {key for claim in told for key in claim.models})
        return
    if not reading.models and _OF_OTHERS.search(reading.lower):
        return
    status = reading.kind == "row" and reading.subject and _STATUS.match(reading.lower)
    carried = (reading.subject,) if reading.subject and (status or reading.kind != "row") else ()
    spoken_of = carried if status else reading.models or carried
    over = [
        m
        for m in spoken_of
        if is_over(reading, m) or (m.kind in _NAMED[:-1] and all(_ended(base, key, today) for key in m.models))
    ]
    if not over:
        return
    if GONE.pattern.search(_REPLACES.sub(" ", reading.lower)) or reading.past or _REDIRECTED.search(reading.lower):
        yield from _held_against_another(reading, over)
        return
    told_of: set[tuple[str, ...]] = set()
    for mention in over:
        if mention.models in told_of or _NEITHER.search(reading.lower, 0, mention.start):
            continue
        model = _last(reading, mention)
        available, advised = status or reading.search(_AVAILABLE), recommended.recommended(reading, mention)
        life, preset = model.life(today), _preset(reading, mention)
        if not (available or advised or preset):
            yield from _spoken_of(reading, mention)
            continue
        if _knows_the_end(reading, life):
            continue
        told_of.add(mention.models)
        yield _outlived(reading, mention, available=bool(available), advised=advised)


def _outlived(reading: Reading, mention: Mention, *, available: bool, advised: bool) -> Claim:
    """The finding that a model which is recommended, offered or preset has ended, or ends."""
    model, today = _last(reading, mention), reading.context.today
    life, after, heir = model.life(today), successor(model, today), model.heir(today)
    by = f"; {after} replaces it" if after else ""
    then = model.life(reading.context.written).status not in ("retired", "deprecated") and reading.context.dated
    severity = WARNING if then or mention.kind == "family" else ""
    rule, message = "stale-date-retired", f"{_named(model, mention)} was retired on {life.since}{by}"
    if life.status != "retired":
        rule, message = "stale-date-retiring", stage(model, today) + by
    elif available and not advised:
        rule = "availability-retired"
    if not advised and not (available and life.status == "retired"):
        severity = SUGGESTION
    return reading.claim(
        "stale-date", (mention.start, mention.end), OUTDATED, mention.models, (cite.life(model, life),), rule=rule,
        severity=severity, message=message,
        advice=f"name {heir.name}" if heir else "", written=SUPPORTED if then else OUTDATED,
    )  # fmt: skip


_STILL = cued(
    r"[`\"'*_]* (?:is|are|remains?|stays?) (?:still |currently |fully )*(?:available|callable|supported|on sale|offered|unaffected|not affected)\b(?! (?:until|till))"
)


def _kept_beside(reading: Reading, told: set[str]) -> Iterator[Claim]:
    """ "X is still available, while Y ends in May": X, where it has ended."""
    if not told or reading.past or not reading.hears(_STILL):
        return
    for mention in reading.models:
        match = _STILL.pattern.match(reading.lower, mention.end)
        model = reading.the_model(mention) if match and mention.kind == "exact" else None
        if match is None or model is None or model.id in told:
            continue
        life = model.life(reading.context.today)
        if life.status == "retired":
            span = (mention.start, match.end())
            yield reading.claim(
                "stale-date", span, OUTDATED, mention.models, (cite.life(model, life),), rule="availability-retired",
                message=f"{model.name} was retired on {life.since}", advice="write that it ended",
            )  # fmt: skip


def _knows_the_end(reading: Reading, life: Life) -> bool:
    """Whether a sentence names the day of an end itself, or what was recommended before it."""
    if any(life.shutdown and words.same_day(day.value, life.shutdown) for day in reading.days):
        return True
    end = life.shutdown or life.since
    return bool(_RECOMMENDED.search(reading.lower) and any(day.value < end[: len(day.value)] for day in reading.days))


_RECOMMENDED = lazy(
    r"\b(?:we|i|they|it|he|she|guide|page|post|review)(?: once| still)? (?:recommended|suggested|chose|picked|favou?red|praised)\b"
)


_PRESET_TO = lazy(
    r"(?<![a-z])(?:defaults? (?:back )?to|(?:is|are) (?:pinned|hard-?coded|set|locked|fixed) (?:to|as|on)|falls? back (?:on|to)|default(?:[ _](?:image|img|picture|text[- ]to[- ]image))?(?:[ _](?:model|generator|engine|id))?(?:[ _](?:id|name))?[`\"'*_]*(?: (?:of|in|for) (?:our|the|my|this|its) [\w-]+)?(?: (?:is|are|stays|remains)|\s?[:=])|recommended(?: (?:image )?model)?[`\"'*_]*\s?[:=])(?: the)?\s?[`\"'*_]*$"
)
_PROGRAM = lazy(
    r"\b(?:skill|app|tool|script|plug-?in|bot|server|node|service|mode|integration|agent|command|cli) (?:[\w-]+ ){0,2}?(?:runs(?: on)?|uses|calls|invokes|wraps|is built on) (?:the )?[`\"'*_]*$"
)
""" "The script calls X"."""
_BREAKS = lazy(
    r"\b(?:fails?|failing|breaks?|broken|errors?|40\d|whether|if|any (?:script|app|tool)|updat\w+|upgrad\w+)\b"
)
_ASSIGNED = lazy(r"(?<![a-z])model[\"'`]?\s?[:=]\s?[`\"']*$|--(?:image-)?model[ =][\"']?$")
""" "model: X", "model=X", "--model X" in a line of code."""
_IS_PRESET = lazy(
    r"[`\"'*_\u201d]*(?: |,|:)?\s?\((?:the |our )?(?:current )?(?:default|recommended|best (?:quality|choice))\b|[`\"'*_)]*(?: is [^.;,]{2,40}? and)? (?:is|stays|remains|serves as) (?:still |currently |now )?(?:the |our |its |your )(?:[\w-]+ ){0,2}?(?:default|workhorse|go-to)\b"
)


def _preset(reading: Reading, mention: Mention) -> bool:
    """Whether a model is what a program takes where nobody says otherwise: "IMAGE_MODEL defaults to X", "X (default)"."""
    if not reading.hears(_PRESET) or mention not in reading.models:
        return False
    return bool(
        _PRESET_TO.search(reading.lower, max(0, mention.start - 60), mention.start)
        or (
            _PROGRAM.search(reading.lower, max(0, mention.start - 60), mention.start)
            and not _BREAKS.search(reading.lower)
        )
        or _IS_PRESET.match(reading.lower, mention.end)
        or (mention.id_like and _ASSIGNED.search(reading.lower, max(0, mention.start - 20), mention.start))
    )


def _held_against_another(reading: Reading, over: list[Mention]) -> Iterator[Claim]:
    """ "X is cheaper than Y": X, where it has ended and nothing else says so."""
    for mention in over:
        more = _IS_MORE.match(reading.lower, mention.end) if mention in reading.models else None
        if (
            more
            and not reading.past
            and not GONE.pattern.search(reading.lower[: mention.start] + reading.lower[more.end() :])
        ):
            yield from _in_use(reading, mention)


_IS_MORE = lazy(
    r"[`\"'*_]{0,3} (?:is|are|remains?|stays?|costs?|runs?|looks?|works?) (?:(?:still|also|much|far|even|a|bit|lot|slightly) ){0,3}(?:(?!older|newer|earlier|weaker|slower)[a-z]{2,}er|less|more)(?: [a-z-]+){0,2} than\b"
)


def _spoken_of(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """A model that has ended, spoken of as one that is in use."""
    present = _PRESENT.match(reading.lower, mention.end) or _USED.search(
        reading.lower, 0, recommended.first_of_list(reading, mention).start
    )
    if present and mention in reading.models and reading.kind != "row":
        yield from _in_use(reading, mention)


def _in_use(reading: Reading, mention: Mention) -> Iterator[Claim]:
    """The finding that a model had ended when the text was written, in which it is one to use."""
    if not is_over(reading, mention):
        return
    model = _last(reading, mention)
    life, heir = model.life(reading.context.today), model.heir(reading.context.today)
    if life.since > reading.context.written:
        return
    span = (mention.start, mention.end) if mention in reading.models else reading.whole
    yield reading.claim(
        "stale-date", span, OUTDATED, mention.models, (cite.life(model, life),), rule="stale-date-retired",
        severity=SUGGESTION, message=f"{_named(model, mention)} was retired on {life.since}; the text speaks of it as in use",
        advice=f"write it in the past, or name {heir.name}" if heir else "write it in the past",
    )  # fmt: skip


_BEST = lazy(r"\b(?:best|ideal|great|good|recommended) (?:for|at|use\w*)\b|\buse it (?:for|when)\b|\breach for it\b")
"""Heads a column of what the models are to be used for."""


def _no_end(reading: Reading) -> Iterator[Claim]:
    """ "X has no end": wrong where an end is announced."""
    match = reading.search(_NO_END) or reading.search(_TILL)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or mention.kind != "exact":
        return
    told = match.groupdict()
    if (told.get("planned") or told.get("ahead")) and (words.negated(reading.lower) or _LEAVES.search(reading.lower)):
        return
    model = reading.context.base.model(mention.models[0])
    life = model.life(reading.context.today)
    facts = (cite.life(model, life),)
    day = next((mark for mark in reading.days if mark.end >= match.end()), None)
    till = day.value if day else next(filter(None, told.values()), "")
    if day and len(till) == len("2026") and _LAST_OF.search(reading.lower, 0, day.end):
        till = f"{till}-12"
    end = life.shutdown or (life.since if life.status == "retired" else "")
    if end and till and till <= end[: len(till)]:
        yield reading.claim("availability", match.span(), SUPPORTED, mention.models, facts)
    elif life.status in ("retired", "deprecated") or life.shutdown:
        earlier = model.life(reading.context.written)
        then = reading.context.dated and not earlier.shutdown and earlier.status not in ("retired", "deprecated")
        yield reading.claim(
            "availability", match.span(), CONTRADICTED, mention.models, facts, rule="availability-ending",
            severity=WARNING if then else "", written=SUPPORTED if then else "",
            message=stage(model, reading.context.today), advice="name the day of its end",
        )  # fmt: skip
    else:
        yield reading.claim("availability", match.span(), SUPPORTED, mention.models, facts)


def _ended(base: Base, key: str, day: str) -> bool:
    return base.model(key).life(day).status in ("retired", "deprecated")
