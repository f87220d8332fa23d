"""Reads one paragraph of a docx: its printed text, its images, its text boxes and what is left
out."""

from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.model.document import Omission
from gongkai.readers.note_mark import is_note_mark
from gongkai.readers.word.drawings import is_shown, text_boxes, written_in
from gongkai.readers.word.fields import Fields
from gongkai.readers.word.formulas import FORMULA, read_formula
from gongkai.readers.word.markup import MC, PARAGRAPH_PROPERTIES, RUN, W, is_on
from gongkai.readers.word.pictures import Drawn, read_picture
from gongkai.readers.word.sight import Sight
from gongkai.readers.word.survey import DELETED, MOVED
from gongkai.readers.word.symbols import SYMBOL, read_symbol
from gongkai.readers.xml import Element

_TEXT, _FIELD, _INSTRUCTION = W + "t", W + "fldChar", W + "instrText"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object", MC + "AlternateContent"})
_NOTES = frozenset({W + "footnoteReference", W + "endnoteReference"})
_RUBY, _READING, _BASE = W + "ruby", W + "rt", W + "rubyBase"
_GONE = frozenset({DELETED, MOVED})
WRITTEN = frozenset({_TEXT, *_SIGNS})
"""The elements of a run whose text is written there and may be written anew."""


class _Raised(NamedTuple):
    """Pieces of text, from ``start`` to ``end`` (exclusive), that may be the mark of a note."""

    start: int
    end: int
    shifted: bool


@dataclass(slots=True)
class Beside:
    """What stands in a paragraph beside plain text; few paragraphs have any. ``omissions``,
    ``images`` and ``raised`` tell before which piece they stand; ``noted`` is where the mark of a
    note begins."""

    images: list[tuple[int, Drawn]] = field(default_factory=list[tuple[int, Drawn]])
    boxes: list[Element] = field(default_factory=list[Element])
    omissions: list[tuple[int, Omission]] = field(default_factory=list[tuple[int, Omission]])
    raised: list[_Raised] = field(default_factory=list[_Raised])
    fields: Fields = field(default_factory=Fields)
    noted: int | None = None

    def raise_text(self, start: int, end: int, *, shifted: bool = False) -> None:
        """These pieces are raised or lowered; runs that follow each other are one."""
        before = self.raised[-1] if self.raised else None
        if before and before.end == start and before.shifted == shifted:
            start = self.raised.pop().start
        self.raised.append(_Raised(start, end, shifted))


@dataclass(slots=True)
class Content:
    """A paragraph's properties and what stands in it. ``text`` is in pieces, empty where one does
    not count. ``sources``, where a list is given, receives the elements that the pieces are taken
    from; ``shown`` is False among the instructions of a field."""

    sight: Sight | None = None
    sources: list[Element] | None = None
    text: list[str] = field(default_factory=list[str])
    base: tuple[str, str] | None = None
    properties: Element | None = None
    shown: bool = True
    found: Beside | None = None

    @property
    def beside(self) -> Beside:
        if self.found is None:
            self.found = Beside()
        return self.found

    def add(self, text: str, source: Element) -> None:
        self.text.append(text)
        if self.sources is not None:
            self.sources.append(source)

    def omit(self, omission: Omission) -> None:
        self.beside.omissions.append((len(self.text), omission))


def read_content(
    paragraph: Element, sight: Sight | None = None, sources: list[Element] | None = None
) -> Content:
    """Everything in a paragraph's runs, in order, through links, fields and content controls."""
    content = Content(sight, sources)
    if sight is not None:
        content.base = sight.base(paragraph)
    _gather(paragraph, content)
    if content.found is not None and content.found.raised:
        _settle_raised(content, content.found)
    return content


def _gather(parent: Element, content: Content) -> None:
    for child in parent:
        tag = child.tag
        if tag == RUN:
            if content.sight is None:
                _add_run(child, content)
            else:
                _add_seen(child, content.sight, content)
        elif tag == PARAGRAPH_PROPERTIES:
            content.properties = child
        elif tag in _GONE:
            if gone := written_in(child):
                content.omit(Omission("revision", text=gone))
        elif tag == FORMULA:
            formula = read_formula(child)
            content.add(formula.text, child)
            for omission in formula.omissions:
                content.omit(omission)
        else:
            _gather(child, content)


