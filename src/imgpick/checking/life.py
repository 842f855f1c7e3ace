"""Life cycle: what is called newest, what is recommended though it is gone, and when a model came out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imgpick.checking import phrases, words
from imgpick.checking.lazy import lazy
from imgpick.checking.lexicon import Mention
from imgpick.checking.reading import Reading
from imgpick.checking.result import CONTRADICTED, NOT_IN_BASE, OUTDATED, SUPPORTED, WARNING, Claim
from imgpick.kb import cite
from imgpick.kb.base import Base, Model
from imgpick.kb.cite import Fact

_NEWEST = lazy(
    r"\b(?:(?:the |its |their |\w+(?:'s|\u2019s) |is |are |as |brand[- ]?)?(?P<word>latest|newest|most recent|most up[- ]to[- ]date|most current|brand[- ]new|cutting[- ]edge flagship|(?:current|present|today's|present-day) (?:[\w-]+ ){0,3}?(?:flagship|model|version|generation|release|lineup|line-up|line|generator|default)|at (?:version \S+|v\S+) (?:these days|now|today|currently|at present)|(?:state[- ]of[- ]the[- ]art|sota)(?=[^.;]{0,60}\b(?:today|currently|right now|at the moment|as of|in 2026|these days|now)\b)|flagship|top[- ]of[- ]the[- ]line))\b(?! (?:price|pricing|update of|prices|rates?|as of|docs|guide|benchmarks?|leaderboards?|scores?|snapshot|research|features?|data|tests?|news|changes?|release notes|board|state))"
    r"(?:[^.;]{0,60}?\b(?P<noun>model|models|version|release|generation|generator|image|flagship|offering|iteration|default|flux|one))?"
)
_USE = lazy(
    r"\b(?:use|try|pick|choose|recommend(?:ed|s)?|go (?:with|for)|opt for|start with|stick with|switch to|upgrade to|rely on|go-to|best (?:choice|option|pick|bet|model)|top (?:pick|choice|tool|model|option)s?|(?:choices?|options?|contenders?|candidates?|alternatives?|picks?|favou?rites?|models? (?:to (?:use|try|beat)|worth)|tools? to (?:use|try)|finalists?|rivals|leaders|shortlist|names to know) (?:are|is|include|includes|remain|remains|today)\b|worth considering|consider\b|leading (?:image )?(?:models?|generators?|tools?)|most (?:widely )?(?:used|adopted|popular)|favou?rite|our pick|ideal (?:for|choice)"
    r"|should (?:use|pick|try|choose|call|target)|great (?:for|choice|option)|good (?:for|choice|option)|perfect for|worth (?:using|trying)|should (?:use|pick|try|choose)|(?:solid|safe|sensible|sound|long-term|future-proof|reliable|safest) (?:[\w-]+ ){0,2}(?:choice|option|bet|pick|foundation)|default (?:choice|option)|you can (?:still )?(?:use|call|generate|access)|can (?:still )?be (?:used|called|accessed)|currently (?:offers|supports|costs)|(?:remains?|still) (?:the|a|an|our|[\w]+['\u2019]s)|is open to (?:everyone|all|anyone)|start building|grab (?:a|an|your) [\w ]*key)\b"
)
_AVAILABLE = lazy(
    r"\b(?:keeps? (?:on )?(?:serving|selling|offering|supporting)|still (?:serves|sells|offers|supports)|(?:is|are|remains?|stays?) (?:still |also |currently |now |widely |fully )*(?:available|accessible|offered|served|supported|live|online|callable)|available (?:via|through|on|in|from|as)|can (?:still )?be (?:called|accessed|used)|still (?:works|available|callable|sold|served))\b"
)
_GONE = lazy(
    r"\b(?:retir\w+|deprecat\w+|shut(?:s|ting)? ?down|shutdown|sunset\w*|discontinu\w+|no longer|removed|gone|replac\w+|supersed\w+|end[- ]of[- ]life|eol|legacy|the older\b|(?:an?|its|their) older?\b|older? (?:model|version|generation|release|api|name)|previous(?:ly)?|former(?:ly)?|predecessor|turned off|switched off|migrat\w+|instead of|rather than|avoid|don'?t|do not|never|stop(?:ped|s)? (?:using|working)|was\b|were\b|had\b|used to|until|ended|history|since replaced|earlier|upgrade from|switch from|move (?:away )?from|moved on|phased? out|phasing|compared (?:to|with)|than)\b"
)
_LEADS_TO = lazy(r"(?:['\u2019]s)?(?: [a-z-]+){0,3}?(?: (?:is|called|named)(?: now| currently)?|[:,]) [\"'\u201c*_]*")
_NO_END = lazy(
    r"\b(?:no|without an?|not have an?|n['\u2019]t have an?) (?:announced |known |official |planned )?(?:retirement|end(?:-of-life)?|shut-?down|sunset|deprecation|end of life) (?:date|day|plans?|announce\w+)|\b(?:is|are) not (?:being )?(?:deprecated|retired|going away)|\bwill (?:stay|be supported|remain available) (?:for years|next year|indefinitely|in 2027|through 2027)"
)
_SAYS_GONE = lazy(
    r"\b(?:(?:has been|have been|had been|is|are|was|were|got|now|being|will be|to be) (?:\w+ )?(?P<word>retired|deprecated|shut down|shutdown|discontinued|sunset(?:ted)?|removed|switched off|turned off|taken offline)"
    r"|(?:is|are) no longer (?:available|offered|supported|served|sold|callable)|(?:reached|reaches) (?:its )?end[- ]of[- ]life|(?:retires?|shuts? down|was shut|closes?|ends?|sunsets?|stops? working|goes? away|switch(?:es)? off) (?:on|in|by|at the end of)\b)"
)
_RELEASED = lazy(
    r"\b(?:(?:was |were |got |been |first |officially |is )*(?:released|launched|introduced|unveiled|debuted|shipped|rolled out|came out|went live|arrived|appeared|landed)|launche[sd]?|release date(?: is| was|:)?|launch date(?: is| was|:)?|since its (?:launch|release)|(?:was|were) (?:first )?published)\b"
)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims about the life of the models in a sentence."""
    if reading.silent:
        return
    yield from _newest(reading)
    yield from _gone(reading)
    yield from _release(reading)


