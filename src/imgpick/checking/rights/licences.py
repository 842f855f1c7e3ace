"""Licences: their names and weights, commercial use, and what is said of it in other words where those hear nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator

from imgpick.checking.patterns.lazy import lazy
from imgpick.checking.result import Claim
from imgpick.checking.rights import commercial, permits, terms
from imgpick.checking.sentences.reading import Reading

_WISH = lazy(
    r"^\W*(?:please|feature request|request)\b|\bmore permissive\b|\b(?:ask(?:s|ing|ed)?|calls?|calling|petition\w*|request\w*|wish\w*|hop(?:e|es|ing)) (?:them |for |that |you )|\bwants?(?:ed)? (?:[^.;]|\.(?=\d)){2,40} back\b|\bplease (?:release|publish|re-?license|switch)\b"
)


def _bare(reading: Reading) -> bool:
    """Whether only "Stable Diffusion" is named: of most of its versions the base has nothing."""
    named = reading.models or ((reading.subject,) if reading.subject else ())
    return {m.text.casefold() for m in named} == {"stable diffusion"}


CUES = (*terms.CUES, *commercial.CUES, *permits.CUES)


def judge(reading: Reading) -> Iterator[Claim]:
    """The claims of a sentence about licences; a wish for another one is none."""
    found = [*terms.judge(reading), *commercial.judge(reading)]
    if reading.kind == "row" or not any(claim.rule for claim in found):
        found += permits.claims(reading)
    if not any(claim.rule for claim in found) or not _says_nothing(reading):
        yield from found


def _says_nothing(reading: Reading) -> bool:
    """Whether a sentence wishes for a licence, or speaks of Stable Diffusion without a number."""
    return bool(_WISH.search(reading.lower)) or _bare(reading)
