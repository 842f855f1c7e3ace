"""Days of the calendar."""

from __future__ import annotations

from datetime import date


def days_between(start: str, end: str) -> int:
    """Days from one day to another; a month or a year starts on its first day."""
    return (date.fromisoformat(end) - date.fromisoformat(f"{start}-01-01"[:10])).days
