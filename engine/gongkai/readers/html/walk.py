"""Walks the tree of a web page once and yields its lines, tables and images."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.readers.html.pictures import content_image
from gongkai.readers.layout import Image, Item, Line, Square, settle
from gongkai.readers.limits import Limits, TooInvolved

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DROPPED = frozenset({
    "script", "style", "template", "noscript", "select", "textarea", "button", "head", "title",
    "iframe", "object", "svg", "math", "canvas", "video", "audio", "datalist", "del"
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu",
    "nav", "ol", "option", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ucapcontent", "ul"
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKED = "[hidden],[style*='none' i],[style*='hidden' i],[rowspan],[colspan]"
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s?:\s?all"
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’"
# A line break of the source between two ideographs is no space, in browsers neither.
_SOFT_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\r]*\n[ \t\r\n]*(?=[{_WIDE}])")
# Left behind by conversions; browsers show nothing there.
_CONTROL = dict.fromkeys((*range(9), 11, *range(14, 32), 127))
_ONE = (1, 1)
_EDGES = " \t\r\n\f\u00a0\u3000\u200b\ufeff"


@dataclass(slots=True)
class _Table:
    rows: list[list[Square]] = field(default_factory=list[list[Square]])


@dataclass(slots=True)
class _Walk:
    """Where the walk is: the list that takes what is found, the text of the line under way,
    the open tables and, behind each open cell, the list to go back to."""

    limits: Limits
    items: list[Item] = field(default_factory=list[Item])
    line: list[str] = field(default_factory=list[str])
    heading: int | None = None
    preformatted: int = 0
    entered: int = -1
    tables: list[_Table] = field(default_factory=list[_Table])
    outer: list[list[Item]] = field(default_factory=list[list[Item]])

    def end_line(self) -> None:
        text = "".join(self.line).translate(_CONTROL)
        self.line.clear()
        if self.preformatted:
            self.items += [Line(part) for part in text.splitlines() if part.strip(_EDGES)]
            return
        if "\n" in text:
            text = _SOFT_BREAK.sub("", text)
        if "\n" in text or "  " in text or "\t" in text:
            text = _SPACE.sub(" ", text)
        text = text.strip(_EDGES)
        if text:
            self.items.append(Line(text, self.heading))

    def enter(self, tag: str, spans: tuple[int, int]) -> None:
        if self.line:
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

    def leave(self, tag: str) -> None:
        if self.line:
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
            self.items += settle([row for row in self.tables.pop().rows if row], self.limits)


def walk(body: "LexborNode", limits: Limits) -> list[Item]:
    """What a reader of the page sees, in order; TooInvolved where it is nested too deeply.

    Text runs on until a block begins or ends or a line is broken. Scripts, form fields and
    hidden elements are left out.
    """
    hidden, spans = _marked(body)
    state = _Walk(limits)
    open_elements: list[tuple[LexborNode, str | None]] = []
    node = body.child
    while node is not None or open_elements:
        if node is None:
            node, block = open_elements.pop()
            if block:
                state.leave(block)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            # Most white space stands between blocks and would only be cut off again.
            if state.line or not text.isspace():
                state.line.append(text)
        elif tag == "br":
            state.end_line()
        elif tag == "img":
            _add_image(node, state)
        elif tag not in _DROPPED and not (hidden and node.mem_id in hidden):
            block = tag if tag in _BLOCKS else None
            if block:
                state.enter(block, spans.get(node.mem_id, _ONE) if spans else _ONE)
            open_elements.append((node, block))
            if len(open_elements) > limits.html_depth:
                raise TooInvolved
            node = node.child
            continue
        node = node.next
    state.end_line()
    return state.items


def _marked(body: "LexborNode") -> tuple[set[int], dict[int, tuple[int, int]]]:
    """The hidden elements, and the row and column spans of cells, by node."""
    hidden: set[int] = set()
    spans: dict[int, tuple[int, int]] = {}
    for node in body.css(_MARKED):
        attributes = node.attributes
        if "hidden" in attributes or _HIDDEN.search((attributes.get("style") or "").lower()):
            hidden.add(node.mem_id)
        elif "rowspan" in attributes or "colspan" in attributes:
            spans[node.mem_id] = (
                _span(attributes.get("rowspan"), least=0),
                _span(attributes.get("colspan"), least=1),
            )
    return hidden, spans


def _span(text: str | None, least: int) -> int:
    digits = (text or "").strip()[:9]
    return max(least, int(digits)) if digits.isascii() and digits.isdigit() else 1


def _add_image(node: "LexborNode", state: _Walk) -> None:
    parent = node.parent
    link = parent.attributes.get("href") if parent is not None and parent.tag == "a" else None
    name = content_image(node.attributes, link)
    if name is not None:
        state.end_line()
        state.items.append(Image(name))
