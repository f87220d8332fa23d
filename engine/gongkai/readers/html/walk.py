"""Walks the tree of a web page once and yields what a person sees: lines, tables and images."""

import re
from typing import TYPE_CHECKING

from gongkai.model.document import Omission
from gongkai.readers.html.flow import BLOCKS, Flow
from gongkai.readers.html.hidden import HiddenPart, Way, is_weighty
from gongkai.readers.html.others import OTHERS, take_other, words_of
from gongkai.readers.html.page import Page
from gongkai.readers.html.scripts import is_template
from gongkai.readers.html.styles.declarations import Declarations
from gongkai.readers.html.styles.look import Look
from gongkai.readers.layout import Item, Line, PlacedTable
from gongkai.readers.limits import TooInvolved

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_INERT = frozenset({"noscript", "template"})
_DROPPED = frozenset({
    "style", "head", "title", "video", "audio", "datalist", "link",
    "meta", "noembed", "noframes", "param", "area", "map", "rp", "-comment", "!doctype",
})  # fmt: skip
_OWN_LOOK = frozenset({"s", "strike", "del", "sup", "sub", "table", "dialog"})
_PARTS = frozenset({"tr", "td", "th", "tbody", "thead", "tfoot", "caption"})
_TABLES = {"table": "table", "inline-table": "table", "table-row": "tr", "table-cell": "td"}
_WITHIN = {"tr": ("table", "tbody"), "td": ("tr",)}
_LINES = frozenset({"inline", "contents", "inline-block", "inline-flex"})
_WORDS = re.compile(r"[\w\u2460-\u24ff]")
_SHORTEST = 4
_ONE = (1, 1)
_NUMBERS = re.compile(r"\d[\d.,]*")
_DIGIT = 0.45
"""How wide a digit is at least, as a share of its font's size."""


def walk(top: "LexborNode", page: Page, around: Look, *, shown: bool = False) -> list[Item]:
    """What is seen within an element that stands in one that looks like ``around``, in order;
    TooInvolved where it is nested too deeply. With ``shown`` the element itself counts as shown.

    Text runs on until a block begins or ends or a line is broken.
    """
    state = Flow(page.limits, page.controls_in_text)
    styles, fills, spans = page.cascade.styles, page.scripts.fills, page.spans
    inserted = page.cascade.inserted
    special = page.special
    open_elements: list[tuple[LexborNode, str | None, Look]] = []
    current = around
    node = top.child
    while node is not None or open_elements:
        if node is None:
            node, block, current = open_elements.pop()
            if inserted and (texts := inserted.get(node.mem_id)):
                _insert(state, texts.get("after"))
            if block:
                state.leave(block)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if page.templated and is_template(text):
                state.omit(Omission("script", text=text.strip()[:80], sure=False))
            elif current.odd:
                _text(state, text, current)
            # Most white space stands between blocks and would only be cut off again.
            elif state.line or not text.isspace():
                state.line.append(text)
        elif tag in _INERT:
            _inert(node, tag, state, page)
        elif tag in OTHERS:
            take_other(node, tag, state, page, current)
        elif tag not in _DROPPED:
            identity = node.mem_id
            block = tag if tag in BLOCKS else None
            inner = current
            if identity in special or tag in _OWN_LOOK:
                style = styles.get(identity)
                if style and "display" in style:
                    block = _box(style["display"], tag, block, open_elements)
                inner = page.look(node, tag, block is not None, current, style)
                if not shown and _vanishes(inner, current, node, tag, page):
                    _hide(node, tag, state, page, current)
                    node = node.next
                    continue
            if block:
                state.enter(block, spans.get(identity, _ONE) if spans else _ONE)
            if fills and identity in fills:
                state.omit(Omission("script", sure=False))
            if inserted and (texts := inserted.get(identity)):
                _insert(state, texts.get("before"))
            open_elements.append((node, block, current))
            if len(open_elements) > page.limits.html_depth:
                raise TooInvolved
            current = inner
            node = node.child
            continue
        node = node.next
    state.end_line()
    return state.items


