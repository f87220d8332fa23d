"""Parts of a page that are hidden when it is opened: which of them a person gets to see after all.

A part of a report that is hidden is left out, and that is told, where the page shows the same table
or section elsewhere (an old copy, one for printing, one for small screens). Where the page shows
nothing like it, somebody must be able to unfold it: it is read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from gongkai.model.document import Omission
from gongkai.readers.html.flow import BLOCKS
from gongkai.readers.layout import Item, Line, PlacedTable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HEADING = re.compile(
    r"[（(]?[一二三四五六七][）)]?\s{0,3}[、.．，,]?.{2,40}(?:情况|事项|措施|计划|公开|制度|申请)"
)
_PROSE = 120
_NUMERIC = re.compile(r"[\d.,，%\s/—－-]*")

Way = Literal["click", "script", "none"]
"""How a person gets to see a hidden part: by a click that the page itself provides for; by a script
that names it; in no way that shows in the file."""


@dataclass(frozen=True, slots=True)
class HiddenPart(Omission):
    """A part that is not shown when the page is opened, with what it holds."""

    items: list[Item] = field(default_factory=list[Item], compare=False)
    way: Way = field(default="none", compare=False)


def is_weighty(node: "LexborNode", text: str, *, unfolds: bool = False) -> bool:
    """Whether a hidden element may hold part of a report and not only menus, windows and hints;
    what unfolds at a click may be short."""
    if len(text) < 8 and not unfolds:
        return False
    if node.css_first("td") is not None and re.search(r"\d", text):
        return True
    if _HEADING.search(text):
        return True
    if len(text) < _PROSE and not (unfolds and node.tag in BLOCKS):
        return False
    linked = sum(len(link.text(deep=True)) for link in node.css("a"))
    return linked * 2 < len(text)


def settled(items: Sequence[Item]) -> list[Item]:
    """The items of a page with each hidden part either read or left out for good."""
    if not any(isinstance(part, HiddenPart) for item in items for part in _omissions(item)):
        return list(items)
    seen = set(_labels(items))
    return [whole for item in items for whole in _settled(item, seen)]


def _settled(item: Item, seen: set[str]) -> Iterator[Item]:
    if isinstance(item, HiddenPart):
        if _is_shown(item, seen):
            for part in item.items:
                yield from _doubtful(part) if item.way != "click" else (part,)
        else:
            yield Omission("hidden", text=item.text)
        return
    if isinstance(item, PlacedTable):
        item.omissions = [
            (row, column, Omission("hidden", text=omission.text))
            if isinstance(omission, HiddenPart)
            else (row, column, omission)
            for row, column, omission in item.omissions
        ]
    yield item


def _is_shown(part: HiddenPart, seen: set[str]) -> bool:
    labels = set(_labels(part.items))
    if not labels or 2 * len(labels & seen) >= len(labels):
        return False
    if part.way != "none":
        return True
    return any(
        isinstance(item, PlacedTable) or (isinstance(item, Line) and _HEADING.match(item.text))
        for item in part.items
    )


def _doubtful(item: Item) -> Iterator[Item]:
    """What was hidden and is read nevertheless, with the doubt about it."""
    if isinstance(item, PlacedTable):
        known = {(row, column) for row, column, _ in item.omissions}
        item.omissions += [
            (cell.row, cell.column or 0, Omission("hidden", sure=False))
            for cell in item.cells
            if (cell.row, cell.column or 0) not in known
        ]
    yield item
    if isinstance(item, Line) and item.text:
        yield Omission("hidden", text=item.text[:80], sure=False)


def _omissions(item: Item) -> Iterable[Item]:
    return (
        (omission for *_, omission in item.omissions) if isinstance(item, PlacedTable) else (item,)
    )


def _labels(items: Iterable[Item]) -> Iterator[str]:
    """The texts of lines and cells that are no numbers, as far as they can be compared."""
    for item in items:
        if isinstance(item, Line):
            texts: Iterable[str] = (item.text,)
        elif isinstance(item, PlacedTable):
            texts = (cell.text for cell in item.cells)
        else:
            continue
        for text in texts:
            text = "".join(text.split())
            if len(text) > 1 and not _NUMERIC.fullmatch(text):
                yield text