def _add_run(run: Element, content: Content) -> None:
    for part in run:
        if part.tag == _TEXT:
            if content.shown:
                content.text.append(part.text or "")
                if content.sources is not None:
                    content.sources.append(part)
        else:
            _add(part, content)
    beside = content.found
    if beside is not None and beside.noted is not None:
        beside.raise_text(beside.noted, len(content.text))
        beside.noted = None


def _add_seen(run: Element, sight: Sight, content: Content) -> None:
    aside = sight.aside(run, content.base)
    if aside is None:
        _add_run(run, content)
        return
    beside = content.beside
    start, images, boxes = len(content.text), len(beside.images), len(beside.boxes)
    _add_run(run, content)
    if aside.what == "mark":
        beside.raise_text(start, len(content.text), shifted=aside.shifted)
        return
    left = "".join(content.text[start:])
    if not aside.kept:
        left += "".join(written_in(box) for box in beside.boxes[boxes:])
        content.text[start:] = [""] * (len(content.text) - start)
        del beside.images[images:], beside.boxes[boxes:]
    if left.strip():
        beside.omissions.append((start, Omission(aside.what, text=left, sure=aside.sure)))


def _add(part: Element, content: Content) -> None:
    tag = part.tag
    if tag in _SIGNS:
        content.add(_SIGNS[tag], part)
    elif tag == _FIELD:
        _step(part, content)
    elif tag == _INSTRUCTION:
        content.beside.fields.instruct(part.text or "")
    elif tag in _DRAWINGS:
        _add_drawing(part, content)
    elif tag == SYMBOL:
        _add_symbol(part, content)
    elif tag in _NOTES:
        _add_note(part, content)
    elif tag == _RUBY:
        _add_ruby(part, content)


def _step(mark: Element, content: Content) -> None:
    fields = content.beside.fields
    shows = fields.step(mark)
    content.shown = fields.shown
    if isinstance(shows, Omission):
        content.omit(shows)
    elif shows is not None:
        content.add(shows, mark)


def _add_symbol(symbol: Element, content: Content) -> None:
    character = read_symbol(symbol)
    if character is None:
        content.omit(Omission("symbol", sure=False))
    else:
        content.add(character, symbol)


def _add_note(reference: Element, content: Content) -> None:
    """The number of a note is no text of its own; a mark of the author's is: the rest of its
    run."""
    if is_on(reference.get(W + "customMarkFollows", "0")):
        content.beside.noted = len(content.text)
    else:
        content.omit(Omission("mark"))


def _add_ruby(ruby: Element, content: Content) -> None:
    for part in ruby:
        if part.tag == _READING:
            content.omit(Omission("mark", text=written_in(part)))
        elif part.tag == _BASE:
            _gather(part, content)


def _add_drawing(drawing: Element, content: Content) -> None:
    boxes = text_boxes(drawing)
    if not is_shown(drawing):
        if left := "".join(map(written_in, boxes)):
            content.omit(Omission("hidden", text=left))
        return
    content.beside.boxes += boxes
    picture = None if boxes else read_picture(drawing)
    if picture is not None:
        content.beside.images.append((len(content.text), picture))


def _settle_raised(content: Content, beside: Beside) -> None:
    """Take the marks of notes out of the text. Where a whole paragraph is shifted, that is how it
    was aligned."""
    text = content.text
    level = text.copy()
    for raised in beside.raised:
        level[raised.start : raised.end] = [""] * (raised.end - raised.start)
    is_aligned = not "".join(level).strip()
    for raised in beside.raised:
        mark = "".join(text[raised.start : raised.end])
        if mark.strip() and is_note_mark(mark) and not (raised.shifted and is_aligned):
            text[raised.start : raised.end] = [""] * (raised.end - raised.start)
            beside.omissions.append((raised.start, Omission("mark", text=mark)))
