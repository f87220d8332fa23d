"""A scanned page as grey values: set straight, its contrast evened out, freed of specks."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from gongkai.readers.pdf.sheet import Box

DARK = 150
_STEEPEST, _STEP = 3.0, 0.1  # degrees
_SAMPLE = 200_000
_LEAST_CONTRAST = 60
_SMALLEST = 6  # pixels


@dataclass(frozen=True, slots=True)
class Bitmap:
    """``grey`` is an array of rows of grey values, ``ink`` says which of them are written on;
    ``scale`` is pixels per point."""

    grey: Any
    ink: Any
    scale: float

    def pixels(self, box: Box, more: int = 0) -> tuple[int, int, int, int]:
        """The columns and rows of a box (x0, y0, x1, y1), with some more around it."""
        height, width = self.grey.shape
        x0, y0, x1, y1 = (round(edge * self.scale) for edge in box)
        return max(0, x0 - more), max(0, y0 - more), min(width, x1 + more), min(height, y1 + more)

    def box(self, x0: int, y0: int, x1: int, y1: int) -> Box:
        """The place of some pixels, in points."""
        return Box(x0 / self.scale, y0 / self.scale, x1 / self.scale, y1 / self.scale)

    def without(self, boxes: Iterable[Box], more: int = 2) -> "Bitmap":
        """The page with nothing in these boxes."""
        grey, ink = self.grey.copy(), self.ink.copy()
        for box in boxes:
            x0, y0, x1, y1 = self.pixels(box, more)
            grey[y0:y1, x0:x1] = 255
            ink[y0:y1, x0:x1] = False
        return Bitmap(grey, ink, self.scale)


def prepare(image: Any, scale: float) -> Bitmap:
    """The bitmap of a page (an image of Pillow)."""
    np: Any = import_module("numpy")
    straight = np.asarray(_straight(image.convert("L")))
    black, paper = (float(level) for level in np.percentile(straight, (1, 50)))
    if paper - black > _LEAST_CONTRAST:
        levelled = (straight.astype(np.float32) - black) * (255 / (paper - black))
        straight = levelled.clip(0, 255).astype(np.uint8)
    ink = _ink(straight)
    return Bitmap(np.where((straight < DARK) & ~ink, 255, straight).astype(np.uint8), ink, scale)


def _ink(grey: Any) -> Any:
    """Where something is written: dark pixels but for specks, which are smaller than any point."""
    np: Any = import_module("numpy")
    cv2: Any = import_module("cv2")
    dark = (grey < DARK).astype(np.uint8)
    _, labels, measured, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    large = measured[:, cv2.CC_STAT_AREA] >= _SMALLEST
    large[0] = False  # what is not dark
    return large[labels]


def _straight(image: Any) -> Any:
    """The page turned so that its lines run level: then dark pixels gather in the fewest rows."""
    np: Any = import_module("numpy")
    ys, xs = np.nonzero(np.asarray(image) < DARK)
    every = max(1, len(ys) // _SAMPLE)
    ys, xs = ys[::every].astype(np.float32), xs[::every].astype(np.float32)

    def gathered(angle: float) -> int:
        rows = (ys - xs * np.tan(np.radians(angle))).astype(np.int32)
        counts = np.bincount(rows - rows.min())
        return int((counts.astype(np.int64) ** 2).sum())

    if not len(ys):
        return image
    steps = round(_STEEPEST / _STEP)
    angles = sorted((step * _STEP for step in range(-steps, steps + 1)), key=abs)
    best = max(angles, key=gathered)
    if not best:
        return image
    return image.rotate(best, resample=import_module("PIL.Image").BICUBIC, fillcolor=255)
