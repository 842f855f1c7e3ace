"""Who is known to be ahead of the verdict in the first wish, and cannot take it because nobody has rated its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imgpick.choosing.brief import Brief
from imgpick.choosing.contenders import priced, seen
from imgpick.choosing.result import Also, per_month
from imgpick.choosing.scoring import APART, VOTED, Scored, best_of_each

NAMED = 2
"""Models that are named so."""


def foremost(fitting: Sequence[Scored], winner: Scored, brief: Brief) -> Iterator[Also]:
    """Those of which most is confirmed for the first wish and that meet as many needs, sure ones first; of a price the
    cheapest is named already, and a board that nobody stands on says nothing."""
    wish = brief.order[0]
    if wish in VOTED or wish == "price":
        return

    def confirmed(scored: Scored) -> float:
        value = scored.values[wish]
        return value.low if value.known and value.mid >= winner.values[wish].mid else 0.0

    least = winner.values[wish].low + APART
    needs = {word for need in brief.needs for word in (need.name, str(need))}

    def unmet(scored: Scored) -> int:
        return sum(check.limit in needs for check in scored.candidate.open)

    others = (s for s in fitting if not seen(s) and s.offer.model != winner.offer.model)
    ahead = [s for s in others if confirmed(s) > least and unmet(s) <= unmet(winner)]
    for scored in best_of_each(sorted(ahead, key=lambda s: (-confirmed(s), s.candidate.doubts, not priced(s))))[:NAMED]:
        text = f"known to be ahead in {wish}, though nobody has rated its pictures"
        yield Also("confirmed", scored.offer, text, per_month(scored.offer, brief), scored.candidate.doubt)