def _newest(reading: Reading) -> Iterator[Claim]:
    if reading.past or not any(
        word in reading.lower
        for word in (
            "latest",
            "newest",
            "most ",
            "flagship",
            "brand",
            "current ",
            "present",
            "today",
            "these days",
            "at v",
            "of-the-",
            "of the ",
            "sota",
        )
    ):
        return
    for match in _NEWEST.finditer(reading.lower):
        word = match.group("word")
        if reading.inside_name(match.start("word"), match.end("word")):
            continue
        if words.negated(reading.lower[max(0, match.start() - 22) : match.start()]) or _GONE.search(
            reading.lower[max(0, match.start() - 25) : match.start()]
        ):
            continue
        mention = _called_newest(reading, match)
        if reading.kind == "row" and reading.subject and (mention is None or mention.kind == "family"):
            mention = reading.subject
        if mention is not None and mention.kind == "unknown-version":
            yield from _older(reading, mention, word)
            continue
        if (
            mention is None
            or not mention.models
            or mention.kind not in ("exact", "family", "product", "ambiguous", "old")
        ):
            continue
        yield from _is_newest(reading, mention, (match.start(), match.end("word")), word)


def _called_newest(reading: Reading, match: re.Match[str]) -> Mention | None:
    """The model that is called newest: right after ("the latest model, X"; "its newest is X"), else the subject before."""
    inside = [m for m in reading.mentions if match.start() <= m.start and m.end <= match.end() and m.kind != "app"]
    if inside and match.group("word").startswith("at "):
        return inside[-1]
    for after in reading.mentions:
        joint = reading.lower[match.end("word") : after.start]
        if after.start < match.end("word") or len(joint) > 60:
            continue
        if re.search(
            r"\b(?:than|after|before|replaces?|beats?|over|to|of|for|in|from|versus|vs|supersedes?|follow\w*)\s+(?:the )?$",
            joint,
        ):
            continue
        if re.search(
            r"[,:(\u2014\u2013]\s*$|\b(?:is|are|being|remains|called|named|model|version|release|image|generator|offering)\s*(?:now |currently |still )?[\"'\u201c*_]*$|^\s*$|^\s*(?:\w+ ){0,2}$",
            joint,
        ):
            return _member_before(reading, match, after) or _named_by(reading, after)
    before = [m for m in reading.mentions if m.end <= match.start()]
    if before and re.search(
        r"\b(?:is|are|remains?|being|as|was|now|still|,|\()\b|[,(:\u2014\u2013-]",
        reading.lower[before[-1].end : match.start() + 4],
    ):
        return before[-1]
    return None


