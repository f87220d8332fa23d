"""Draws ruled tables pixel by pixel, 2 pixels to the point."""

from typing import Any

import pytest

from gongkai.readers.scan.bitmap import Bitmap

np: Any = pytest.importorskip("numpy", reason="bitmaps need numpy (extra gongkai[ocr])")
SCALE = 2.0


def blank(width: int = 300, height: int = 200) -> Any:
    return np.full((height, width), 255, np.uint8)


def bitmap(page: Any) -> Bitmap:
    return Bitmap(page, page < 150, SCALE)


def grid(page: Any, xs: list[int], ys: list[int]) -> None:
    """Rule lines two pixels thick at these places."""
    for x in xs:
        page[ys[0] : ys[-1] + 2, x : x + 2] = 0
    for y in ys:
        page[y : y + 2, xs[0] : xs[-1] + 2] = 0


def block(page: Any, x: int, y: int, width: int = 10, height: int = 14) -> None:
    """Something written: a dark block."""
    page[y : y + height, x : x + width] = 0
