"""Reads one paragraph of an odt: its printed text, its images and its text boxes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.model.document import Omission
from gongkai.readers.contrast import normal_colour
from gongkai.readers.layout import Image
from gongkai.readers.note_mark import is_note_mark
from gongkai.readers.odt.definitions import Definitions
from gongkai.readers.odt.pictures import content_image
from gongkai.readers.opendocument import CELL, DRAW, SIGNS, SPACES, TABLE, TEXT, UNPRINTED, count
from gongkai.readers.opendocument_looks import BACKGROUND, behind, read_font
from gongkai.readers.xml import Element

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 80
_FRAME, _BOX = DRAW + "frame", DRAW + "text-box"
_SHAPES = frozenset(
    DRAW + name for name in ("custom-shape", "rect", "ellipse", "circle", "polygon", "path")
)
_STYLE_NAME, _CHANGE = TEXT + "style-name", TEXT + "change"
_MARKS = frozenset({TEXT + "note", TEXT + "ruby-text"})
_HIDING = TEXT + "hidden-paragraph"
_HIDDEN = frozenset({TEXT + "hidden-text", TEXT + "script", _HIDING})
_WORDS = frozenset({TEXT + "p", TEXT + "h"})


@dataclass(slots=True)
class Content:
    """What stands in a paragraph; ``hidden`` where a condition keeps it from being printed.
    ``styled`` is what the styles say of those pieces of text that may not count."""

    text: list[str] = field(default_factory=list[str])
    styled: dict[int, Mapping[str, str]] | None = None
    omissions: Sequence[Omission] = ()
    images: list[Image] = field(default_factory=list[Image])
    boxes: list[Element] = field(default_factory=list[Element])
    hidden: bool = False


def read_content(paragraph: Element, definitions: Definitions) -> Content:
    """Everything in a paragraph, in order, through spans, links and fields."""
    content = Content()
    name = paragraph.get(_STYLE_NAME, "")
    said = definitions.looks.said(name) if name in definitions.special else None
    _gather(paragraph, definitions, content, said)
    if content.styled:
        _settle(content, content.styled, _ground(paragraph, definitions))
    return content


def add_drawing(drawing: Element, content: Content) -> bool:
    """Take up a frame, a shape or a group of them; False where the element is none."""
    tag = drawing.tag
    if tag == _FRAME:
        box = drawing.find(_BOX)
        if box is not None:
            content.boxes.append(box)
        elif (image := content_image(drawing)) is not None:
            content.images.append(image)
    elif tag in _SHAPES:
        content.boxes.append(drawing)
    elif tag in (DRAW + "g", DRAW + "a"):
        for child in drawing:
            add_drawing(child, content)
    else:
        return False
    return True


def _gather(
    parent: Element,
    definitions: Definitions,
    content: Content,
    said: Mapping[str, str] | None,
) -> None:
    if parent.text:
        _add_text(parent.text, content, said)
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
                _gather(child, definitions, content, said)
        elif tag in _MARKS:
            content.omissions = *content.omissions, Omission("mark", text=_mark(child))
        elif tag == _CHANGE:
            left = definitions.deleted.get(child.get(TEXT + "change-id", ""), "")
            content.omissions = *content.omissions, Omission("revision", text=left)
        elif definitions.is_hidden(child):
            content.omissions = *content.omissions, Omission("hidden", text=written_in(child))
        elif tag not in _WORDS and tag not in UNPRINTED and not add_drawing(child, content):
            name = child.get(_STYLE_NAME, "")
            inner = said
            if name and (said is not None or name in definitions.special):
                inner = {**(said or {}), **definitions.looks.said(name)}
            _gather(child, definitions, content, inner)
        if child.tail:
            _add_text(child.tail, content, said)


def _add_text(text: str, content: Content, said: Mapping[str, str] | None) -> None:
    """White space in the markup is one space, and none at the beginning of a line."""
    printed = _WHITE.sub(" ", text)
    if printed[0] == " " and (not content.text or content.text[-1][-1:] in (" ", "\n")):
        printed = printed[1:]
    if printed:
        if said is not None:
            content.styled = content.styled or {}
            content.styled[len(content.text)] = said
        content.text.append(printed)


def written_in(element: Element) -> str:
    """All that is written in an element."""
    parts = [element.text or ""]
    for child in element:
        parts += written_in(child), child.tail or ""
    return "".join(parts)


def _mark(note: Element) -> str:
    """The mark of a note, or a reading."""
    citation = note.find(TEXT + "note-citation")
    return written_in(note if citation is None else citation)


def _ground(paragraph: Element, definitions: Definitions) -> str:
    """The colour on which a paragraph stands."""
    looks = definitions.looks
    holders = paragraph.iterancestors(CELL, TABLE + "table")
    return behind(
        looks.ground(paragraph.get(_STYLE_NAME, "")),
        *(looks.ground(holder.get(TABLE + "style-name", "")) for holder in holders),
    )


def _settle(content: Content, styled: Mapping[int, Mapping[str, str]], ground: str) -> None:
    """Take the text out that does not count."""
    raised: list[int] = []
    for index, said in styled.items():
        font, text = read_font(said), content.text[index]
        own = behind(normal_colour(said.get(BACKGROUND)), ground)
        aside = font.aside(own)
        if aside is not None:
            what, sure = aside
            if text.strip():
                content.omissions = *content.omissions, Omission(what, text=text, sure=sure)
            if sure:
                content.text[index] = ""
        elif font.raised:
            raised.append(index)
    while raised:
        group = [raised.pop(0)]
        while raised and raised[0] == group[-1] + 1:
            group.append(raised.pop(0))
        mark = "".join(content.text[index] for index in group)
        if mark.strip() and is_note_mark(mark):
            content.omissions = *content.omissions, Omission("mark", text=mark)
            for index in group:
                content.text[index] = ""
