"""The rules of ``imgpick check`` as a list and as pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from imgpick.checking.result import Rule


def listing(rules: Iterable[Rule], width: int) -> str:
    """One line a rule: severity, id, title."""
    rows = list(rules)
    room = max(len(rule.id) for rule in rows)
    lines = []
    for rule in rows:
        head = f"{rule.severity:<11}{rule.id:<{room}}  "
        title = wrap(rule.title, max(20, width - len(head)))
        lines += [f"{head}{title[0]}", *(" " * len(head) + more for more in title[1:])]
    return "\n".join(lines) + "\n"


def page(rule: Rule, width: int) -> str:
    """What a rule objects to and why, with examples."""
    room = min(width, 100)
    lines = [f"{rule.id} ({rule.severity})", *wrap(rule.title + ".", room), "", *wrap(rule.why, room)]
    lines += ["", "Objects to:", *_examples(rule.flags, room), "", "Lets pass:", *_examples(rule.passes, room)]
    lines += ["", "To accept one finding with its reason, put this on the line before it:"]
    lines += [f"  <!-- imgpick-ignore {rule.id}: why it is right here (until 2027-06-30) -->"]
    return "\n".join(lines) + "\n"


def _examples(texts: Iterable[str], room: int) -> Iterator[str]:
    for text in texts:
        first, *more = text.strip().splitlines()
        lines = wrap(first, room - 4) or [""]
        yield f"  - {lines[0]}"
        yield from (f"    {line}" for line in (*lines[1:], *more))
