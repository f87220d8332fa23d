"""Reads Markdown (CommonMark with the tables and strikethrough of GitHub) as it looks rendered."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from gongkai.model.document import Document, Omission, Paragraph, Picture
from gongkai.model.location import Location
from gongkai.readers.blocks import Blocks
from gongkai.readers.encoding import decode
from gongkai.readers.html import read_items
from gongkai.readers.layout import Image, Item, Line
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PLAIN = frozenset({"text", "softbreak"})
_CONTAINERS = "table|div|details|section|article|center|blockquote|ul|ol|template|noscript"
_OPENED = re.compile(rf"<(?:{_CONTAINERS})[\s>]", re.IGNORECASE)
_CLOSED = re.compile(rf"</(?:{_CONTAINERS})\s*>", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,20})\](?!:)")
# Common editors take a heading also where the space behind the signs is missing.
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^\s#])", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n((?:[\w-]+:.*\n|\s+.*\n|#.*\n){1,40})(?:---|\.\.\.)[ \t]*(?:\n|$)")
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown(content: Content, limits: Limits) -> Document:
    """Headings, tables and lines, as a person sees them once rendered; ``at.line`` counts from 1
    and blank lines count. Lines stay lines, and what may be left of a table in them is kept.

    The numbers of lists are part of the text. TooInvolved where it is nested beyond the limits.
    """
    text, encoding = decode(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = _Reading(text.split("\n"), limits, Blocks(content.source, limits))
    reading.read(_rendered_part(text))
    return content.document(
        tuple(reading.blocks.found), encoding=encoding, omissions=reading.blocks.omissions
    )


def _rendered_part(text: str) -> str:
    """Without what only programs read: the settings at the beginning of the file."""
    front = _FRONT.match(text)
    if front is not None:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    return _TIGHT_HEADING.sub(r"\1 ", text)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "breaks": True, "maxNesting": 50})
    # Lists keep their signs, indented lines are no program code, and [1]: is a note.
    return parser.enable(["table", "strikethrough"]).disable(["list", "code", "reference"])


@dataclass(slots=True)
class _Reading:
    """A Markdown file on its way into blocks."""

    lines: list[str]
    limits: Limits
    blocks: Blocks
    tokens: "list[Token]" = field(default_factory=list["Token"])

    def read(self, text: str) -> None:
        """Every block of the file, in order."""
        if len(self.lines) > self.limits.blocks:
            raise TooInvolved
        self.tokens = _parser().parse(text)
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            match token.type:
                case "table_open":
                    end = self._end(at, "table_close")
                    self._table(at, end)
                    at = end
                case "html_block":
                    end = self._end_of_html(at)
                    self._rendered(at, end)
                    at = end
                case "inline":
                    self._inline(token, self.tokens[at - 1])
                case "fence" | "code_block":
                    for number, line in enumerate(token.content.split("\n"), _line(token) + 1):
                        self._line(line, number)
                case _:
                    pass
            at += 1

    def _end(self, at: int, kind: str) -> int:
        return next(n for n in range(at, len(self.tokens)) if self.tokens[n].type == kind)

    def _end_of_html(self, at: int) -> int:
        """The last token of what is written as HTML; a blank line may stand in its midst."""
        still_open = 0
        for number in range(at, len(self.tokens)):
            token = self.tokens[number]
            if token.type == "html_block":
                still_open += len(_OPENED.findall(token.content))
                still_open -= len(_CLOSED.findall(token.content))
            if still_open <= 0 and (token.type == "html_block" or token.nesting < 0):
                return number
        return len(self.tokens) - 1

    def _table(self, at: int, end: int) -> None:
        first, last = self.tokens[at].map or (0, 0)
        columns = len(_PIPE.findall(self.lines[first].strip().strip("|"))) + 1
        rows = self.lines[first + 2 : last]
        if any(len(_PIPE.findall(row.strip().strip("|"))) >= columns for row in rows):
            # Rendering would drop the cells that are too many.
            for number in range(first, last):
                self._line(self.lines[number], number + 1)
            return
        self._rendered(at, end)

    def _rendered(self, at: int, end: int) -> None:
        parser = _parser()
        tokens = self.tokens[at : end + 1]
        for token in tokens:
            _raise_footnotes(token)
        page = parser.renderer.render(tokens, parser.options, {})
        spans = [token.map for token in tokens if token.map]
        self._put(read_items(page, self.limits).items, spans[0][0] + 1, spans[-1][1])

    def _inline(self, token: "Token", before: "Token") -> None:
        first, last = token.map or (0, 0)
        heading = int(before.tag[1]) if before.type == "heading_open" else None
        children = token.children or []
        source = [line.strip() for line in self.lines[first:last]]
        plain = all(child.type in _PLAIN for child in children)
        if plain and heading is None and "".join(_texts(children)).split("\n") == source:
            for number in range(first, last):
                self._line(self.lines[number], number + 1)
            return
        _raise_footnotes(token)
        parser = _parser()
        inner = parser.renderer.render([token], parser.options, {})
        items = read_items(f"<pre>{inner}</pre>", self.limits).items
        self._put(items, first + 1, max(last, first + 1), heading)

    def _put(
        self, items: Sequence[Item], first: int, last: int, heading: int | None = None
    ) -> None:
        number = first - 1
        for item in items:
            match item:
                case Line():
                    number += 1
                    self._line(item.text.strip(" "), min(number, last), heading or item.heading)
                case Omission():
                    at = Location(line=min(max(number, first), last))
                    self.blocks.omissions.append(replace(item, at=at))
                case Image():
                    at = Location(line=min(max(number, first), last))
                    self.blocks.found.append(Picture(item.name, at))
                case _:
                    self.blocks.extend([item])

    def _line(self, text: str, number: int, heading: int | None = None) -> None:
        if text and not text.isspace():
            self.blocks.add(Paragraph(text, Location(line=number), heading))


def _line(token: "Token") -> int:
    return token.map[0] + 1 if token.map else 0


def _texts(children: "Sequence[Token]") -> Iterator[str]:
    for child in children:
        yield "\n" if child.type == "softbreak" else child.content


def _raise_footnotes(token: "Token") -> None:
    """Footnote signs, which are rendered raised."""
    for child in token.children or ():
        if child.type == "text" and "[^" in child.content:
            child.type = "html_inline"
            child.content = _FOOTNOTE.sub(r"<sup>\1</sup>", html.escape(child.content, quote=False))
