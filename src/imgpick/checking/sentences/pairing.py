"""Which tier, size or route of a sentence belongs to which of its amounts.

Amounts that follow one another with nothing but commas between form a run ("$0.006, $0.053 and $0.211"); marks
are given out run by run, in order where there are as many marks as amounts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from imgpick.checking.grammar.words import Mark
from imgpick.checking.patterns.lazy import Once, lazy
from imgpick.checking.sentences.money import Amount

_JOINT = lazy(r"[\s,/|]*(?:and|or|to|resp\.?)?\s*")


_FOLLOWS = lazy(r"\s*(?:for|at|in|on|with|\()\s*(?:an? |the )?")
_OR = lazy(r"\bor\b")
_OWN = lazy(r"\s*(?:(?:for|at|in|on|with|above|over|beyond|from)\s*)?(?:an? |the )?")
_BREAK = lazy(r"[,;|]|\b(?:and|but|while|versus|against)\b")
_BRACKETED = lazy(r"[\s*_`]*\([^()]*")
_AGAINST = lazy(r"\s*(?:against|versus|vs\.?|as opposed to|compared (?:to|with)|rather than|instead of)\s*")
_SPEAKS_OF = lazy(
    r"[ -](?:[\w-]+ ){0,3}?(?:costs?|is|are|runs?|comes?|goes|asks?|takes?|doubles?|triples?|jumps?|rises?|climbs?|adds?|would|will|can|needs?|remains?|stays?)\b"
)
_NOT = lazy(r"\b(?:not|never|rather than|instead of)(?: (?:at|in|for|the|an?))* $")
""" "Low, not medium, is what you get for half a cent"."""
_DENIAL = 24
_NEXT = 4
FAR = 40
"""What a break between a mark and an amount counts, in characters."""


class Pairing:
    """The amounts of a sentence in runs. ``lower`` is the sentence in small letters."""

    def __init__(self, lower: str, amounts: Sequence[Amount]) -> None:
        self._lower = lower
        self._amounts = amounts
        self._nearest_runs: dict[tuple[int, int], list[int]] = {}

    @Once
    def runs(self) -> list[list[int]]:
        """The indices of the amounts, run by run."""
        runs: list[list[int]] = []
        for index, amount in enumerate(self._amounts):
            before = self._amounts[index - 1]
            own = self._lower.startswith(" for ", before.money_end)  # "8 cents for an SVG, 21 cents for Pro"
            if index and not own and _JOINT.fullmatch(self._lower, before.end, amount.start):
                runs[-1].append(index)
            else:
                runs.append([index])
        return runs

    def run(self, index: int) -> list[int]:
        """The run that an amount is of."""
        return self.runs[self._run(index)]

    def _run(self, index: int) -> int:
        return self._numbers[index]

    @Once
    def _numbers(self) -> list[int]:
        """For each amount the number of its run."""
        return [number for number, run in enumerate(self.runs) for _ in run]

    @Once
    def _starts(self) -> list[int]:
        return [self._amounts[run[0]].start for run in self.runs]

    def is_listed(self, index: int) -> bool:
        """Whether an amount is one of several in a run."""
        return len(self.run(index)) > 1

    def stretch(self, index: int) -> tuple[int, int]:
        """The text around the run of an amount, up to the neighbouring runs."""
        number = self._run(index)
        start = self._amounts[self.runs[number - 1][-1]].end if number else 0
        end = self._amounts[self.runs[number + 1][0]].start if number + 1 < len(self.runs) else len(self._lower)
        return start, end

    def mark(self, marks: Sequence[Mark], index: int) -> str:
        """The value of the mark that belongs to an amount; empty for none or where it cannot be told."""
        marks = [m for m in marks if not _NOT.search(self._lower, max(0, m.start - _DENIAL), m.start)] or marks
        if not marks:
            return ""
        amount = self._amounts[index]
        inside = {mark.value for mark in marks if amount.money_end <= mark.start < amount.end}
        if len(inside) == 1:  # "$0.035 per 1K image"
            return inside.pop()
        run = self.run(index)
        if len(run) == 1:
            following = self._following(marks, self._amounts[index])
            if following:
                return following
        contrasted = self._contrasted(marks, index)
        if contrasted:
            return contrasted
        own = self._own(marks, run)
        if index != run[-1] and self._of_the_last(own, run):
            return ""
        values = list(dict.fromkeys(mark.value for mark in own))
        if len(values) == 1 or (values and len(run) == 1):
            return values[0] if len(values) == 1 else self._nearest(own, run)
        if len(own) == len(run):
            return own[run.index(index)].value
        leading = {mark.value for mark in marks if mark.end <= self._amounts[0].start}
        return leading.pop() if not own and len(leading) == 1 else ""

    def _contrasted(self, marks: Sequence[Mark], index: int) -> str:
        """The mark of one of two amounts that are held against each other: "high costs more than low: $0.21 against $0.01"."""
        if len(self._amounts) != 2 or len({mark.value for mark in marks}) != 2 or len(marks) != 2:
            return ""
        first, second = self._amounts
        joined = marks[1].end <= first.start and _AGAINST.fullmatch(self._lower, first.end, second.start)
        return marks[index].value if joined else ""

    def _of_the_last(self, marks: Sequence[Mark], run: list[int]) -> bool:
        """Whether a mark is told with the last amount of a run alone: "$0.15, or $0.30 in 4K", "$0.13 an image and $0.24 at 4K"."""
        before, last = self._amounts[run[-2]], self._amounts[run[-1]]
        own = before.end > before.money_end
        return (
            len(marks) == 1
            and (own or bool(_OR.search(self._lower, before.end, last.start)))
            and bool(_OWN.fullmatch(self._lower, last.end, marks[0].start))
        )

    def _following(self, marks: Sequence[Mark], amount: Amount) -> str:
        """The mark right behind an amount: "$0.035 for 2K"."""
        first = next((mark for mark in marks if mark.start >= amount.end), None)
        if first and _FOLLOWS.fullmatch(self._lower, amount.end, first.start) and not self._heads_next(first):
            return first.value
        return ""

    def _heads_next(self, mark: Mark) -> bool:
        """Whether a mark is told with the amount behind it: "$0.24 (batch: $0.12)"."""
        return any(
            0 <= other.start - mark.end < _NEXT and ":" in self._lower[mark.end : other.start]
            for other in self._amounts
        )

    def _own(self, marks: Sequence[Mark], run: list[int]) -> list[Mark]:
        """The marks that stand nearest to a run."""
        if len(self.runs) == 1:
            return list(marks)
        return [mark for mark in marks if self._nearest_run(mark) is run]

    def _nearest_run(self, mark: Mark) -> list[int]:
        """The run that a mark stands nearest to: the one before it or the one behind it."""
        place = mark.start, mark.end
        if place not in self._nearest_runs:
            behind = bisect_right(self._starts, mark.start)
            beside = self.runs[max(0, behind - 1) : behind + 1]
            if self._heads_next(mark):
                beside = beside[-1:]
            self._nearest_runs[place] = min(beside, key=lambda run: self._distance(mark, run))
        return self._nearest_runs[place]

    def _distance(self, mark: Mark, run: list[int]) -> int:
        """Characters between a mark and a run; a comma or "and" in between counts as far."""
        first, last = self._amounts[run[0]], self._amounts[run[-1]]
        if first.start <= mark.start < last.end:
            return 0
        if mark.start >= last.end and _BRACKETED.fullmatch(self._lower, last.end, mark.start):
            return 0  # "4 cents (1K, low), 6 cents (1K, medium)"
        gap = (last.end, mark.start) if mark.start >= last.end else (mark.end, first.start)
        between = self._lower[gap[0] : gap[1]]
        return len(" ".join(between.split())) + FAR * bool(_BREAK.search(between))

    def _nearest(self, marks: Sequence[Mark], run: list[int]) -> str:
        first, last = self._amounts[run[0]], self._amounts[run[-1]]
        if any(mark.start < first.start for mark in marks):
            marks = [mark for mark in marks if mark.start < last.end or not self._begins_anew(last, mark)]
        return min(marks, key=lambda mark: self._distance(mark, run)).value

    def _begins_anew(self, amount: Amount, mark: Mark) -> bool:
        """Whether a mark behind an amount is what the next clause speaks of: "2K comes to $0.134, and 4K costs more"."""
        between = _BREAK.search(self._lower, amount.end, mark.start)
        return between is not None and _SPEAKS_OF.match(self._lower, mark.end) is not None
