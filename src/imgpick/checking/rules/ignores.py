"""Rules about ignores."""

from imgpick.checking.result import SUGGESTION, WARNING, Rule

_CLAIM = "GPT Image 2 costs $0.053 per image."

RULES = (
    Rule(
        "ignore-unused", "An ignore that covers nothing",
        "Ignores that are left behind hide the next mistake on their line.",
        WARNING,
        ("GPT Image 2 draws well. <!-- imgpick-ignore price-mismatch: agreed with the client -->",),
        (f"{_CLAIM} <!-- imgpick-ignore tier-missing: the table above names the tier -->",),
    ),
    Rule(
        "ignore-expired", "An ignore whose day has passed",
        "An ignore with an end is a promise to look again.",
        WARNING,
        (f"{_CLAIM} <!-- imgpick-ignore tier-missing: waiting for the vendor (until 2026-10-01) -->",),
        (f"{_CLAIM} <!-- imgpick-ignore tier-missing: waiting for the vendor (until 2027-01-31) -->",),
    ),
    Rule(
        "ignore-reason", "An ignore without a reason",
        "Whoever comes next cannot tell a decision from a shortcut.",
        SUGGESTION,
        (f"{_CLAIM} <!-- imgpick-ignore tier-missing -->",),
        (f"{_CLAIM} <!-- imgpick-ignore tier-missing: the table above names the tier -->",),
    ),
    Rule(
        "ignore-malformed", "An ignore that cannot be understood",
        "An ignore whose rule or end cannot be read covers nothing, and nobody notices.",
        WARNING,
        (
            f"{_CLAIM} <!-- imgpick-ignore tier-missing: agreed (until 1 January 2027) -->",
            f"{_CLAIM} <!-- imgpick-ignore tier-missing: agreed (until 2027-13-45) -->",
            f"{_CLAIM} <!-- imgpick-ignore -->",
            f"{_CLAIM} <!-- imgpick-ignore: the table above names the tier -->",
        ),
        (
            f"{_CLAIM} <!-- imgpick-ignore tier-missing: waiting until they answer (until 2027-01-31) -->",
            "An imgpick-ignore needs a reason.",
        ),
    ),
    Rule(
        "ignore-unknown", "An ignore for a rule that does not exist",
        "A misspelt rule ignores nothing.",
        WARNING,
        (f"{_CLAIM} <!-- imgpick-ignore tier-mising: the table above names the tier -->",),
        (f"{_CLAIM} <!-- imgpick-ignore tier-missing: the table above names the tier -->",),
    ),
)  # fmt: skip
