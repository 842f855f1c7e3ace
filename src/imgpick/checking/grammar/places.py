"""Places that some licences leave out, by their countries, peoples and large cities."""

from __future__ import annotations

from imgpick.checking.patterns.lazy import regex
from imgpick.kb.model import Model

_EU_COUNTRIES = (
    r"austria\w*|belgi(?:um|an)\w*|bulgaria\w*|croatia\w*|cyprus|cypriot|czech\w*|denmark|danish|estonia\w*|finland|finnish"
    r"|france|french|german\w*|greece|greek|hungar\w+|ireland|irish|ital(?:y|ian)\w*|latvia\w*|lithuania\w*|luxembourg\w*|malt(?:a|ese)"
    r"|netherlands|holland|dutch|poland|polish|portug\w+|romania\w*|slovak\w*|sloveni\w+|spain|spanish|sweden|swedish"
)
_EU_CITIES = (
    r"amsterdam|antwerp|athens|barcelona|berlin|brussels|bucharest|budapest|cologne|copenhagen|dublin|frankfurt|gothenburg|graz|hamburg"
    r"|helsinki|krak(?:o|\u00f3)w|leipzig|lisbon|lyon|madrid|milan|munich|paris|porto|prague|riga|rome|rotterdam|sofia|stockholm|stuttgart"
    r"|tallinn|turin|valencia|vienna|vilnius|warsaw|zagreb"
)
_PATTERNS = {
    "EU": rf"eu|europe\w*|{_EU_COUNTRIES}|{_EU_CITIES}",
    "UK": r"uk|united kingdom|british|britain|england|english|scotland|scottish|wales|welsh|london|manchester|edinburgh|glasgow|bristol",
    "KR": r"south korea\w*|korean?|seoul|busan|incheon",
}
NAMED = rf"(?:{'|'.join(_PATTERNS.values())})"
"""Any of these places."""
_OUTSIDE = rf"\b(?:outside(?: of)?|except(?: for)?|excluding|other than|not in|beyond|apart from|everywhere but)(?:[ ,]+(?:the|in|and|or|{NAMED}))*[ ,]+$"
_NEAR = 64
"""Characters before a place in which "outside" may stand."""


def left_out_of(model: Model, lower: str) -> str:
    """The place that a text in small letters names although the licence of a model leaves it out; else empty.

    "Outside the EU" names another place.
    """
    found = (
        place
        for place in model.licence.not_in
        for match in regex(rf"\b(?:{_PATTERNS.get(place, '(?!)')})\b").finditer(lower)
        if not regex(_OUTSIDE).search(lower[max(0, match.start() - _NEAR) : match.start()])
    )
    return next(found, "")
