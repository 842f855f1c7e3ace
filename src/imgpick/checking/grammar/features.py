"""The words for what a model can do: transparent backgrounds, SVG, seeds and the like."""

from __future__ import annotations

from imgpick.checking.patterns.cues import Cued, cued
from imgpick.records import NamedTuple


class Phrase(NamedTuple):
    """The words for a capability."""

    key: str
    what: str
    pattern: Cued


def _phrase(key: str, what: str, pattern: str) -> Phrase:
    return Phrase(key, what, cued(pattern))


PHRASES = (
    _phrase("transparent", "transparent backgrounds", r"\bbackground[\"'`]?(?:\s?[:=]\s?|(?: (?:is|parameter|field|option)){0,2} (?:set )?to )[\"'`]?transparent\b|\bbackground\b(?:[^.;]|\.(?=\d)){0,48}? (?:can|may) be (?:set to )?transparent\b|\btransparent (?:background|png|image|picture|file|cut-?out|output|webp|mode)s?\b|\b(?:leav|mak|keep|render|turn)(?:e?s?|ing) (?:the |a |its |your |their )?backgrounds? transparent\b|\bsee-through backgrounds?\b|\btransparency\b(?! (?:about|report|on|in pricing))|\balpha[- ]channels?\b|\b(?:png|webp|image|picture|file|output)s? with (?:an )?alpha\b|\balpha(?=\s?[:=])"),
    _phrase("svg", "SVG output", r"\bsvgs?\b|\b(?:export|output|writ|draw|mak|do|giv|return|produc|generat)(?:s|es|ing|e)? (?:true |real |editable |native )?vectors\b|\b(?:native |editable |true )?vectors? (?:output|export|graphic|file|image|art|format)s?\b"),
    _phrase("layers", "layers", r"\b(?:separate |editable |psd |image )*layers\b(?! of\b)|\blayered (?:psd|output|file|image)s?\b"),
    _phrase("mask-edit", "edits with a mask", r"\binpaint\w*\b|\bmask(?:ed|s|ing)?(?:[- ]based)? ?(?:edit\w*)?\b"),
    _phrase("edit", "edits", r"\b(?:image[- ])?edit(?:s|ing)?\b(?! (?:arena|board|leaderboard|category|ranking)| (?:with|by|using|through|inside) (?:an? |the )?(?:[a-z]+ )?masks?\b)|\bretouch(?:es|ing)?\b|\b(?:modif(?:y|ies)|alters?|reworks?) (?:an? |your |the )?(?:existing |uploaded |finished )?(?:photo|picture|image)s?\b"),
    _phrase("fine-tune", "fine-tuning", r"\bfine[- ]?tun\w+\b|\bloras?\b"),
    _phrase("batch", "batch requests", r"\bbatch (?:api|mode|processing|endpoint|requests?|pricing|discount)\b"),
    _phrase("streaming", "streaming", r"\bstreaming\b|\bpartial images?\b"),
    _phrase("seed", "seeds", r"\bcan be seeded\b|\bseeds?\b(?:(?= )(?! (?:round|fund|stage|money|investor)))?"),
    _phrase("provenance", "provenance marks", r"(?<!missing )(?<!absent )(?<!absence of )(?<!lack of )\b(?:c2pa|synthid|content credentials)\b|\b(?:invisible )?watermark\w*\b"),
    _phrase("indemnity", "indemnity", r"\bindemni\w+\b"),
    _phrase("licensed-training-data", "licensed training data", r"\blicen[sc]ed (?:training )?data\b|\btrained (?:only |solely |exclusively |entirely )?on (?:fully )?licen[sc]ed\b"),
    _phrase("web-search", "web search", r"\bweb[- ]search\b|\b(?:google )?search grounding\b|\bgrounding (?:with|in) google\b|\bsearch(?:es)? the web\b|\blook(?:s|ing)? (?:[a-z]+ ){0,2}?up on the (?:web|internet)\b"),
    _phrase("official-api", "an official API", r"\b(?:official|public|first-party|developer|enterprise(?:-grade|-ready)?|commercial|production(?:-grade|-ready)?) (?:[\w.]+ ){0,2}apis?\b|\b(?:has|have|offers?|includes?|provides?|comes? with|features?|sells?) (?:an? |full |paid |native |direct ){0,2}api access\b(?! (?:to|for(?! \$)|through|via|by|from|with)\b)|\b(?:opened|launched|released|published|unveiled|introduced) (?:up )?(?:its|an|the) (?:[\w-]+ ){0,2}?api\b|\bapi (?:is|went|became|has gone|has been|is now) (?:now |finally |fully |also )*(?:open(?:ed)?(?: (?:to|up)\b)?|public\b|live\b|generally available|out\b)|\bapi \((?:now |finally |fully |also )*(?:open(?:ed)?|public|live|generally available)\b|\brest(?:ful)? (?:api|endpoint)s?\b|\bapi endpoints?\b|\b(?:official|public) (?:[\w.]+ ){0,2}endpoints?\b|\bapi, (?:now|finally|at last) (?:public|open|live|available)\b|\b(?:has|have|offers?|an|any|without an?|no) api\b(?! (?:keys?|calls?|access|bill|cost|pric\w+|credits?|budget))"),
    _phrase("multi-turn", "edits over several turns", r"\bmulti[- ]turn\b|\bconversational edit\w*\b"),
)  # fmt: skip
