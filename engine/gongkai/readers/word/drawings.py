"""Tells what is drawn in a docx from what is written in it, and whether it is shown."""

import re

from gongkai.readers.word.markup import WP, V, W
from gongkai.readers.xml import Element

_TEXT_BOX = W + "txbxContent"
_WRITTEN = W + "t", W + "delText"
_HIDDEN_SHAPE = re.compile(r"visibility\s{0,3}:\s{0,3}hidden")
_FAR = 14_000_000  # EMU, 39 cm: beyond any page that a report is printed on


def text_boxes(drawing: Element) -> list[Element]:
    """The text boxes of a drawing; one inside another belongs to the paragraphs of that one."""
    boxes: list[Element] = []
    for box in drawing.iter(_TEXT_BOX):
        if not any(outer in boxes for outer in box.iterancestors(_TEXT_BOX)):
            boxes.append(box)
    return boxes


def is_shown(drawing: Element) -> bool:
    """False where a drawing is marked as hidden or stands outside of every page."""
    described = next(drawing.iter(WP + "docPr"), None)
    if described is not None and described.get("hidden") in ("1", "true"):
        return False
    shape = next(drawing.iter(V + "shape", V + "rect"), None)
    if shape is not None and _HIDDEN_SHAPE.search(shape.get("style", "")[:2000]):
        return False
    return not any(_is_far(offset.text) for offset in drawing.iter(WP + "posOffset"))


def written_in(element: Element) -> str:
    """All that is written in an element, deleted text too."""
    return "".join(part.text or "" for part in element.iter(*_WRITTEN))


def _is_far(offset: str | None) -> bool:
    digits = (offset or "").strip().lstrip("-")[:12]
    return digits.isascii() and digits.isdigit() and int(digits) > _FAR
