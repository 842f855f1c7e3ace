"""Sizes compare by class, by band and by exact pixels."""

from __future__ import annotations

import pytest

from imgpick.kb import sizes


@pytest.mark.parametrize(
    ("size", "expected"),
    [("1024x1024", "1K"), ("1024x1536", "1K"), ("1024x768", "1K"), ("512x512", "512"), ("768x768", "768"),
     ("1920x1080", "1.5K"), ("2048x2048", "2K"), ("2560x1440", "2K"), ("3072x3072", "3K"), ("3840x2160", "4K"),
     ("4096x4096", "4K"), ("2K", "2K"), ("any", ""), ("<=4.19MP", "")],
)  # fmt: skip
def test_size_class(size: str, expected: str) -> None:
    assert sizes.class_of(size) == expected


@pytest.mark.parametrize(
    ("cell", "size", "expected"),
    [("any", "4K", True), ("1K", "1024x1024", True), ("1024x1024", "1K", True), ("1024x1024", "1536x1024", False),
     ("<=4.19MP", "2K", True), (">4.19MP", "2K", False), (">4.19MP", "4K", True), ("<=2.36MP", "1.5K", True),
     ("1-4MP", "1K", True), ("0.5-1MP", "1K", False), ("2K", "1K", False), ("unknown", "1K", False)],
)  # fmt: skip
def test_a_cell_covers_a_size(cell: str, size: str, expected: bool) -> None:
    assert sizes.covers(cell, size) is expected
