"""Walks the body of an odt: paragraphs, headings, lists, tables, sections and text boxes."""

from gongkai.model.document import Omission
from gongkai.readers.layout import Item, Line, settle
from gongkai.readers.odt.definitions import OUTLINE, Definitions
from gongkai.readers.odt.paragraphs import Content, add_drawing, read_content, written_in
from gongkai.readers.odt.tables import read_rows
from gongkai.readers.opendocument import TABLE, TEXT, count
from gongkai.readers.word.numbering import is_aside
from gongkai.readers.xml import Element

_PARAGRAPH, _HEADING, _LIST = TEXT + "p", TEXT + "h", TEXT + "list"
_ITEM, _NUMBERED = TEXT + "list-item", TEXT + "numbered-paragraph"
_SECTION, _TABLE = TEXT + "section", TABLE + "table"
_DEEPEST_LIST, _DEEPEST_HEADING = 9, 10
_QUOTED = 80


def read_blocks(container: Element, definitions: Definitions) -> list[Item]:
    """Everything in the body, a cell, a section or a text box.

    Tables of contents and other indexes are left out: their lines repeat the headings.
    """
    items: list[Item] = []
    for child in container:
        tag = child.tag
        if tag in (_PARAGRAPH, _HEADING):
            items += _paragraph(child, definitions)
        elif tag == _LIST:
            items += _list(child, definitions, definitions.open_list(child), 0)
        elif tag == _NUMBERED:
            items += _numbered(child, definitions)
        elif tag == _TABLE:
            if definitions.is_hidden_table(child):
                items.append(Omission("hidden", text=written_in(child)[:_QUOTED]))
            else:
                rows = read_rows(child, definitions, lambda cell: read_blocks(cell, definitions))
                items += settle(rows, definitions.limits)
        elif tag == _SECTION:
            if child.get(TEXT + "display", "true") == "true" or not _is_hidden(child):
                items += read_blocks(child, definitions)
            else:
                items.append(Omission("hidden", text=written_in(child)[:_QUOTED]))
        else:
            drawn = Content()
            if add_drawing(child, drawn):
                items += _drawn(drawn, definitions)
    return items


def _is_hidden(section: Element) -> bool:
    """A section's condition is not worked out: the program that wrote the file left its result."""
    told = section.get(TEXT + "is-hidden")
    return section.get(TEXT + "display") == "none" if told is None else told == "true"


def _paragraph(element: Element, definitions: Definitions, label: str | None = None) -> list[Item]:
    """A paragraph's lines, then its images and text boxes. ``label`` is the number that a list
    prints before it; None outside of lists."""
    if definitions.is_hidden(element):
        return [Omission("hidden", text=written_in(element))]
    heading = None
    if element.tag == _HEADING:
        heading = count(element, TEXT + "outline-level", _DEEPEST_HEADING)
        if label is None and element.get(TEXT + "is-list-header") != "true":
            label = definitions.numbering.label(OUTLINE, heading - 1)
    content = read_content(element, definitions)
    text = "".join(content.text)
    if content.hidden:
        return [Omission("hidden", text=text)]
    marks: list[Item] = []
    if is_aside(label or "", text):
        marks.append(Omission("mark", text=label or ""))
        label = ""
    lines = [Line(line, heading) for line in ((label or "") + text).split("\n")]
    return [*lines, *marks, *content.omissions, *_drawn(content, definitions)]


def _drawn(content: Content, definitions: Definitions) -> list[Item]:
    items: list[Item] = [*content.images]
    for box in content.boxes:
        items += read_blocks(box, definitions)
    return items


def _list(element: Element, definitions: Definitions, opened: str, level: int) -> list[Item]:
    """The items of a list. The first paragraph of each is numbered, and lists in it count on a
    deeper level."""
    items: list[Item] = []
    level = min(level, _DEEPEST_LIST)
    for item in element:
        is_numbered = item.tag == _ITEM
        start = item.get(TEXT + "start-value")
        if is_numbered and start is not None:
            definitions.numbering.begin(opened, level, count(item, TEXT + "start-value", 9_999))
        for child in item:
            if child.tag in (_PARAGRAPH, _HEADING):
                label = definitions.numbering.label(opened, level) if is_numbered else ""
                is_numbered = False
                items += _paragraph(child, definitions, label)
            elif child.tag == _LIST:
                inner = definitions.inner_list(child, opened)
                items += _list(child, definitions, inner, level + 1)
    return items


def _numbered(element: Element, definitions: Definitions) -> list[Item]:
    """A paragraph that is numbered without standing in a list."""
    name = element.get(TEXT + "list-id", "")
    if name not in definitions.named:
        definitions.named[name] = definitions.open_list(element)
    level = count(element, TEXT + "level", _DEEPEST_LIST) - 1
    items: list[Item] = []
    for child in element:
        label = definitions.numbering.label(definitions.named[name], level)
        items += _paragraph(child, definitions, label)
    return items