def _named_by(reading: Reading, mention: Mention) -> Mention:
    """The version that a family's name leads to: "the newest Midjourney model is V7"."""
    later = next((m for m in reading.mentions if m.start >= mention.end), None)
    if mention.kind == "family" and later and _LEADS_TO.fullmatch(reading.lower, mention.end, later.start):
        return later
    return mention


def _member_before(reading: Reading, match: re.Match[str], after: Mention) -> Mention | None:
    """The model of which "is the newest FAMILY model" is said; None where a family is not named so."""
    if after.kind != "family":
        return None
    before = next((m for m in reversed(reading.mentions) if m.end <= match.start()), None)
    if before is None or before.kind == "family" or not set(before.models) <= set(after.models):
        return None
    joint = reading.lower[before.end : match.start() + 4]
    return before if re.match(r"\s*(?:is|are|was|remains|as)\b", joint) else None


def _is_newest(reading: Reading, mention: Mention, span: tuple[int, int], word: str) -> Iterator[Claim]:
    base, today, written = reading.context.base, reading.context.today, reading.context.written
    own = mention.models
    newer = newer_than(base, own, today)
    whole = (min(span[0], mention.start), max(span[1], mention.end))
    if not newer:
        yield reading.claim("stale-date", whole, SUPPORTED, own, _released(base, own[:1]))
        return
    if mention.kind == "family" and not any(ch.isdigit() for ch in mention.text):
        return
    then = not newer_than(base, own, written) and _out_by(base, own, written)
    first = newer[-1]
    yield reading.claim(
        "stale-date", whole, OUTDATED, own, (*_released(base, own[:1]), *_released(base, newer[:3])), rule="stale-date-newest",
        severity=WARNING if then and reading.context.dated else "",
        message=f"“{word}” held for {phrases.names(base, own[:2])} until {first.released}: since then {phrases.names(base, [m.id for m in newer])} came out",
        advice=f"the newest is {newer[0].name} ({newer[0].released})", written=SUPPORTED if then else OUTDATED,
    )  # fmt: skip


def _older(reading: Reading, mention: Mention, word: str) -> Iterator[Claim]:
    """A version that the base does not know is called newest: it knows a later one."""
    base, today = reading.context.base, reading.context.today
    current = base.current(mention.family, today)
    if not current or _generation(base.model(current)) <= float(mention.note):
        return
    model = base.model(current)
    yield reading.claim(
        "stale-date", (mention.start, mention.end), OUTDATED, (current,), _released(base, [model]), rule="stale-date-newest",
        message=f"“{word}” does not hold for {mention.text}: {model.name} came out on {model.released}", advice=f"name {model.name}",
    )  # fmt: skip


def newer_than(base: Base, models: tuple[str, ...], day: str) -> list[Model]:
    """The models of the same line that came out later, newest first: what replaces them, or leads the family."""
    own = [base.model(key) for key in models]
    latest = max(model.released for model in own)
    family = own[0].family
    top = _top_family(base, family)
    if any(_leads(base, model, day) and not model.life(day).by for model in own):
        return []
    led = [
        row["model"]
        for row in base.raw(f"family/{top}")["current"]
        if latest < row["from"] <= day and row["model"] not in models
    ]
    named = [life.by for life in (model.life(day) for model in own) if life.by and life.by not in (*models, *led)]
    after = [base.model(key) for key in named if latest < base.model(key).released <= day]
    return [*after, *(base.model(key) for key in reversed(led))]


