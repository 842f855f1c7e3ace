"""How writers say which place a model has: "ranks third", "tops the board", "the number one on LMArena is"."""

from __future__ import annotations

import re

from imgpick.checking.boards.placing import LIST, PUBLISHED
from imgpick.checking.grammar.figures import CARDINAL, ORDINAL, SEVERAL, value_of
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import regex

_SOME = r"(?:open|free|local|chinese|european|american|self-host|small|cheap|fast|budget|value|apache|commercial)"
_FIRST = rf"(?<!\ba )(?<!open )(?<!source )(?<!weights )(?<!weight )(?<!free )(?<!chinese )(?<!local )(?:number one|no\.? ?1|#\s?1|(?:top|best|leading|strongest|highest[- ]rated|top[- ]rated)(?: (?!{_SOME})[\w-]+){{0,3}}? (?:model|generator|system|entry|scorer)|leader|king|queen|champion|crown|front[- ]?runner)"
"""The first of all; those of some only are for groups."""
_BOARD = rf"(?:{PUBLISHED}|(?:leader)?boards?|rankings?)"
_NAMES = r"(?: is| remains| stays|:| goes to| belongs to| \u2013| \u2014)(?: now| still| currently| once again)?"
_BEFORE = rf"\b{_BOARD}(?:['\u2019]s?)?,? (?:[\w'\u2019-]+,? ){{0,4}}?(?P<leads>{_FIRST})(?={_NAMES}|[,.;]|$| (?:at|with|since|by|and|for|in)\b)"
""" "According to LMArena, the top text-to-image model is"."""
_AFTER = rf"\b(?P<led>{_FIRST},? (?:on|in|of|at|according to|per)(?: the| this)? (?:[\w-]+ ){{0,3}}?{_BOARD}\b|(?:{PUBLISHED}|{LIST}) (?:(?:is|remains|was) )?(?:now |still |currently )?(?:led|topped|headed|dominated) by\b)"
""" "The leader on LMArena is", "is the best model on LMArena", "the board is led by"."""
_ORD = rf"(?P<ord>{ORDINAL})"
RANK = cued(
    rf"(?:\branks?|\branked|\branking|\bplaces?|\bplaced|\bsits?|\bstands?|\bcomes? in|\bfinishe[sd]|\bcurrently|\bis|\bwas|\bremains|\bin|\bat|\btakes?|\btook|\bholds?|\boccupies|\bas)\s+(?:\w+ )?(?:(?:the|a|at|in|its) ){{0,3}}(?:the )?(?:overall )?(?:number |no\. ?|nr\. ?|#\s?|position |rank |place )(?P<n>\d{{1,3}}|{CARDINAL})\b"
    rf"|\b(?:ranks?|ranked|ranking|places|placed|stands|stood|comes|came|sits|finishe[sd])\s+(?:\w+ )?(?:in |at )?(?:the )?{_ORD}\b(?! (?:time|choice|when|to )\b)"
    rf"|\b(?:is|was|remains)\s+(?:\w+ )?(?:the )?{_ORD.replace('ord', 'ord3')}(?= there\b| (?:in|on|among|of|at) (?:the |its |their )?[^.;]{{0,40}}?(?:{LIST}|{PUBLISHED}|category|arena|text[- ]to[- ]image|text[- ]rendering|(?:image )?edit(?:s|ing)?\b|photoreal))"
    rf"|\b(?:is|was|remains|still|only|just)\s+(?:\w+ )?(?P<alone>{ORDINAL})(?=[.,;)]|$| (?:with|at) \d| overall\b| behind\b)"
    rf"|\b{_ORD.replace('ord', 'ord2')}[- ](?:place|spot|position|rank)\b|\b(?:position|rank|spot) (?P<n2>\d{{1,3}})\b"
    rf"|\b(?P<top>(?:is |at |on )?(?:the )?(?:very )?(?:top|summit|pinnacle) of (?:the |this |its |{PUBLISHED})[^.;]{{0,40}}?{LIST}?|(?:tops|(?<!\ba )top(?! (?:{CARDINAL}|\d{{1,2}})\b)|topped|topping|leads?|led|leading|heads?|headed|dominates?|dominated) (?:the |both |all )?(?:\w+(?:'s|\u2019s)? )?(?:[\w-]+ ){{0,4}}?(?:{LIST}|{PUBLISHED})|(?:has|have) (?:still |yet )?not (?:yet )?been (?:overtaken|beaten|surpassed|dethroned|toppled|knocked off)|(?:remains?|is|stays) (?:still )?(?:unbeaten|undefeated|unsurpassed)|no(?:thing|body| model| other model) (?:outranks|beats|tops|stands above|sits above|is ahead of|ranks (?:above|higher than)|scores higher than)|leaderboard leader|(?:has|had|holds|boasts|claims?|takes?|gets|posts|with|of) the (?:highest|best|top) (?:arena |elo |lmarena )?(?:elo|score|rating)s?\b|top[- ]ranked|highest[- ]ranked|top[- ]rated|highest[- ]rated|highest[- ]scoring|top[- ]scoring|{LIST}[- ]topping|holds? the (?:top|first) (?:spot|place|position|rank)|(?:top|first|no\.? ?1|number one|#\s?1) (?:spot|place|position|rank)\b)"
    rf"|\b(?:puts?|has|have|ranks|ranked|lists|listed|sees?|saw|places|placed) (?P<puts>)(?:[\w.\[\] -]{{2,40}}?) (?:(?P<which>{ORDINAL})|in first place|at number one|on top|at the top)\b(?=[.,;:)]|$| (?:on|in|for|at|of (?!all)|and (?!foremost)|with|among|ahead|overall)\b)"
    rf"|\b(?P<won>(?:won|wins|has won|is winning) (?:the )?(?:{PUBLISHED})?[^.;]{{0,30}}?(?:{LIST}))\b"
    rf"|(?P<hash>(?:#\s?|no\. ?|number )(?:[1-9]|{CARDINAL}))(?! (?:pick|choice|reason|tip|rule|priority|mistake|use|favou?rite|thing|way|complaint|question|concern|problem|issue))\b(?=[^.;]{{0,80}}\b(?:{LIST}|{PUBLISHED}|ranked|ranking|elo|model|generator)\b)"
    rf"|\b(?<!of the )(?<!over the )(?<!than the )(?P<runner>runner[- ]up)\b"
    rf"|\b(?:(?<!\ba )(?P<medal>gold|silver|bronze) medal(?= (?:in|on|goes|went)\b)|(?:takes?|took|taking|wins?|won) (?:the |a )?(?P<medal2>gold|silver|bronze)(?! (?:for|in our)\b))\b"
    rf"|\b(?:among|in|inside|within|one of) (?:the |[\w.]+['\u2019]s )(?P<best>{SEVERAL}|\d{{1,2}}) (?:best|highest|strongest|top|leading)\b"
    rf"|{_BEFORE}|{_AFTER}|(?P<emoji>[\U0001f947\U0001f948\U0001f949])"
    rf"|\b(?:in |among |inside |within |makes? |cracks? |is )?(?:the )?top[- ](?P<within>{SEVERAL}|\d{{1,2}})\b(?! (?:tips|reasons|picks|choices|ways|list|alternatives|tools))"
)
_MEDALS = ("gold", "silver", "bronze")


def number(match: re.Match[str]) -> tuple[int, bool]:
    """The rank that is claimed and whether "within the top n" is meant."""
    text = match.group("within") or match.group("best")
    if text:
        return int(value_of(text)), True
    if match.group("runner"):
        return 2, False
    if match.group("emoji"):
        return ord(match.group("emoji")) - ord("\U0001f947") + 1, False
    medal = match.group("medal") or match.group("medal2")
    if medal:
        return _MEDALS.index(medal) + 1, False
    if match.group("which"):
        return int(value_of(match.group("which"))), False
    if (
        match.group("top")
        or match.group("won")
        or match.group("leads")
        or match.group("led")
        or match.group("puts") is not None
    ):
        return 1, False
    if match.group("hash"):
        return int(value_of(regex(r"#\s?|no\. ?|number ").sub("", match.group("hash")))), False
    text = match.group("ord") or match.group("ord2") or match.group("ord3") or match.group("alone")
    if text:
        return int(value_of(text)), False
    text = match.group("n") or match.group("n2")
    return int(value_of(text)), False
