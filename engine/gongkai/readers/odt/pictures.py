"""Which frames of an odt may stand where text or a table should stand."""

import re

from gongkai.readers.layout import Image
from gongkai.readers.opendocument import DRAW, SVG
from gongkai.readers.xml import Element

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(cm|mm|in|inch|pt|pc|px)")
_CENTIMETRES = {
    "cm": 1.0, "mm": 0.1, "in": 2.54, "inch": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6,
    "px": 2.54 / 96,
}  # fmt: skip
_SMALLEST = 4.0, 1.0
_SPECK = 0.1
_CONTENT = tuple(DRAW + name for name in ("image", "object", "object-ole"))


def content_image(frame: Element) -> Image | None:
    """The image or embedded object; None for what holds neither, and for specks."""
    if next(frame.iterchildren(*_CONTENT), None) is None:
        return None
    width, height = (_centimetres(frame.get(SVG + name)) for name in ("width", "height"))
    width, height = width or _SMALLEST[0], height or _SMALLEST[1]
    if min(width, height) < _SPECK:
        return None
    described = (frame.findtext(SVG + name) for name in ("desc", "title"))
    name = next(filter(None, described), None) or frame.get(DRAW + "name", "")
    return Image(name.strip()[:80], small=width < _SMALLEST[0] or height < _SMALLEST[1])


def _centimetres(length: str | None) -> float | None:
    found = _LENGTH.fullmatch((length or "").strip()[:20])
    return float(found[1]) * _CENTIMETRES[found[2]] if found else None
