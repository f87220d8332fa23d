"""What is known of a web page before it is walked: how everything in it looks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.readers.html.frames import Find, not_found
from gongkai.readers.html.scripts import Scripts, read_scripts
from gongkai.readers.html.styles.cascade import Cascade, apply
from gongkai.readers.html.styles.declarations import Declarations
from gongkai.readers.html.styles.look import PLAIN, Hints, Look, look
from gongkai.readers.html.styles.sheet import Sheet
from gongkai.readers.limits import Limits

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from gongkai.readers.layout import Item

ReadFrame = Callable[[str, "Page"], "list[Item]"]
_LOOKING = frozenset({"s", "strike", "del", "sup", "sub", "font", "dialog", "body", "details"})
_COLOURED = "[bgcolor],[background],body[text],font[color]"
_SPANNED = "[hidden],[popover],[rowspan],[colspan]"
_CONTROLS = "[aria-controls],[data-target],[data-bs-target],[data-id],label[for],a[href^='#']"
_RESTORING = frozenset({
    "visibility", "font-size", "color", "text-indent", "background-color", "background-image"
})  # fmt: skip
_Span = tuple[int, int]


@dataclass(slots=True)
class Page:
    """``find`` gives the text of files that the page names, ``depth`` is how many frames it stands
    in, ``quirks`` whether browsers show it as they did of old, ``assumed`` whether style sheets are
    not at hand, so that backgrounds are not known. ``spans`` are the row and column spans of cells,
    ``controls`` the ids that buttons, tabs and links of the page point to."""

    parser: "LexborHTMLParser"
    limits: Limits
    cascade: Cascade
    scripts: Scripts
    read_frame: ReadFrame
    find: Find = not_found
    depth: int = 0
    quirks: bool = False
    assumed: bool = False
    spans: dict[int, _Span] = field(default_factory=dict[int, _Span])
    hidden: set[int] = field(default_factory=set[int])
    coloured: dict[int, Hints] = field(default_factory=dict[int, Hints])
    restoring: set[int] = field(default_factory=set[int])
    controls: set[str] | None = None
    looks: dict[object, tuple[Look, object, object]] = field(
        default_factory=dict[object, tuple[Look, object, object]]
    )

    @property
    def start(self) -> Look:
        """The look of the page itself."""
        return PLAIN if not self.assumed else _ASSUMED

    def look(
        self, node: "LexborNode", tag: str, block: bool, parent: Look, style: Declarations | None
    ) -> Look:
        """The look of an element within one that looks like ``parent``."""
        hints = self.coloured.get(node.mem_id)
        hidden = node.mem_id in self.hidden or (tag == "dialog" and "open" not in node.attributes)
        if hints is None:
            hints = _hints(tag, block, hidden, self.quirks and tag == "table")
        # Ids are those of living objects: what they stand for is kept beside the look.
        key = (id(parent), id(style), id(hints))
        found = self.looks.get(key)
        if found is None:
            found = self.looks[key] = (look(parent, style, hints), parent, style)
        return found[0]

    def restores(self, node: "LexborNode") -> bool:
        """Whether something within a hidden element may show again."""
        if not self.restoring:
            return False
        return any(inner.mem_id in self.restoring for inner in node.css("*"))

    def is_controlled(self, node: "LexborNode") -> bool:
        """Whether a button, a tab or a link of the page points to the element."""
        if self.controls is None:
            self.controls = {
                (value or "").strip().lstrip("#")
                for control in self.parser.css(_CONTROLS)
                for name, value in control.attributes.items()
                if name
                in ("aria-controls", "data-target", "data-bs-target", "data-id", "for", "href")
            }
        return (node.attributes.get("id") or "") in self.controls - {""}


_HINTS: dict[tuple[str, bool, bool, bool], Hints] = {}


def _hints(tag: str, block: bool, hidden: bool, reset: bool) -> Hints:
    key = (tag if tag in _LOOKING or tag in _PARTS else "", block, hidden, reset)
    return _HINTS.setdefault(key, Hints(key[0], block, hidden, reset=reset))


_PARTS = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"})
_ASSUMED = look(PLAIN, {"background-color": "#fff"}, Hints(""))


def open_page(
    parser: "LexborHTMLParser",
    text: str,
    limits: Limits,
    read_frame: ReadFrame,
    *,
    find: Find = not_found,
    depth: int = 0,
) -> Page:
    """Everything that decides how the parts of a page look, read once."""
    root = parser.root
    sheet = Sheet(limits.style_rules)
    missing = False
    for node in parser.css("style,link[rel~=stylesheet i]"):
        media = node.attributes.get("media") or ""
        if node.tag == "style":
            sheet.add(node.text(deep=True), media)
            continue
        file = find((node.attributes.get("href") or "").strip())
        if file is None:
            missing = True
        else:
            sheet.add(file, media)
    cascade = apply(root, sheet) if root is not None else Cascade()
    page = Page(
        parser,
        limits,
        cascade,
        read_scripts(parser),
        read_frame,
        find,
        depth,
        quirks="<!doctype" not in text[:1000].lower(),
        assumed=missing,
    )
    if root is not None:
        _attributes(root, page)
    if any(not _RESTORING.isdisjoint(style) for style in cascade.styles.values()):
        page.restoring = {
            node for node, style in cascade.styles.items() if not _RESTORING.isdisjoint(style)
        }
    return page


def _attributes(root: "LexborNode", page: Page) -> None:
    for node in root.css(_SPANNED):
        attributes = node.attributes
        if "hidden" in attributes or "popover" in attributes:
            page.hidden.add(node.mem_id)
        if "rowspan" in attributes or "colspan" in attributes:
            page.spans[node.mem_id] = (
                _span(attributes.get("rowspan"), least=0),
                _span(attributes.get("colspan"), least=1),
            )
    for node in root.css(_COLOURED):
        attributes = node.attributes
        page.coloured[node.mem_id] = Hints(
            node.tag or "",
            hidden=node.mem_id in page.hidden,
            colour=attributes.get("color") or attributes.get("text"),
            ground=attributes.get("bgcolor"),
            picture=bool(attributes.get("background")),
            reset=page.quirks and node.tag == "table",
        )
        if node.tag == "font" or attributes.get("bgcolor"):
            page.restoring.add(node.mem_id)


def _span(text: str | None, least: int) -> int:
    digits = (text or "").strip()[:9]
    return max(least, int(digits)) if digits.isascii() and digits.isdigit() else 1
