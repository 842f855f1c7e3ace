"""The style of an argument: superlatives without a source, familiarity as a reason, rank taken for convenience."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.grammar.figures import CARDINAL
from imgpick.checking.patterns.cues import cued
from imgpick.checking.patterns.lazy import lazy, regex
from imgpick.checking.result import OPINION, Claim
from imgpick.checking.sentences.reading import Reading

_FIRST = r"(?:#\s?1|(?<!our )(?<!my )(?:no\. ?1|number[- ]one))"
_FIRST_OF_ALL = rf"{_FIRST} (?:[\w-]+ ){{0,3}}?(?:model|generator|choice|option|tool|engine)s?|(?:(?<=is )|(?<=been )|(?<=the )|(?<=still )){_FIRST}(?=[.,;!]|$| for | in | when )"
""" "The #1 model", "it is number one": of which board?"""
_PEERLESS = (
    r"(?<=is )(?:(?:still|now|the|an?|new|current|undisputed|reigning|uncrowned) )+(?:[a-z-]+ )?(?:king|queen|champ(?:ion)?)\b"
    r"|(?<=remains )(?:the |an? )?(?:(?:undisputed|reigning|uncrowned) )?(?:[a-z-]+ )?(?:king|queen|champ(?:ion)?)\b"
    r"|(?:wears?|takes?|claims?|holds?|keeps?|wins?) the crown|reigns? supreme|bar none\b|peerless|matchless|incomparable"
    r"|un(?:paralleled|precedented|touchable|beaten|surpassed|equall?ed)|in (?:a different|another) league"
    r"|leaves? (?:its|all|the|every|any) (?:competitors?|competition|rivals?|others?|rest|field)(?: \w+)? behind"
    r"|stands alone (?=(?:when|in|for|at|among|as)\b)|(?:has|have|faces?) no (?:real |serious )?(?:competition|competitors?|challengers?|contest)\b"
    r"|top of (?:the|its) class|most [a-z-]+ (?:[a-z-]+ ){0,3}?(?:you|money|anyone) can (?:buy|use|get|find)\b"
    r"|hands[- ]down (?:the )?(?:superior|better|winner)|highest [a-z-]+ (?:available|anywhere|on the market|there is)\b"
    r"|(?:miles|light[- ]?years|leagues) (?:beyond|above)\b|unlike anything(?: else)?\b"
    r"|(?:better|faster|sharper|cleaner) than the (?:rest|competition|others)\b|nothing else has (?:its|the|this|that|such)\b"
    r"|(?:near-|nearly |almost )perfect (?:text|typography|lettering|spelling|accuracy|legibility|adherence)\b"
)
""" "It is the aesthetic king": praise that sets one above all, without the word "best"."""
_SUPERLATIVE = cued(
    rf"\b(?:(?:(?:is|are|as|remains|['\u2019]?s) )(?=#)|the |simply |still |by far |hands down |easily |undisputed |clear(?:ly)? |absolute |world's |single |currently |now |arguably |without (?:a )?doubt )*(?P<word>{_PEERLESS}|leads (?:everyone|everybody|the pack|the field|them all)|the leader in|best(?![- ](?:known|fit|practice|practices|before|suited|used|known|to |way|if|when|of (?:both|all) worlds|regards|place|time|tier|value when))|most (?:realistic|accurate|advanced|powerful|capable|photorealistic|creative|reliable|beautiful|intelligent|versatile|impressive|affordable|economical)|highest[- ](?:[\w-]+ )?quality|dominates (?:[\w-]+ ){{0,4}}?(?:realism|text|typography|quality|photorealism|generation|ecosystem|editing|(?:market|field|category|scene)\b)|(?:the|an?) (?:(?:new|current|undisputed|clear) )*benchmark(?= (?:for|in|of)\b)|sets? (?:a|the) (?:new )?benchmark(?=[,.;]|$)|standout feature|every other (?:[\w-]+ )?(?:model|generator|tool) (?:looks|is|feels|seems)|top[- ]quality|unbeatable|unmatched|unrivall?ed|second to none|{_FIRST_OF_ALL}|king of|(?:the|an?) (?:(?:new|real|current|undisputed|unofficial) )?(?:industry|gold|de facto|quality|market) standard(?= (?:for|in|of|when|among|by|to)\b|[.,;:!)]|$)|sets? the (?:[\w-]+ )?(?:standard|bar) (?:for|in|by)|undisputed (?:leader|champion|king|winner)|(?:the |a )?benchmark leader|(?:far |well |way )?ahead of (?:all|every|any|the rest|the competition|its (?:rivals|competitors|peers))|(?:market|quality|category|industry) leaders?|(?:the )?(?:one|ones|model|models|line|lines) to beat|(?:widest|broadest|richest|largest|greatest) (?:range|choice|variety|selection|array) of\b|state[- ]of[- ]the[- ]art|world[- ]class|perfect (?:text|hands|images|typography)|flawless(?:ly)?|cheapest|fastest|strongest|smartest|greatest|finest|leading|(?:the )?(?:only|sole) (?:\w+ ){{0,3}}?(?:model|generator|tool|choice|option|one|contender|candidate|answer|name)s?\b(?= (?:that|which|to|who|you(?:['\u2019]re)?|we|worth|left|for|with|on|in|anywhere|available)|[.,;!]|$)|no(?:thing| other| model| generator| tool|body|ne)(?: \w+){{0,5}}? (?:comes? (?:anywhere )?(?:close|near)|matches|rivals|more [\w-]+|better|as (?:good|well))(?: \w+)? than\b|no(?:thing| other| model| generator| tool| api| (?:image|ai|other|rival|competing) (?:\w+ )?(?:model|api|generator|tool|service)|ne)(?: [\w-]+){{0,5}}? (?:comes? (?:anywhere )?(?:close|near)|can (?:match|touch|beat|rival|undercut)|matches|rivals|undercuts?|(?:is|costs|charges|sells for) (?:cheaper|less))|(?:will not|won['\u2019]t|cannot|can['\u2019]t) find (?:a|an|any) (?:more|[a-z]{{3,}}er)\b|(?:outclass|outshin|outperform|outdo|beat|top|eclips|dwarf|trounc|surpass)\w* (?:every|all|any|the rest|everyone|everybody|the competition|its rivals|its competitors|the field)|no(?:thing|body| other| model| (?:image|ai) model| generator| tool|ne)(?: [\w-]+){{0,6}}? as \w+ as\b|most [\w-]+ (?:[\w-]+ ){{0,3}}?of (?:any|all)\b|most lifelike|more [a-z]+ly than (?:every|any|all)\b|(?:wins|tops|leads) every\b|most (?:accurately|reliably|faithfully|convincingly|realistically|precisely|consistently)|(?:faster|better|sharper|cheaper|stronger) than (?:every|any|all) (?:rivals?|competitors?|other|model)|no(?:thing|body|ne| (?:[\w-]+ ){{0,2}}(?:model|generator|tool|api|rival))(?: [\w-]+){{0,3}}? (?:beats|tops|touches|surpasses|outperforms|outdoes|outclasses)\b|nothing (?:looks|is|feels|reads|comes out) (?:more|better|sharper|cleaner)\b|no other (?:[\w-]+ ){{0,2}}?(?:model|generator|tool|api|vendor|service)s? (?:writes?|makes?|does|offers?|gives?|can|has|have|supports?|outputs?|gets?|reads?|keeps?)\b|no(?:thing|body|ne| one)(?: [\w-]+){{0,4}}? (?:renders?|draws?|writes?|handles?|does|paints?|gets|nails)(?: [\w-]+){{1,3}}? (?:quite )?(?:like|the way)\b|every single time|without (?:a single |any )?(?:mistake|error|typo|slip)s?\b|(?:more|better|faster|sharper|cleaner|stronger|cheaper|higher|safer)\b[^.;,]{{0,40}}? than (?:any|every)(?:thing|one|body)? (?:else|other)\b|prefer\w*\b[^.;]{{0,60}}? (?:to|over) (?:any|every)(?:thing)? (?:else|other)\b|in a (?:league|class) of (?:its|their) own|(?:has|have|knows?) no (?:equals?|rivals?|peers?|match)\b|(?:has|have) (?:finally |simply |now )?solved (?:text|typography|lettering|spelling|hands|anatomy|the problem of)\b|(?:is|are) always (?:spelled|spelt|rendered|written) (?:right|correctly|perfectly)|no better (?:[\w-]+ ){{0,3}}?(?:model|generator|tool|choice|option|api)s? (?:than|for)|most popular (?:[\w-]+ ){{0,3}}?(?:model|generator|choice|tool|option)s?|every (?:serious|professional|major|good|big|top|leading) (?:[\w-]+ )?(?:agency|studio|designer|team|company|brand|marketer) (?:\w+ )?(?:uses?|relies on|works with|swears by)|what (?:the |all )?(?:professionals|pros|experts|agencies|designers) (?:\w+ )?use|look no further|no (?:need|reason|point)(?: in| to| for you to)? look(?:ing)? (?:any )?(?:further|elsewhere|around|beyond)|head and shoulders above|(?:miles|years|light[- ]?years|leagues) ahead|(?:the|its|'s|\u2019s) (?!(?:lat|new|low|high|small|larg|long|short|old|earli|near|clos|great|r|w|t|b|manif|for|requ|inter|sugg|mod|hon|cont|bigg|cheap|dear)est\b)[a-z]{{3,}}est (?=(?:[\w-]+ ){{0,4}}?(?:model|generator|tool|option|choice|one|images?|ai|money|around|available|on the market)\b)|superior to (?:all|every|any)|beats (?:all|every|any(?:thing)?|everything)|better than (?:all|every|any(?:thing|one)?|everything)|(?:far|(?:two|three|four|five|ten|twenty|hundred|\d+) times|twice as) (?:better|good) (?:than|as)|blows .{{1,30}} (?:away|out of the water)|wipes the floor with|(?:runs|makes) (?:circles|rings) around|leaves (?:[\w-]+ ){{1,3}}(?:in the dust|far behind)|puts (?:[\w-]+ ){{1,3}}to shame|outperforms (?:all|every|any|everything)|crushes|destroys|never (?:fails|misspells|makes mistakes)|always (?:gets|renders|nails|right))\b"
)
_GROUNDED = lazy(
    r"\b(?:according to|per the|as (?:measured|rated|ranked|scored|of)|on (?:the )?(?:lm ?arena|artificial|arena|board|leaderboard)|in (?:our|my|a|the|this|blind|their) (?:\w+ )?(?:tests?|benchmark|comparison|trial|experience|opinion|view|evaluation|sample|survey|study|run|review)|we (?:tested|found|measured|think|prefer|believe|feel)|i (?:think|prefer|believe|like|find|found|tested|feel)|my (?:favou?rite|pick|opinion|view)|in my|benchmark(?:s|ed)?|(?<!every )(?<!all )(?<!any )leaderboard|arena|elo|votes?|(?<!entry )(?<!starting )(?<!price )points?|source|study|survey|measured|tested|our (?:tests?|pick|favou?rite)|for (?:us|me)|depends|one of the|among the (?:best|top|most|strongest|leading|first|fastest|cheapest|better|better-known)\b|some of the|not (?:necessarily |always )?the|n['\u2019]t the|no single|whether|which (?:one|model|of|is (?:the )?(?:best|right))\b|how to|choose|how to find|pick the|for you|if you|compare|\d+ ?%|\$\d)\b|%|\$\d"
)
_MEASURED = cued(
    rf"\b(?:{CARDINAL}|\d{{1,2}}) (?:out of|in) (?:every )?(?:{CARDINAL}|\d{{1,3}}) (?:[\w-]+ ){{0,2}}?(?:designers|people|users|testers|readers|professionals|creatives|agencies|artists|customers|marketers|experts|clients) (?:prefer|chose|choose|pick|picked|recommend|favou?r)\w*"
    r"|\b(?:scor(?:es|ed)|hits?|reach(?:es|ed)|achieve[sd]?|gets?) (?:about |around |over |up to |nearly |a |an )*\d{2,3}(?:\.\d+)? ?(?:%|percent\b|per cent\b) (?:in|on|for|at) (?:[\w-]+ ){0,2}?(?:text|rendering|typography|spelling|adherence|realism|photorealism|hands|legibility|lettering)\b"
    r"|\b(?:ocr|accuracy|adherence|text|vqa|clip) score of (?:about |around |some )?0?\.\d+|\b(?:100|\d{2}(?:\.\d+)?)(?:\s?[-\u2013]\s?\d{2})? ?(?:%|percent\b|per cent\b)\s(?:[\w-]+ ){0,4}?(?:accura\w+|correct\w*|right|success\w*|legib\w+|readab\w+|of (?:the |all )?(?:time|text|words|letters|prompts|time|cases|tries|attempts|images|pictures)|prompt adherence|adherence|reliab\w+|consisten\w+|fidelity|hit rate|better|faster|realis\w+)|\b(?:correctly|right|flawlessly|perfectly|legibly|accurately) (?:in|on|for) (?:about |around |over |up to |more than )?\d{2}(?:\.\d+)? ?(?:%|percent\b|per cent\b)|\b(?:accuracy|success rate|adherence|hit rate) (?:rate )?of (?:about |around |over |up to |more than )?\d{2}(?:\.\d+)? ?%|\b\d+(?:\.\d+)?(?:x|\u00d7| times) (?:faster|better|more (?:accurate|realistic|detailed))\b"
)
_BRANDS = r"(?:openai|chatgpt|google|gemini|midjourney|adobe|firefly|photoshop|microsoft|meta|dall-?e)"
_TRUST = r"(?:knows?|(?:has|have) (?:always |long |already )?(?:used|known|worked with)|uses?|has|have|use|recogni[sz]es?|trusts?|loves?|pays? for|(?:has|have) heard of|(?:are|is) (?:already )?(?:used to|familiar with|comfortable with|at home in))"
_ALL = rf"(?:every(?:one|body)(?: else)?(?: (?:on|in|at) (?:the|your|our) \w+)?|most people|(?:all )?(?:you|we|they|i)(?: all)?|people|readers|teams|users|clients|customers|designers|colleagues|(?:your|our|my|the|their) (?:whole )?(?:team|clients?|customers?|readers|staff|colleagues|users|boss|people)) (?:(?:all|already|probably|simply) ){{0,2}}{_TRUST}"
_WELL_KNOWN = r"(?:(?:the|so|very|a|most|such a|more|by far) )*(?:best[- ]known|familiar|popular|famous|well[- ]known|household name|talked about|known|hyped|big name|biggest name|recogni[sz]able|most popular|trusted name|(?:the|a) (?:brand|name) (?:that )?(?:\w+ ){0,2}(?:knows?|trusts?|recogni[sz]es?))"
_FAMILIAR = cued(
    rf"\b(?:(?:because|since|as|given that|reason that)\b|[:;\u2014\u2013])[^.;]{{0,40}}?\b(?:{_ALL} (?:it|them|(?:how to use )?{_BRANDS}|the (?:[\w-]+ )?(?:name|brand|interface|app|tool)|that name|an account|accounts)\b|(?:everyone|everybody) (?:knows|uses|is using|else)\b|(?:it(?:'s| is|\u2019s)|{_BRANDS} is) (?:{_WELL_KNOWN}|the (?:brand|name) (?:(?:that )?(?:everyone|your|our|people|clients|most)\b)|what (?:everyone|everybody|most people|all the others) (?:\w+ )?(?:uses?|knows?|has|have))|(?:of )?(?:its|the) (?:popularity|fame|familiarity|brand|hype|name recognition)\b|it(?:'s| is) (?:made |built )?(?:by|from) (?:openai|google|adobe)\b|name recognition|brand recognition)"
    rf"|^\W*{_ALL} (?:it|{_BRANDS})\b(?: [\d.]+)?(?: (?:already|anyway|by now|for (?:years|ages|a long time)|forever))?, so\b|^\W*(?:every(?:one|body)|most people) (?:{_TRUST}) (?:[\w.-]+ ){{0,4}}?[\w.-]+(?: (?:already|anyway|by now|for (?:years|ages|a long time)|forever))?, so\b|\bis (?:simply |just )?(?:the (?:one|name|model|brand)|what) (?:that )?(?:every(?:one|body)|most people|(?:all )?(?:your|our) (?:clients|team|customers|readers)) (?:\w+ )?(?:knows?|uses?|trusts?|(?:has|have) heard of)\b|\b(?P<saying>nobody|no one) (?:ever )?(?:got|gets|was|is) (?:ever )?fired for (?:choosing|picking|buying|using)\b"
)
_ADVISES = cued(
    r"\b(?:use|choose|pick|go with|recommend(?:ed|s)?|start (?:with|there)|stick (?:with|to)|opt for|best (?:choice|option|pick)|safe (?:choice|bet|option)|right choice|obvious choice|default choice|should|is the (?:one|model|choice|way)|better choice|top choice|our choice|(?:images|pictures|covers|visuals|illustrations|thumbnails|posters) (?:now |all )?come from|we (?:chose|use|picked|went with)|no-?brainer|so (?:[\w-]+ ){1,3}it is)\b"
)
_ADVISES_AGAINST = cued(
    r"\b(?:avoid|don['\u2019]t|do not|never|not|mistake|wrong|recommending|choosing|picking|merely|only because|just because (?:it|you).{0,40}(?:is not|isn))\b"
)
_CONVENIENT = cued(
    r"\b(?:convenien\w+|easy to use|easiest|built into|inside chatgpt|integrat\w+ (?:with|into)|one click|no setup|already in|in the app|(?:sits|lives) (?:right |directly )?in(?:side)?|(?:right )?in the chat(?: window)?|(?:one|a) click away|at your fingertips|where you already (?:are|work|chat))\b"
)
_RANKED = cued(
    r"\b(?:ranks?|ranked|leaderboard|elo|arena|top of the|number one|#1|highest quality|better (?:images|pictures|quality|model|results|output)|(?:draws|paints|renders) better|(?:is|are) (?:simply |clearly |therefore |so )?(?:better|superior)\b|outperforms?|best (?:images|quality|model))\b|#\s?1"
)
_NOT_EVEN = lazy(r"\b(?:not even|neither|hardly) (?:the )?[`*_]*$")
_SO = lazy(
    r"\b(?:because|since|so|therefore|thus|hence|which (?:makes|means|proves|is why)|proof|proves|that is why|that's why|means (?:it|that)|making it)\b"
)


_LEAD = 24
"""Characters before the first of two reasons in which "because" may stand."""
CUES = (_SUPERLATIVE, _MEASURED, _FAMILIAR, _CONVENIENT)


def judge(reading: Reading) -> Iterator[Claim]:
    """The findings about how a sentence argues."""
    if reading.silent or reading.kind in ("heading", "row") or not (reading.models or reading.subject):
        return
    yield from _superlative(reading)
    yield from _figure(reading)
    if reading.models:
        yield from _familiar(reading)
        yield from _mixed(reading)


def _superlative(reading: Reading) -> Iterator[Claim]:
    match = reading.search(_SUPERLATIVE)
    if (
        match is None
        or reading.sourced
        or reading.boards
        or reading.past
        or regex(r"\b(?:not|n['\u2019]t|never|hardly|no longer)\b[^,;.]{0,20}$").search(
            reading.lower[: match.start("word")]
        )
    ):
        return
    rest = reading.lower.replace(match.group(), " ")
    if regex(r"cheap|undercut|less|afford").search(match.group("word")):
        rest = rest.replace("$", " ")  # its own price is no evidence that no other is lower
    if _GROUNDED.search(rest):
        return
    mention = reading.subject_of(match.start(), match.end()) or reading.anyone
    if mention and _NOT_EVEN.search(reading.lower, 0, mention.start):
        return
    if mention is None or not mention.models or any(m.start <= match.start("word") < m.end for m in reading.mentions):
        return
    span = match.start("word"), match.start("word") + len(match.group("word").rstrip())
    yield reading.claim(
        "superlative-unsourced", span, OPINION, mention.models, rule="superlative-unsourced",
        message=f"“{reading.text[span[0] : span[1]]}” is said of {mention.text} without a board, a test or a day", advice="name the evidence and its day, or say whose opinion it is",
    )  # fmt: skip


def _figure(reading: Reading) -> Iterator[Claim]:
    """A measured-looking figure with nobody who measured it."""
    match = reading.search(_MEASURED)
    if (
        match is None
        or reading.sourced
        or reading.boards
        or reading.past
        or _GROUNDED.search(reading.lower.replace(match.group(), " ").replace("%", " "))
    ):
        return
    mention = reading.subject_of(match.start(), match.end()) or reading.anyone
    if mention is None or not mention.models:
        return
    yield reading.claim(
        "superlative-unsourced", match.span(), OPINION, mention.models, rule="superlative-unsourced-figure",
        message=f"“{reading.text[match.start() : match.end()]}” is a measurement, and nobody is named who made it", advice="name who measured it, how and when",
    )  # fmt: skip


def _familiar(reading: Reading) -> Iterator[Claim]:
    match = reading.search(_FAMILIAR)
    advice = reading.search(_ADVISES)
    if match is None or not (match.group("saying") or (advice and not reading.search(_ADVISES_AGAINST))):
        return
    yield reading.claim(
        "superlative-unsourced", match.span(), OPINION, reading.models[0].models, rule="superlative-unsourced-familiar",
        message="that a name is known is no evidence for the task", advice="give a reason that can be checked: price, score, capability",
    )  # fmt: skip


def _mixed(reading: Reading) -> Iterator[Claim]:
    easy, ranked = reading.search(_CONVENIENT), reading.search(_RANKED)
    if (
        not easy
        or not ranked
        or not _SO.search(
            reading.lower, max(0, min(easy.start(), ranked.start()) - _LEAD), max(easy.end(), ranked.end())
        )
        or reading.search(_ADVISES_AGAINST)
    ):
        return
    span = (min(easy.start(), ranked.start()), max(easy.end(), ranked.end()))
    yield reading.claim(
        "rank", span, OPINION, reading.models[0].models, rule="rank-convenience",
        message="convenience and rank are two things: one says where a model is used, the other how its images fare", advice="give them as separate reasons",
    )  # fmt: skip
