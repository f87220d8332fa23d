"""The text of a page as it runs: lines, headings, tables, and what is left out of them."""

import re
from dataclasses import dataclass, field

from gongkai.model.document import Omission, Omitted
from gongkai.readers.html.marks import is_note, is_unit
from gongkai.readers.layout import Item, Line, PlacedTable, Square, settle
from gongkai.readers.limits import Limits

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ucapcontent", "ul"
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’"
# A line break of the source between two ideographs is no space, in browsers neither.
_SOFT_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\r]*\n[ \t\r\n]*(?=[{_WIDE}])")
# Left behind by conversions; browsers show nothing there.
_CONTROLS = (*range(9), 11, *range(14, 32), 127)
_CONTROL = dict.fromkeys(_CONTROLS)
_CONTROL_BYTES = bytes(_CONTROLS)
_EDGES = " \t\r\n\f\u00a0\u3000\u200b\ufeff"
_WORTH_TELLING = re.compile(r"\d|[\u4e00-\u9fff]{6}")


def has_controls(page: bytes) -> bool:
    """Whether control characters may stand in the text of a page, given in UTF-8."""
    return b"&#" in page or len(page.translate(None, _CONTROL_BYTES)) < len(page)


@dataclass(slots=True)
class Aside:
    """Text that a line leaves out, and before which piece of the line it stood."""

    what: Omitted
    text: str
    before: int
    sure: bool = True


@dataclass(slots=True)
class _Table:
    rows: list[list[Square]] = field(default_factory=list[list[Square]])


@dataclass(slots=True)
class Flow:
    """Where the walk is: the list that takes what is found, the text of the line under way,
    the open tables and, behind each open cell, the list to go back to. ``controls``: control
    characters may stand in the text."""

    limits: Limits
    controls: bool = True
    items: list[Item] = field(default_factory=list[Item])
    line: list[str] = field(default_factory=list[str])
    asides: list[Aside] = field(default_factory=list[Aside])
    heading: int | None = None
    preformatted: int = 0
    entered: int = -1
    tables: list[_Table] = field(default_factory=list[_Table])
    outer: list[list[Item]] = field(default_factory=list[list[Item]])
    between: list[Omission] = field(default_factory=list[Omission])

    def set_aside(self, what: Omitted, text: str, sure: bool = True) -> None:
        """Text that is kept out of the line under way."""
        if text.strip(_EDGES):
            if (
                self.asides
                and self.asides[-1].what == what
                and (self.asides[-1].before == len(self.line))
            ):
                self.asides[-1].text += text
            else:
                self.asides.append(Aside(what, text, len(self.line), sure))

    def suspect(self, what: Omitted, text: str) -> None:
        """Text that follows in the line and that a person may see otherwise than it is read."""
        if self.outer and any(char.isdigit() for char in text):
            self.asides.append(Aside(what, text, len(self.line), sure=False))

    def omit(self, omission: Omission) -> None:
        """Something at this place that is no text of a line."""
        if self.line or self.asides:
            self.end_line()
        if self.tables and len(self.outer) < len(self.tables):
            self.between.append(omission)
        else:
            self.items.append(omission)

    def end_line(self) -> None:
        told = self._settle_asides() if self.asides else ()
        text = "".join(self.line)
        self.line.clear()
        if self.controls:
            text = text.translate(_CONTROL)
        if self.preformatted:
            self.items += [Line(part) for part in text.splitlines() if part.strip(_EDGES)]
            self.items += told
            return
        if "\n" in text:
            text = _SOFT_BREAK.sub("", text)
        if "\n" in text or "  " in text or "\t" in text:
            text = _SPACE.sub(" ", text)
        text = text.strip(_EDGES)
        if text:
            self.items.append(Line(text, self.heading))
        if told:
            self.items += told

    def _settle_asides(self) -> list[Omission]:
        """Decide what becomes of the text set aside in a line; those omissions that are told."""
        asides, self.asides = self.asides, []
        seen = "".join(self.line).strip(_EDGES)
        told: list[Omission] = []
        inserted: list[tuple[int, str]] = []
        for aside in asides:
            if aside.what == "mark":
                omission, kept = self._mark(aside, seen)
                if kept:
                    inserted.append((aside.before, kept))
                if omission is not None:
                    told.append(omission)
            elif self._is_told(aside, seen):
                told.append(Omission(aside.what, text=_short(aside.text), sure=aside.sure))
        for at, kept in reversed(inserted):
            self.line.insert(at, kept)
        return told

    def _is_told(self, aside: Aside, seen: str) -> bool:
        match aside.what:
            case "struck":
                return True
            case "hidden":
                return bool(self.outer or (seen and _WORTH_TELLING.search(aside.text)))
            case "picture" if not self.outer:
                before = "".join(self.line[: aside.before]).strip(_EDGES)
                return bool(before and "".join(self.line[aside.before :]).strip(_EDGES))
            case _:
                return True

    def _mark(self, aside: Aside, seen: str) -> tuple[Omission | None, str]:
        """What is told of a raised or lowered text, and what of it stays in the line."""
        if not seen:
            # All of it is raised: it is the text itself, whatever it means.
            return Omission("mark", text=_short(aside.text), sure=False), aside.text
        if not is_note(aside.text):
            return None, aside.text
        before = "".join(self.line[: aside.before]).rstrip(_EDGES)
        if is_unit(aside.text, before):
            return None, aside.text
        after = "".join(self.line[aside.before :]).lstrip(_EDGES)
        beside_number = before[-1:].isdigit() or after[:1].isdigit()
        if self.outer or beside_number:
            return Omission("mark", text=_short(aside.text), sure=aside.sure), ""
        return None, ""

    def enter(self, tag: str, spans: tuple[int, int]) -> None:
        if self.line or self.asides:
            self.end_line()
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag == "p":
            self.entered = len(self.items)
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "table":
            self.tables.append(_Table())
        elif not self.tables:
            return
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("td", "th"):
            square = Square([], *spans)
            rows = self.tables[-1].rows
            if rows:
                rows[-1].append(square)
            self.outer.append(self.items)
            self.items = square.items
            if self.between:
                self.items += self.between
                self.between.clear()

    def leave(self, tag: str) -> None:
        if self.line or self.asides:
            self.end_line()
        if tag in _HEADINGS:
            self.heading = None
        elif tag == "pre":
            self.preformatted -= 1
        elif tag == "p" and self.entered == len(self.items):
            self.items.append(Line(""))
        elif tag in ("td", "th") and self.outer:
            self.items = self.outer.pop()
        elif tag == "table" and self.tables:
            rows = [row for row in self.tables.pop().rows if row]
            if self.between and rows:
                rows[-1][-1].items += self.between
                self.between.clear()
            found = settle(rows, self.limits)
            if len(found) != 1 or not isinstance(found[0], PlacedTable):
                # It only arranges the page: small images and fields in it are no cells.
                found = [item for item in found if not _is_trifle(item)]
            self.items += found


def _is_trifle(item: Item) -> bool:
    return isinstance(item, Omission) and item.what in ("picture", "field") and not item.sure


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