def _generation(model: Model) -> float:
    numbers = re.findall(r"\d+(?:\.\d+)?", model.name)
    return float(numbers[0]) if numbers else 0.0


def _top_family(base: Base, family: str) -> str:
    parent = (base.raw(f"family/{family}") or {}).get("parent", "")
    return parent or family


def _leads(base: Base, model: Model, day: str) -> bool:
    """Whether a model leads its family, or came out with the one that does."""
    top = base.current(_top_family(base, model.family), day)
    if not top:
        return True
    leader = base.model(top)
    return leader.id == model.id or leader.released <= model.released


def _out_by(base: Base, models: tuple[str, ...], day: str) -> bool:
    return any(base.model(key).released <= day for key in models)


def _released(base: Base, models: tuple[str, ...] | list[Model]) -> tuple[Fact, ...]:
    facts = []
    for item in models:
        model = base.model(item) if isinstance(item, str) else item
        facts.append(Fact(f"{model.id}.released", model.released, "", model.raw["released"]["source"], model.released))
    return tuple(facts)


def _gone(reading: Reading) -> Iterator[Claim]:
    base, today = reading.context.base, reading.context.today
    yield from _no_end(reading)
    says = _SAYS_GONE.search(reading.lower)
    if says and not words.negated(reading.lower[max(0, says.start() - 3) : says.end()].replace("no longer", "")):
        yield from _said_gone(reading, says)
        return
    ending = [
        m
        for m in reading.models
        if m.kind in ("exact", "product", "old") and all(_ended(base, key, today) for key in m.models)
    ]
    if not ending:
        return
    if _GONE.search(reading.lower) or reading.past:
        return
    for mention in ending:
        model = base.model(mention.models[0])
        life = model.life(today)
        available, recommended = _AVAILABLE.search(reading.lower), _USE.search(reading.lower)
        if not (available or recommended):
            continue
        facts = (cite.life(model, life),)
        by = f"; {base.model(life.by).name} replaces it" if life.by else ""
        then = model.life(reading.context.written).status not in ("retired", "deprecated") and reading.context.dated
        if life.status == "retired":
            rule = "availability-retired" if available and not recommended else "stale-date-retired"
            message = f"{model.name} was retired on {life.since}{by}"
        else:
            rule = "stale-date-retiring"
            message = (
                f"{model.name} is {life.status} since {life.since}"
                + (f" and ends on {life.shutdown}" if life.shutdown else "")
                + by
            )
        yield reading.claim(
            "stale-date", (mention.start, mention.end), OUTDATED, mention.models, facts, rule=rule,
            severity=WARNING if then else "", message=message,
            advice=f"name {base.model(life.by).name}" if life.by else "", written=SUPPORTED if then else OUTDATED,
        )  # fmt: skip


def _no_end(reading: Reading) -> Iterator[Claim]:
    """ "X has no end": wrong where an end is announced."""
    match = _NO_END.search(reading.lower)
    mention = reading.subject_of(match.start(), match.end()) if match else None
    if match is None or mention is None or mention.kind != "exact":
        return
    model = reading.context.base.model(mention.models[0])
    life = model.life(reading.context.today)
    facts = (cite.life(model, life),)
    if life.status in ("retired", "deprecated") or life.shutdown:
        yield reading.claim(
            "availability", match.span(), CONTRADICTED, mention.models, facts, rule="availability-ending",
            message=f"{model.name} is {life.status} since {life.since}" + (f" and ends on {life.shutdown}" if life.shutdown else ""),
            advice="name the day of its end",
        )  # fmt: skip
    else:
        yield reading.claim("availability", match.span(), SUPPORTED, mention.models, facts)


