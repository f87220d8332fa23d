"""Walks the body of a docx: paragraphs, tables, content controls and text boxes, in order."""

from gongkai.readers.layout import Image, Item, Line, settle
from gongkai.readers.refusal import refused
from gongkai.readers.word.definitions import Definitions
from gongkai.readers.word.markup import MC, PARAGRAPH, TABLE, VAL, W
from gongkai.readers.word.paragraphs import read_content
from gongkai.readers.word.passages import Passage
from gongkai.readers.word.tables import read_rows
from gongkai.readers.xml import Element

_CONTROL, _GALLERY, _EMBEDDED = W + "sdt", W + "docPartGallery", W + "altChunk"
_WRAPPERS = frozenset(
    {W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag")}
    | {MC + name for name in ("AlternateContent", "Choice", "Fallback")}
)


def read_blocks(container: Element, definitions: Definitions) -> list[Item]:
    """Everything in a body, a cell or a text box.

    A table of contents is left out: its lines repeat the headings. UnreadableFile where the text
    stands in a document embedded whole.
    """
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
            raise refused(definitions.package.source, "embedded_document")
    return items


def _paragraph(paragraph: Element, definitions: Definitions) -> list[Item]:
    """A paragraph's lines, then its images and text boxes."""
    content = read_content(paragraph)
    style = definitions.style(content.properties)
    if style.contents:
        return []
    label = definitions.label(style)
    lines = (label + "".join(content.text)).split("\n")
    items: list[Item] = (
        [
            Line(line, style.heading, Passage(paragraph, number, label))
            for number, line in enumerate(lines)
        ]
        if definitions.anchored
        else [Line(line, style.heading) for line in lines]
    )
    items += [Image(name) for name in content.images]
    for box in content.boxes:
        items += read_blocks(box, definitions)
    return items


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{_GALLERY}")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"
