"""The rules as declarations: what each is called, what it objects to, why, and texts it must and must not flag.

The judges hold the mechanics; here stands what a reader of a finding, and the tests, want to know. The examples
are read as published on the day that the tests name.
"""

from __future__ import annotations

from imgpick.checking.result import Rule
from imgpick.checking.rules import boards, claims, ignores, life, names, prices, style, whole

RULES: dict[str, Rule] = {
    rule.id: rule for module in (names, life, prices, boards, claims, style, whole, ignores) for rule in module.RULES
}
"""Every rule by its id, in the order in which they are listed."""
