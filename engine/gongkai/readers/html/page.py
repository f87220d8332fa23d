"""What is known of a web page before it is walked: how everything in it looks."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gongkai.readers.html.flow import BLOCKS, has_controls
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
_TELLING = (
    (b"rowspan", "[rowspan]"),
    (b"colspan", "[colspan]"),
    (b"hidden", "[hidden]"),
    (b"popover", "[popover]"),
    (b"onclick", "[onclick]"),
    (b"bgcolor", "[bgcolor]"),
    (b"background", "[background]"),
    (b"<body", "body[text]"),
    (b"<font", "font[color]"),
)
_COLOURING = frozenset({"bgcolor", "background", "text", "color"})
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
    ``special`` the elements
    with a look of their own, ``restoring`` those that may show within something hidden,
    ``controls`` the ids that buttons, tabs and links of the page point to, ``templated`` whether
    double braces (``{{ total }}``) stand anywhere in it."""

    parser: "LexborHTMLParser"
    limits: Limits
    cascade: Cascade
    scripts: Scripts
    read_frame: ReadFrame
    find: Find = not_found
    depth: int = 0
    quirks: bool = False
    assumed: bool = False
    controls_in_text: bool = True
    spans: dict[int, _Span] = field(default_factory=dict[int, _Span])
    hidden: set[int] = field(default_factory=set[int])
    coloured: dict[int, Hints] = field(default_factory=dict[int, Hints])
    special: set[int] = field(default_factory=set[int])
    restoring: set[int] = field(default_factory=set[int])
    controls: set[str] | None = None
    templated: bool = False
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
        identity = node.mem_id
        hidden = identity in self.hidden or (tag == "dialog" and "open" not in node.attributes)
        # Ids are those of living objects: what they stand for is kept beside the look.
        key = (id(parent), id(style), tag, block, hidden, self.coloured.get(identity))
        found = self.looks.get(key)
        if found is None:
            hints = self.coloured.get(identity) or Hints(
                tag, block, hidden, reset=self.quirks and tag == "table"
            )
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


_ASSUMED = replace(PLAIN, painted=False)


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
    programs: list[LexborNode] = []
    for node in parser.css("style,link[rel~=stylesheet i],script"):
        if node.tag == "script":
            programs.append(node)
            continue
        media = node.attributes.get("media") or ""
        if node.tag == "style":
            sheet.add(node.text(deep=True), media)
            continue
        file = find((node.attributes.get("href") or "").strip())
        if file is None:
            missing = True
        else:
            sheet.add(file, media)
    lower = text.encode("utf-8", "replace").lower()
    page = Page(
        parser,
        limits,
        Cascade(),
        Scripts("", frozenset()),
        read_frame,
        find,
        depth,
        quirks="<!doctype" not in text[:1000].lower(),
        assumed=missing,
        controls_in_text=has_controls(lower),
        templated="{{" in text,
    )
    if root is None:
        return page
    actions = _attributes(root, page, lower)
    page.scripts = read_scripts(parser, programs, actions)
    struck = parser.css_first("s,strike,del") is not None
    page.cascade = apply(
        root, sheet, lower, limits.style_matches, struck=struck, coloured=bool(page.coloured)
    )
    styles = page.cascade.styles
    page.special = page.hidden | page.coloured.keys() | styles.keys()
    page.restoring |= {node for node, style in styles.items() if not _RESTORING.isdisjoint(style)}
    return page


def _attributes(root: "LexborNode", page: Page, lower: bytes) -> list[str]:
    """Note what attributes say of the elements; what a click on them does is given back."""
    actions: list[str] = []
    selectors = [selector for name, selector in _TELLING if name in lower]
    for node in root.css(",".join(selectors)) if selectors else ():
        attributes = node.attributes
        identity = node.mem_id
        if "rowspan" in attributes or "colspan" in attributes:
            page.spans[identity] = (
                _span(attributes.get("rowspan"), least=0),
                _span(attributes.get("colspan"), least=1),
            )
        if "hidden" in attributes or "popover" in attributes:
            page.hidden.add(identity)
        if "onclick" in attributes:
            actions.append(attributes["onclick"] or "")
        if not _COLOURING.isdisjoint(attributes):
            _colour(node, page)
    return actions


def _colour(node: "LexborNode", page: Page) -> None:
    attributes = node.attributes
    tag = node.tag or ""
    text = {"body": "text", "font": "color"}.get(tag)
    hints = Hints(
        tag,
        tag in BLOCKS,
        hidden=node.mem_id in page.hidden,
        colour=attributes.get(text) if text else None,
        ground=attributes.get("bgcolor"),
        picture=bool(attributes.get("background")),
        reset=page.quirks and tag == "table",
    )
    if hints.colour or hints.ground or hints.picture:
        page.coloured[node.mem_id] = hints
        page.restoring.add(node.mem_id)


def _span(text: str | None, least: int) -> int:
    digits = (text or "").strip()[:9]
    return max(least, int(digits)) if digits.isascii() and digits.isdigit() else 1
