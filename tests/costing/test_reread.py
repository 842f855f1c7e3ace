"""Price cells read a second time from the sources, by somebody who had not seen the base."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from imgpick.kb.base import Base

ROWS = list(csv.DictReader((Path(__file__).parent / "reread.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: "/".join(v for v in list(r.values())[:7] if v))
def test_the_base_has_the_cell_with_the_same_price(base: Base, row: dict[str, str]) -> None:
    prices = [
        p.usd
        for p in base.model(row["model"]).all_prices
        if (p.route, p.unit, p.part, p.mode) == (row["route"], row["unit"], row["part"], row["mode"])
        and p.tier in (row["tier"], "")
        and (p.size == row["size"] or not row["size"])
    ]
    assert Decimal(row["usd"]) in prices


def test_the_second_reading_is_broad() -> None:
    assert len(ROWS) >= 60
    assert len({row["model"] for row in ROWS}) >= 30