def _box(
    display: str, tag: str, block: str | None, around: list[tuple["LexborNode", str | None, Look]]
) -> str | None:
    """How an element with a ``display`` of its own takes part in the flow."""
    if tag in _PARTS or tag == "table":
        return block
    if display in _TABLES:
        role = _TABLES[display]
        parent = around[-1][1] if around else None
        return role if role == "table" or parent in _WITHIN[role] else "div"
    if display == "table-row-group":
        return "tbody"
    if display in _LINES:
        return None
    return block or ("div" if display in ("block", "flex", "grid", "list-item") else None)


def _vanishes(inner: Look, current: Look, node: "LexborNode", tag: str, page: Page) -> bool:
    """Whether nothing in the element is seen, and it leaves no place empty in a table."""
    if inner.gone:
        return True
    if inner.aside != "hidden" or current.aside == "hidden":
        return False
    return tag not in _PARTS and not page.restores(node)


def _text(state: Flow, text: str, look: Look) -> None:
    if look.aside is not None:
        state.set_aside(look.aside, text, look.sure)
        return
    if not look.sure:
        state.suspect("hidden", text)
    if look.room is not None and _is_cut(text, look.room, look.font):
        state.suspect("cut", text)
    if not look.lines or state.preformatted:
        state.line.append(text)
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            state.end_line()
        state.line.append(line)


def _is_cut(text: str, room: float, font: float) -> bool:
    """Whether a number, which no line breaks, is wider than the room that it has."""
    longest = max((len(number) for number in _NUMBERS.findall(text)), default=0)
    return longest * _DIGIT * font > room


def _insert(state: Flow, text: str | None) -> None:
    if text and _WORDS.search(text):
        state.line.append(text)


def _hide(node: "LexborNode", tag: str, state: Flow, page: Page, current: Look) -> None:
    """Leave out an element that is not shown; tell what may matter."""
    text = " ".join(node.text(deep=True, separator=" ").split())
    if not text:
        return
    if tag in _PARTS:
        state.omit(Omission("hidden", text=text[:80]))
        return
    way = _way(node, tag, page, current) if len(text) >= _SHORTEST else "none"
    if not is_weighty(node, text, unfolds=way == "click"):
        state.set_aside("hidden", text)
    else:
        items = walk_hidden(node, page)
        if items:
            state.omit(HiddenPart("hidden", text=_first_text(items), items=items,
                                  way=way))  # fmt: skip


def _inert(node: "LexborNode", tag: str, state: Flow, page: Page) -> None:
    """What browsers do not show unless a script (or, for ``noscript``, the want of one) does."""
    within = node
    if tag == "template":
        fragments = node.template_fragments()
        if not fragments:
            return
        within = fragments[0]
        if "shadowrootmode" in node.attributes:
            # The inner tree of a component, which is shown in place of what stands in it.
            state.omit(Omission("script", text=words_of(within)[:80], sure=False))
    text = words_of(within)
    if is_weighty(within, text):
        state.omit(HiddenPart("hidden", text=text[:80], items=walk_hidden(within, page)))


def walk_hidden(node: "LexborNode", page: Page) -> list[Item]:
    """What an element that is not shown holds, as it would look if only it were shown."""
    return walk(node, page, page.start)


def _way(node: "LexborNode", tag: str, page: Page, current: Look) -> Way:
    style: Declarations = page.cascade.styles.get(node.mem_id) or {}
    revealed = page.cascade.revealed.get(node.mem_id)
    if revealed is not None:
        after = page.look(node, tag, tag in BLOCKS, current, {**style, **revealed})
        if not after.gone and after.aside != "hidden":
            return "click"
    attributes = node.attributes
    if page.is_controlled(node) or attributes.get("role") == "tabpanel":
        return "click"
    if page.scripts.named(attributes.get("id"), attributes.get("class")):
        return "script"
    return "none"


def _first_text(items: list[Item]) -> str:
    for item in items:
        if isinstance(item, Line) and item.text:
            return item.text[:80]
        if isinstance(item, PlacedTable):
            return next((cell.text for cell in item.cells if cell.text), "")[:80]
    return ""
