"""Walks the body of a docx: paragraphs, tables, content controls and text boxes, in order."""

import re
from collections.abc import Iterator

from gongkai.model.document import Omission
from gongkai.readers.layout import Image, Item, Line, settle
from gongkai.readers.word.definitions import Definitions
from gongkai.readers.word.markup import MC, PARAGRAPH, TABLE, VAL, W
from gongkai.readers.word.numbering import is_aside
from gongkai.readers.word.paragraphs import Beside, read_content
from gongkai.readers.word.passages import Passage
from gongkai.readers.word.tables import read_rows
from gongkai.readers.xml import Element

_CONTROL, _GALLERY, _EMBEDDED = W + "sdt", W + "docPartGallery", W + "altChunk"
_WRAPPERS = frozenset(
    {W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}
    | {MC + name for name in ("AlternateContent", "Choice", "Fallback")}
)

_ENDS_IN_DIGIT = re.compile(r"\d\s?$")
_GOES_ON = re.compile(r"\s?(?:\d|[件条次份个项篇家人号])")


def read_blocks(container: Element, definitions: Definitions) -> list[Item]:
    """Everything in a body, a cell or a text box. A table of contents is left out: its lines
    repeat the headings."""
    items: list[Item] = []
    for child in container:
        tag = child.tag
        if tag == PARAGRAPH:
            items += _paragraph(child, definitions)
        elif tag == TABLE:
            rows = read_rows(child, definitions, lambda cell: read_blocks(cell, definitions))
            items += settle(rows, definitions.package.limits)
        elif tag in _WRAPPERS or (tag == _CONTROL and not _is_contents(child)):
            items += read_blocks(child, definitions)
        elif tag == _EMBEDDED:
            items.append(Omission("elsewhere", sure=False))
    return items


def _paragraph(paragraph: Element, definitions: Definitions) -> list[Item]:
    """A paragraph's lines, each with what it leaves out, then its images and text boxes."""
    content = read_content(paragraph, definitions.sight)
    if content.properties in definitions.flat:
        return [Line(""), Omission("hidden", text="".join(content.text))]
    style = definitions.style(content.properties)
    if style.contents:
        return []
    label, text = definitions.label(style), "".join(content.text)
    marks: list[Item] = []
    if is_aside(label, text):
        marks.append(Omission("mark", text=label))
        label = ""
    lines = (label + text).split("\n")
    items: list[Item] = (
        [
            Line(line, style.heading, Passage(paragraph, number, label))
            for number, line in enumerate(lines)
        ]
        if definitions.anchored
        else [Line(line, style.heading) for line in lines]
    )
    if (beside := content.found) is not None:
        items = list(_with_omissions(items, content.text, beside))
        for box in beside.boxes:
            items += read_blocks(box, definitions)
    return items + marks


def _with_omissions(lines: list[Item], text: list[str], beside: Beside) -> Iterator[Item]:
    """The lines, each followed by what it leaves out, and the images at the end."""
    in_numbers = [
        (at, Omission("picture", text=image.name, sure=False))
        for at, image in beside.images
        if image.small and _is_in_number("".join(text[:at]), "".join(text[at:]))
    ]
    left_out = [
        ("".join(text[:at]).count("\n"), omission)
        for at, omission in (*beside.omissions, *in_numbers)
    ]
    for number, line in enumerate(lines):
        yield line
        yield from (omission for at, omission in left_out if at == number)
    yield from (Image(image.name, small=image.small) for _, image in beside.images)


def _is_in_number(before: str, after: str) -> bool:
    """Whether what stands here may be read as digits: beside one, or before a counting word."""
    return bool(_ENDS_IN_DIGIT.search(before[-3:]) or _GOES_ON.match(after))


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{_GALLERY}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"
