"""Which drawings of a docx may stand where text or a table should stand."""

import re
from typing import NamedTuple

from gongkai.readers.word.markup import DRAWING, WP, V, W, number
from gongkai.readers.xml import Element

_CENTIMETRE = 360_000  # in EMU
_POINTS = re.compile(r"(?:^|;)\s{0,3}(width|height)\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{0,6})?pt")
_SMALLEST = 4 * _CENTIMETRE, _CENTIMETRE
_SPECK = _CENTIMETRE // 10
_CHARTS = ("chart", "diagram")


class Drawn(NamedTuple):
    """An image or embedded object; a ``small`` one cannot hold a table or a text, but may stand
    for a number."""

    name: str
    small: bool


def read_picture(drawing: Element) -> Drawn | None:
    """The image or embedded object of a drawing; None for shapes and for specks."""
    image = next(drawing.iter(DRAWING + "blip", V + "imagedata", W + "object"), None)
    data = next(drawing.iter(DRAWING + "graphicData"), None)
    if image is None and (data is None or not data.get("uri", "").endswith(_CHARTS)):
        return None
    width, height = _size(drawing)
    if width < _SPECK or height < _SPECK:
        return None
    described = next(drawing.iter(WP + "docPr"), None)
    name = "" if described is None else described.get("descr") or described.get("name") or ""
    return Drawn(name.strip()[:80], width < _SMALLEST[0] or height < _SMALLEST[1])


def _size(drawing: Element) -> tuple[int, int]:
    """Width and height in EMU; where unknown, large enough."""
    extent = next(drawing.iter(WP + "extent"), None)
    if extent is not None:
        return (
            number(extent.get("cx"), _SMALLEST[0], 1 << 40),
            number(extent.get("cy"), _SMALLEST[1], 1 << 40),
        )
    shape = next(drawing.iter(V + "shape"), None)
    points = dict(_POINTS.findall("" if shape is None else shape.get("style", "")[:2000]))
    return _emu(points.get("width"), _SMALLEST[0]), _emu(points.get("height"), _SMALLEST[1])


def _emu(points: str | None, unknown: int) -> int:
    return unknown if points is None else int(points) * 12_700