def _ended(base: Base, key: str, day: str) -> bool:
    return base.model(key).life(day).status in ("retired", "deprecated")


def _said_gone(reading: Reading, says: re.Match[str]) -> Iterator[Claim]:
    """ "X has been retired", perhaps with a day."""
    base, today = reading.context.base, reading.context.today
    before = [m for m in reading.models if m.end <= says.start()]
    if not before or before[-1].kind != "exact" or (reading.routes and reading.routes[0].start < says.end() + 30):
        return
    mention = before[-1]
    model = base.model(mention.models[0])
    life = model.life(today)
    facts = (cite.life(model, life),)
    day = next((d.value for d in reading.days if d.start >= says.start()), "")
    known = life.shutdown or (life.since if life.status == "retired" else "")
    span = (mention.start, says.end())
    if day and known and not _same_day(day, known) and not _same_day(day, life.since):
        yield reading.claim(
            "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-day",
            message=f"{model.name} {'ended' if life.status == 'retired' else 'ends'} on {known}, not {day}", advice=f"write {known}",
        )  # fmt: skip
        return
    if life.status in ("retired", "deprecated") or life.shutdown:
        yield reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
        return
    if re.search(r"\bwill be|to be\b|future|eventually|\bplan", says.group()) or life.status == "announced":
        yield reading.claim("stale-date", span, NOT_IN_BASE, mention.models)
        return
    yield reading.claim(
        "stale-date", span, CONTRADICTED, mention.models, facts, rule="availability-not-retired",
        message=f"{model.name} is {life.status} since {life.since}; the base has no end for it",
    )  # fmt: skip


def _same_day(said: str, known: str) -> bool:
    """Whether two ISO dates agree as far as both go."""
    length = min(len(said), len(known))
    return said[:length] == known[:length]


def _release(reading: Reading) -> Iterator[Claim]:
    if not reading.days:
        return
    for match in _RELEASED.finditer(reading.lower):
        mention = next((m for m in reversed(reading.models) if m.end <= match.start()), None) or next(
            (m for m in reading.models if m.start >= match.end()), None
        )
        day = next((d for d in reading.days if d.start >= match.end() and d.start - match.end() < 40), None)
        if mention is None or day is None or mention.kind not in ("exact", "product"):
            continue
        if (
            any(m is not mention and match.end() <= m.start < day.start for m in reading.models)
            or reading.lower[match.end() : day.start].count(",") > 1
        ):
            continue
        if re.search(
            r"\b(?:with|preview|beta|weights|batch|support|api|update|price|feature|on (?:fal|replicate|vertex|azure))\b",
            reading.lower[mention.end : day.start],
        ):
            continue
        yield _release_day(reading, mention, day, (mention.start, day.end))
        return


def _release_day(reading: Reading, mention: Mention, day: words.Mark, span: tuple[int, int]) -> Claim:
    base = reading.context.base
    days = sorted({base.model(key).released for key in mention.models})
    facts = _released(base, mention.models[:2])
    span = (min(span), max(span))
    if any(_same_day(day.value, known) or _week(day.value, known) for known in days):
        return reading.claim("stale-date", span, SUPPORTED, mention.models, facts)
    exact = len(days) == 1 and len(days[0]) == len(day.value) == 10
    claim = reading.claim(
        "stale-date", span, CONTRADICTED, mention.models, facts, rule="stale-date-release",
        message=f"{phrases.names(base, mention.models[:2])} came out on {days[-1]}, not {day.value}", advice=f"write {days[-1]}",
    )  # fmt: skip
    if exact and re.fullmatch(r"\d{4}-\d\d-\d\d", reading.text[day.start : day.end]):
        from imgpick.checking.result import Fix

        return claim._replace(fix=Fix(reading.start + day.start, reading.start + day.end, days[0]))
    return claim


def _week(said: str, known: str) -> bool:
    """Whether two days lie so close that time zones and announcements explain it."""
    if len(said) != 10 or len(known) != 10:
        return False
    from datetime import date

    return abs((date.fromisoformat(said) - date.fromisoformat(known)).days) <= 1
