"""The LMArena data set: rows of the Hugging Face API, CSV, or the parquet copy. Figures are kept to one decimal."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import Any

from imgpick.errors import ImgpickError
from imgpick.kb.kinds import DAY
from imgpick.refreshing.rows import Reading, ScoreRow, broken, decoded

PAGE = 100
"""Rows that the API gives at once."""


def read(content: bytes, task: str, boards: frozenset[str]) -> Reading:
    """All rows of one task (``lmarena-t2i`` or ``lmarena-edit``) on the boards that the base knows."""
    records = list(_records(content))
    if not records or "model_name" not in records[0] or "rating" not in records[0]:
        raise broken("the LMArena data set", "it has no rows with model_name and rating")
    sizes = Counter((_board(task, row), str(row.get("leaderboard_publish_date") or "")[:10]) for row in records)
    rows: list[ScoreRow] = []
    foreign: set[str] = set()
    for record in records:
        board = _board(task, record)
        if board not in boards:
            foreign.add(f"category {record.get('category')}")
            continue
        day = str(record.get("leaderboard_publish_date") or "")[:10]
        rows.append(_row(record, board, day, sizes[board, day]))
    return Reading(tuple(rows), (), tuple(sorted(foreign)))


def _board(task: str, record: dict[str, Any]) -> str:
    category = str(record.get("category") or "overall").replace("_", "-")
    return task if category == "overall" else f"{task}-{category}"


def _row(record: dict[str, Any], board: str, day: str, of: int) -> ScoreRow:
    score = _figure(record, "rating")
    if score is None:
        raise broken("the LMArena data set", f"{record.get('model_name')!r} has no rating")
    rank = _figure(record, "rank")
    votes = _figure(record, "vote_count")
    return ScoreRow(
        str(record["model_name"]), board, "" if DAY.check(day) else day, score,
        _figure(record, "rating_lower"), _figure(record, "rating_upper"),
        int(votes or 0), int(rank or 0), of if rank else 0,
    )  # fmt: skip


LARGEST = 1_000_000
"""No board has so many points."""


def _figure(record: dict[str, Any], key: str) -> Decimal | None:
    value = record.get(key)
    if value in (None, ""):
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation as error:
        raise broken("the LMArena data set", f"{key} is {str(value)[:40]!r}") from error
    if not amount.is_finite() or abs(amount) >= LARGEST:
        raise broken("the LMArena data set", f"{key} is {str(value)[:40]!r}")
    return amount


def _records(content: bytes) -> Iterator[dict[str, Any]]:
    if content[:4] == b"PAR1":
        yield from _parquet(content)
    elif content.lstrip()[:1] in (b"{", b"["):
        tree = decoded(content, "the LMArena data set")
        for page in tree if isinstance(tree, list) else [tree]:
            rows = page.get("rows") if isinstance(page, dict) else None
            if not isinstance(rows, list):
                raise broken("the LMArena data set", "an answer without `rows`")
            for item in rows:
                row = item.get("row") if isinstance(item, dict) else None
                if not isinstance(row, dict):
                    raise broken("the LMArena data set", "a row without its `row`")
                yield row
    else:
        try:
            yield from csv.DictReader(StringIO(content.decode("utf-8-sig")), strict=True)
        except (UnicodeDecodeError, csv.Error) as error:
            raise broken("the LMArena data set", "it is neither JSON, CSV nor parquet") from error


def _parquet(content: bytes) -> list[dict[str, Any]]:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise ImgpickError(
            "this is a parquet file", hint="pip install 'imgpick[parquet]', or take the CSV or the rows API"
        ) from error
    try:
        table = pyarrow.parquet.read_table(BytesIO(content))
    except (OSError, ValueError) as error:
        raise broken("the LMArena data set", "the parquet file is broken") from error
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
