"""Who speaks in a sentence, and of when: prices of one's own, corrections, questions, hypotheses, reports, the past."""

from imgpick.checking.cues import cued

OWN_PRICE = cued(
    r"\b(?:we|i|they|he|she) (?:charge|bill|invoice|sell|resell|quote)(?:s|d|ed)?\b|\bwe (?:[^.;]|\.(?=\d)){2,60}? and (?:then )?(?:charge|bill|invoice|resell|quote)d?\b|\b(?:our|my|their|his|her|your) (?:[\w-]+ ){0,2}(?:clients?|customers?|budget(?= (?:for|is|of|at|was|per|allows)\b)|agency|studio|team|shop|margin)\b"
    r"|\bcosts? (?:us|me)\b(?=.{0,120}\b(?:on average|tries|attempts|retries|rejects|because)\b)|\b(?:with|plus|including|incl\.?|after) (?:[\w-]+ )?(?:tax|taxes|vat)\b|\bdifference between\b|\bthe gap between\b"
)
"""Amounts beside these words are somebody's own, or differences, and nobody's list price."""
CORRECTED = cued(
    r"\b(?:real|right|correct|true|actual) (?:figure|price|number|cost|one|rate|value|score|rank) (?:is|was|would be)\b|\b(?:in fact|in truth|in reality),? (?:it|they|the price) (?:is|are|costs?)\b"
)
"""What stands before these words is somebody's mistake."""
TAG = cued(
    r"(?:,? (?:isn['\u2019]?t|aren['\u2019]?t|doesn['\u2019]?t|don['\u2019]?t|wasn['\u2019]?t|can['\u2019]?t|won['\u2019]?t) (?:it|they|you|that|he|she)|, (?:right|no|innit))[\s?*_)\"\u201d]*$"
)
"""Turns a sentence into a question: "it is free, isn't it"."""
HYPOTHETICAL = cued(
    r"^\W*(?:if|once|when|should) [^.;,]{2,40}? ever \w+|^\W*were [\w ]{2,24}? to \w+|^\W*if (?:some(?:one|body)|any(?:one|body)|an? (?:seller|vendor|site|shop|reseller|provider|guide|table|page|blog|post|list|chart|thread|course|tutorial|book|video|article|newsletter|colleague|consultant|friend|freelancer|agency|assistant|chatbot|review)) (?:still )?(?:offers?|sells?|tells?|recommends?|suggests?|claims?|promises?|says?|lists?|writes?|quotes?|shows?|puts?|gives?)\b|^\W*(?:anyone|anybody|whoever|everyone) (?:who |that )?(?:still )?(?:quotes?|says?|claims?|tells?|writes?|believes?)\b"
    r"|^\W*(?:if(?! you (?:would|'d) (?:rather|like|prefer|want))|suppose|imagine|say|assum\w+|let'?s (?:say|assume|imagine)|pretend|what if)\b(?:.{0,120}\b(?:were|would|could|had|might|charged|dropped|became|ran)\b|[^,;]{2,100} cost (?=(?:only|just|about|around|roughly|less|more|the same|half|twice|double|nothing|as|an?|one|two|three|five|ten|us|you|me) |\$|\d))"
    r"|\b(?:would have|might (?:be|cost|have|well|soon)|may (?:soon|well|one day|eventually)|could (?:soon|one day|eventually)|hypothetical\w*|beware of|(?:watch|look) out for|be wary of|rumou?r\w*|reportedly|allegedly|supposedly|purportedly"
    r"|i (?:guess|suspect|wonder|doubt|hope)|we (?:suspect|doubt|hope|expect)|(?:is|are) (?:expected|likely|said|rumou?red|believed|supposed) to|for the sake of argument|(?:there(?:['\u2019]s| is| has been)|amid) (?:some |much |a lot of )?talk (?:of|about)|hopefully"
    r"|unconfirmed|speculat\w+|wish(?:es|ed)?\b|predict\w*|or whatever|whatever number|lost count|some day\b|not sure (?:if|whether)|unclear (?:if|whether)|it remains to be seen)"
)
REPORTED = cued(
    r"^\W*false(?=:)|\bthe claim that\b(?=[^.;]{0,160}?\b(?:mix(?:es)?|confuses?|is (?:wrong|false|outdated|not)|does not|ignores?|rests on))|\b(?:someone|somebody|reddit|twitter|one redditor|(?:a|this|some) (?:guy|dude|bot|fella|bloke))(?: (?:on|at|in|from) [\w.]+)?(?: \w+)? (?:claim(?:s|ed)?|sa(?:ys?|id)|writes?|wrote|swears|swore|insist(?:s|ed))\b|\b(?:(?:do not|don['\u2019]?t|never) (?:believe|trust|fall for) (?:it|them|this|that|anyone|every\w*|any|pages|posts|sites|guides|articles)\b|(?:is|was|are|were|it'?s) (?:not true|a myth|false|wrong|incorrect|untrue|nonsense)|myth\b|misconception|contrary to|despite claims|outdated (?:posts?|guides?|articles?|claims?|advice)"
    r"|(?<!than )(?<!than most )(?:some|many|plenty of|lots of|countless|older|old|earlier|most|several|people|users|critics|others|guides|blogs|posts|articles) (?:\w+ ){0,3}(?:still )?(?:claim|say|tell|told|said|write|wrote|believe|assume|think|quote|repeat|insist|argue|list|print|printed|cite|state|publish|carry|claiming|saying|insisting|repeating|writing|printing|citing)s?\b"
    r"|\btold (?:us|me|them|you|him|her)\b|you (?:will |may |might |can )?(?:often |sometimes |still )?(?:read|hear)\b|(?<=[\"\u201d\u2019'] )(?:the|a|an|one|their|his|her|its|my|our) (?:[\w-]+ ){1,4}?(?:shout|say|scream|read|promise|announce|declare|boast|insist|claim)s?\b"
    r"|(?<=[\"\u201d\u2019'] )(?:is|are|was) (?:(?:the )?wrong (?:word|term|name|label)|incomplete|misleading|too short|half the|only half|meaningless|useless|ambiguous|not enough|not the whole)|(?<=[\"\u201d\u2019'] )(?:some(?:body|one)|every(?:body|one)|people|many|some|one)(?: \w+){0,3}? (?:say|said|claim|conclud|insist|writ|wrote|think|argu|shout)\w*"
    r"|(?<!as )\b(?:i|we|this (?:page|newsletter|blog|guide|post|column|table)) (?:once |first |wrongly |mistakenly |had )?(?:wrote|written|said|claimed|printed|stated|reported)\b"
    r"|\bone (?:[\w-]+ ){0,2}(?:page|site|article|guide|reseller|provider|blog|listing|table|note|shop)s? (?:still |also )?(?:says?|claims?|gives?|lists?|has|writes?)\b|wrong(?=:)|(?:often|widely|sometimes|wrongly|easily|commonly) (?:mis)?(?:taken|confused|called|listed|quoted|described|reported)\b|which (?:it|they|that) (?:is|are|does|do|has|have) not\b"
    r"|(?:he|she|they|a (?:user|reader|colleague|friend|commenter|reddit\w*)) (?:claim|said|say|wrote|think|told|argue|asked)\w*"
    r"|(?:claimed|asserted|mistakenly|wrongly|incorrectly|erroneously|falsely)\b|used to (?:say|claim|list|state|read)|do(?:es)?n'?t (?:say|claim|write|assume)|never (?:say|claim|write|assume)|instead of (?:saying|writing)"
    r"|(?:avoid|stop|don'?t|never) (?:saying|writing|claiming|assuming|implying|calling)|fictional|in the (?:novel|film|movie|story)|example (?:sentence|claim))"
)
PAST = cued(
    r"\b(?:used to (?:cost|be)|originally|at (?:the )?launch|at release|launched at|launched\b[^.;]{0,24} at (?:half|a (?:discount\w*|promotional|lower|special|reduced))|debuted at|(?:came out|arrived|opened|entered the market) (?:\w+ ){0,3}?at (?:half|full|\$|a|an|\d)|cost (?:[^.;]|\.(?=\d)){0,24}during (?:the |its )?launch|initially|previously|formerly|back in|back then|at the time|in the past|until (?:recently|then)|once (?:cost|stood|led|held|topped|was)|had been|no longer(?! (?:disagree|matters?|surpris|news|in doubt|a question|a secret))|dropped from|fell from|cut from|down from|up from|was priced|were priced|pric(?:e|es|ing) (?:was|were)(?=:)|was charged|cost \S+ (?:in|back)|historic(?:ally)?|launch (?:lead|gap|score|rank)|when (?:you|we|one|people) could still|(?:was|were) (?:half|full|double|twice the) price|during (?:the |its )?launch(?! (?:offer|price|discount))|(?:launch|opening) week|(?:is|are) (?:now )?history\b|(?:was|were) (?:charging|asking|selling)|while it (?:lasted|was (?:still )?(?:on sale|available|around))|in its day|before (?:its|the) (?:retirement|shutdown|end(?! of (?:(?:the|this|next) (?:year|month|quarter|decade)|(?:[a-z]+ )?20\d\d)))|(?<!\w )(?:until|till) (?:early |mid |late )?(?:january|february|march|april|may|june|july|august|september|october|november|december),? [\w. -]{2,30} cost\b|(?:before|until|till) (?:[\w'\u2019]+ ){1,3}?(?:retired|switched|shut|turned|took|pulled|discontinued|killed|ended)(?: (?:it|them|off|down))*|old price|earlier this year|(?<!since )(?<!since spring of )(?<!since summer of )(?<!since autumn of )(?<!since winter of )last (?:year|month|spring|summer|autumn|fall|winter))\b"
)
