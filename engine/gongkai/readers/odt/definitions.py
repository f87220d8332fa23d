"""What an odt says elsewhere about its text: what is hidden, and how its lists count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from gongkai.readers.limits import Limits
from gongkai.readers.odt.levels import read_levels
from gongkai.readers.opendocument import STYLE, TABLE, TEXT
from gongkai.readers.opendocument_looks import Looks
from gongkai.readers.word.numbering import Level, Numbering
from gongkai.readers.xml import Element

OUTLINE = "outline"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LONGEST_CHAIN = 20


@dataclass(slots=True)
class Definitions:
    """The styles and lists of a document. ``hidden`` are the names of styles whose text is not
    printed, ``special`` of those whose text may not count; ``deleted`` is what tracked changes took
    out, by the id of the change; ``lists`` the levels of each list style; ``last`` the list that
    each style began last, and ``named`` the list that each ``xml:id`` stands for."""

    limits: Limits
    hidden: set[str]
    looks: Looks
    special: set[str]
    lists: dict[str, dict[int, Level]]
    numbering: Numbering = field(default_factory=Numbering)
    deleted: dict[str, str] = field(default_factory=dict[str, str])
    last: dict[str, str] = field(default_factory=dict[str, str])
    named: dict[str, str] = field(default_factory=dict[str, str])
    fresh: Iterator[int] = field(default_factory=count)

    def open_list(self, element: Element) -> str:
        """The id under which the numbering counts a list, which goes on with an earlier one where
        it says so."""
        style = element.get(TEXT + "style-name", "")
        after = self.named.get(element.get(TEXT + "continue-list", ""))
        if after is None and element.get(TEXT + "continue-numbering") == "true":
            after = self.last.get(style)
        opened = f"list {next(self.fresh)}"
        counter = self.numbering.lists[after][0] if after else opened
        self.numbering.lists[opened] = counter, self.lists.get(style, {})
        self.last[style] = opened
        if name := element.get(_ID):
            self.named[name] = opened
        return opened

    def inner_list(self, element: Element, outer: str) -> str:
        """The id of a list within a list: it counts with the outer one, in its own style if any."""
        style = element.get(TEXT + "style-name")
        if style is None:
            return outer
        opened = f"list {next(self.fresh)}"
        counter, levels = self.numbering.lists[outer]
        self.numbering.lists[opened] = counter, self.lists.get(style, levels)
        return opened

    def is_hidden(self, element: Element) -> bool:
        """Whether a paragraph or a piece of one is not printed because of its style."""
        return element.get(TEXT + "style-name", "") in self.hidden

    def is_hidden_table(self, element: Element) -> bool:
        return element.get(TABLE + "style-name", "") in self.hidden


def read_definitions(root: Element, common: Element | None, limits: Limits) -> Definitions:
    """The styles of ``content.xml`` over those of ``styles.xml``."""
    roots = [each for each in (common, root) if each is not None]
    lists = {
        style.get(STYLE + "name", ""): read_levels(style)
        for each in roots
        for style in each.iter(TEXT + "list-style")
    }
    styles = {
        style.get(STYLE + "name", ""): style
        for each in roots
        for style in each.iter(STYLE + "style")
    }
    looks = Looks(styles)
    found = Definitions(limits, _hidden(styles), looks, looks.special(), lists)
    found.deleted = _deleted(root)
    for each in roots:
        for outline in each.iter(TEXT + "outline-style"):
            found.numbering.lists[OUTLINE] = OUTLINE, read_levels(outline)
    return found


def _deleted(root: Element) -> dict[str, str]:
    """What tracked changes took out of the text, by the id of the change."""
    return {
        region.get(TEXT + "id", region.get(_ID, "")): "".join(
            part.text or "" for part in region.iter(TEXT + "p", TEXT + "span")
        )
        for region in root.iter(TEXT + "changed-region")
        if region.find(TEXT + "deletion") is not None
    }


def _hidden(known: Mapping[str, Element]) -> set[str]:
    hides = {name: _hides(style) for name, style in known.items()}
    found: set[str] = set()
    for name in known:
        ancestor = name
        for _ in range(_LONGEST_CHAIN):
            if ancestor not in known or hides[ancestor] is not None:
                break
            ancestor = known[ancestor].get(STYLE + "parent-style-name", "")
        if hides.get(ancestor):
            found.add(name)
    return found


def _hides(style: Element) -> bool | None:
    """Whether a style hides its text or its table; None where it leaves that to its parent."""
    text = style.find(STYLE + "text-properties")
    display = None if text is None else text.get(TEXT + "display")
    if display is None:
        table = style.find(STYLE + "table-properties")
        display = None if table is None else table.get(TABLE + "display")
    return None if display is None else display in ("none", "false")
