"""Finds the ruled lines of a scanned page."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from gongkai.readers.pdf.sheet import Box
from gongkai.readers.scan.bitmap import DARK, Bitmap

_SHORTEST = 0.3  # inches; strokes of characters are shorter
_WHOLE = 0.94  # of a line may be dark, the rest is noise


def find_strokes(bitmap: Bitmap) -> list[Box]:
    """The strokes across and down a page, in points. A thick line gives several strokes side by
    side."""
    dark, scale = bitmap.grey < DARK, bitmap.scale
    across = [Box(a, at, b, at + 1 / scale) for a, b, at in _runs(dark, scale)]
    down = [Box(at, a, at + 1 / scale, b) for a, b, at in _runs(dark.T, scale)]
    return across + down


def _runs(dark: Any, scale: float) -> Iterator[tuple[float, float, float]]:
    """Start, end and place of each stretch of a row of pixels that is nearly all dark."""
    np: Any = import_module("numpy")
    rows, width = dark.shape
    least = int(_SHORTEST * 72 * scale)
    if width <= least:
        return
    sums = np.cumsum(np.pad(dark.astype(np.int32), ((0, 0), (1, 0))), axis=1)
    begins = (sums[:, least:] - sums[:, :-least]) >= int(least * _WHOLE)
    steps = np.zeros((rows, width + 1), np.int32)
    steps[:, : begins.shape[1]] += begins
    steps[:, least : least + begins.shape[1]] -= begins
    covered = np.cumsum(steps, axis=1)[:, :width] > 0
    for row in np.flatnonzero(covered.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], covered[row].view(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield float(start) / scale, float(end) / scale, float(row) / scale
