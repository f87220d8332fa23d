"""Running text broken the way Chinese is set: anywhere between characters, but no line begins
with a closing mark or ends with an opening one, and words and numbers stay whole."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

_CLOSING = re.escape("，。、；：？！”’）》〉】〕…·,.;:?!)]}%％")
_OPENING = re.escape("“‘（《〈【〔([{")
# What is never broken: a word or number, or one character, with the marks that cling to it.
_UNIT = re.compile(rf"[{_OPENING}]*(?:[!-~À-ÿ−–]+|\S|\s)[{_CLOSING}]*")


class WrappedText:
    """Text that wraps by these rules within whatever width it is given."""

    def __init__(self, text: Text | str, style: str = "") -> None:
        self.text = text if isinstance(text, Text) else Text(text, style)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from folded(self.text, options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest = max((cell_len(line) for line in self.text.plain.splitlines()), default=0)
        return Measurement(min(8, longest), longest).with_maximum(options.max_width)


class PieceFlow:
    """Short items set one after the other, each kept on one line where it fits."""

    def __init__(self, items: Sequence[Text], gap: int = 3) -> None:
        self.items = items
        self.gap = gap

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text(no_wrap=True)
        for item in self.items:
            if line.plain and line.cell_len + self.gap + item.cell_len > options.max_width:
                yield from folded(line, options.max_width)
                line = Text(no_wrap=True)
            if line.plain:
                line.append(" " * self.gap)
            line.append_text(item)
        yield from folded(line, options.max_width)


class Edged:
    """A renderable with a coloured edge along its left side."""

    def __init__(self, content: RenderableType, edge: str, style: str) -> None:
        self.content = content
        self.edge = Segment(f"{edge} ", Style.parse(style))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        inner = options.update_width(options.max_width - self.edge.cell_length)
        for line in console.render_lines(self.content, inner, pad=False):
            yield self.edge
            yield from line
            yield Segment.line()


def folded(text: Text, width: int) -> Iterator[Text]:
    """The lines of a text at a width in cells."""
    for paragraph in text.split("\n"):
        for line in paragraph.divide(_breaks(paragraph.plain, width)):
            line.rstrip()
            line.no_wrap = True
            yield line


def shortened(text: str, width: int) -> str:
    """The beginning of a text that fits in so many cells, with … where something is left out."""
    if cell_len(text) <= width:
        return text
    return chop_cells(text, max(1, width - 1))[0].rstrip() + "…"


def _breaks(plain: str, width: int) -> list[int]:
    offsets: list[int] = []
    used = 0
    for unit in _UNIT.finditer(plain):
        size = cell_len(unit.group().rstrip())
        if used and used + size > width:
            offsets.append(unit.start())
            used = 0
        start = unit.start()
        *full, rest = chop_cells(unit.group(), width) or [""]
        for piece in full:
            start += len(piece)
            offsets.append(start)
            used = 0
        used += cell_len(rest)
    return offsets
