"""Fuzzes the text path of ``check``: any text in any format gets an answer that lies inside the text."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["imgpick"]):
    from imgpick.checking.engine import check_text
    from imgpick.checking.rules import RULES
    from imgpick.checking.text.placed import place
    from imgpick.kb.load import load

FORMS = ("markdown", "mdx", "html", "rst", "text")
TODAY = "2026-11-22"
BASE = load(today=TODAY)
ALL = frozenset(RULES)


def one(data: bytes) -> None:
    """One input: the first byte picks the format, the rest is the text."""
    if not data:
        return
    form, text = FORMS[data[0] % len(FORMS)], data[1:].decode("utf-8", "replace")
    report = check_text(text, BASE, today=TODAY, form=form)
    for claim in (*report.claims, *report.findings):
        assert 0 <= claim.start <= claim.end <= len(text), claim
        if claim.fix:
            assert 0 <= claim.fix.start <= claim.fix.end <= len(text), claim
    place("fuzz", report, ALL)
    if report.findings:
        assert check_text(text, BASE, today=TODAY, form=form) == report
        end = 0
        repaired = []
        for fix in sorted(claim.fix for claim in report.findings if claim.fix):
            if fix.start >= end:
                repaired += [text[end : fix.start], fix.text]
                end = fix.end
        check_text("".join([*repaired, text[end:]]), BASE, today=TODAY, form=form)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
