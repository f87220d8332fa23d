"""Reads one paragraph of an odt: its printed text, its images and its text boxes."""

import re
from dataclasses import dataclass, field

from gongkai.readers.odt.definitions import Definitions
from gongkai.readers.odt.pictures import content_image
from gongkai.readers.opendocument import DRAW, SIGNS, SPACES, TEXT, UNPRINTED, count
from gongkai.readers.xml import Element

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 80
_FRAME, _BOX = DRAW + "frame", DRAW + "text-box"
_SHAPES = frozenset(
    DRAW + name for name in ("custom-shape", "rect", "ellipse", "circle", "polygon", "path")
)
_HIDING = TEXT + "hidden-paragraph"
_HIDDEN = frozenset({TEXT + "hidden-text", TEXT + "script", _HIDING})
_WORDS = frozenset({TEXT + "p", TEXT + "h"})


@dataclass(slots=True)
class Content:
    """What stands in a paragraph; ``hidden`` where a condition keeps it from being printed."""

    text: list[str] = field(default_factory=list[str])
    images: list[str] = field(default_factory=list[str])
    boxes: list[Element] = field(default_factory=list[Element])
    hidden: bool = False


def read_content(paragraph: Element, definitions: Definitions) -> Content:
    """Everything in a paragraph, in order, through spans, links and fields."""
    content = Content()
    _gather(paragraph, definitions, content)
    return content


def add_drawing(drawing: Element, content: Content) -> bool:
    """Take up a frame, a shape or a group of them; False where the element is none."""
    tag = drawing.tag
    if tag == _FRAME:
        box = drawing.find(_BOX)
        if box is not None:
            content.boxes.append(box)
        elif (name := content_image(drawing)) is not None:
            content.images.append(name)
    elif tag in _SHAPES:
        content.boxes.append(drawing)
    elif tag in (DRAW + "g", DRAW + "a"):
        for child in drawing:
            add_drawing(child, content)
    else:
        return False
    return True


def _gather(parent: Element, definitions: Definitions, content: Content) -> None:
    _add_text(parent.text, content)
    for child in parent:
        tag = child.tag
        if tag in SIGNS:
            content.text.append(SIGNS[tag])
        elif tag == SPACES:
            content.text.append(" " * count(child, TEXT + "c", _MOST_SPACES))
        elif tag in _HIDDEN:
            told = child.get(TEXT + "is-hidden")
            content.hidden |= tag == _HIDING and told == "true"
            if tag == TEXT + "hidden-text" and told == "false":
                _gather(child, definitions, content)
        elif tag in _WORDS or tag in UNPRINTED or definitions.is_hidden(child):
            pass
        elif not add_drawing(child, content):
            _gather(child, definitions, content)
        _add_text(child.tail, content)


def _add_text(text: str | None, content: Content) -> None:
    """White space in the markup is one space, and none at the beginning of a line."""
    if not text:
        return
    printed = _WHITE.sub(" ", text)
    if printed[0] == " " and (not content.text or content.text[-1][-1:] in (" ", "\n")):
        printed = printed[1:]
    if printed:
        content.text.append(printed)
