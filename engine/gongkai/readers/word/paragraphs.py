"""Reads one paragraph of a docx: its printed text, its images and its text boxes."""

from dataclasses import dataclass, field

from gongkai.readers.limits import TooInvolved
from gongkai.readers.word.markup import MC, PARAGRAPH_PROPERTIES, RUN, W
from gongkai.readers.word.pictures import content_image
from gongkai.readers.xml import Element

_TEXT, _FIELD, _FIELD_STEP = W + "t", W + "fldChar", W + "fldCharType"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object", MC + "AlternateContent"})
_TEXT_BOX = W + "txbxContent"
_DEEPEST = 200


@dataclass(slots=True)
class Content:
    """A paragraph's properties and what stands in it. ``sources``, where a list is given, receives
    the elements that its ``text`` is taken from, piece by piece; ``fields`` tells of each open
    field whether its result has begun: its instructions are not printed."""

    properties: Element | None = None
    text: list[str] = field(default_factory=list[str])
    sources: list[Element] | None = None
    images: list[str] = field(default_factory=list[str])
    boxes: list[Element] = field(default_factory=list[Element])
    fields: list[bool] = field(default_factory=list[bool])


def read_content(paragraph: Element, sources: list[Element] | None = None) -> Content:
    """Everything in a paragraph's runs, in order, through links, fields and content controls."""
    content = Content(sources=sources)
    _gather(paragraph, content)
    return content


def _gather(parent: Element, content: Content) -> None:
    for child in parent:
        tag = child.tag
        if tag == RUN:
            for part in child:
                if part.tag == _TEXT:
                    if not content.fields or all(content.fields):
                        content.text.append(part.text or "")
                        if content.sources is not None:
                            content.sources.append(part)
                else:
                    _add(part, content)
        elif tag != PARAGRAPH_PROPERTIES:
            _gather(child, content)
        else:
            content.properties = child


def _add(part: Element, content: Content) -> None:
    tag = part.tag
    if tag in _SIGNS:
        content.text.append(_SIGNS[tag])
        if content.sources is not None:
            content.sources.append(part)
    elif tag == _FIELD:
        _step(part.get(_FIELD_STEP), content.fields)
    elif tag in _DRAWINGS:
        _add_drawing(part, content)
    elif tag == W + "ruby":
        _gather(part, content)


def _step(step: str | None, fields: list[bool]) -> None:
    if step == "begin":
        fields.append(False)
        if len(fields) > _DEEPEST:
            raise TooInvolved
    elif fields and step == "separate":
        fields[-1] = True
    elif fields and step == "end":
        fields.pop()


def _add_drawing(drawing: Element, content: Content) -> None:
    boxes: list[Element] = []
    for box in drawing.iter(_TEXT_BOX):
        # A text box inside another one belongs to the paragraphs of that one.
        if not any(outer in boxes for outer in box.iterancestors(_TEXT_BOX)):
            boxes.append(box)
    content.boxes += boxes
    name = None if boxes else content_image(drawing)
    if name is not None:
        content.images.append(name)
