"""Elements of a page that hold no running text of its own: fields, frames, images, drawings."""

import re
from typing import TYPE_CHECKING

from gongkai.model.document import Omission
from gongkai.readers.html import fields, frames
from gongkai.readers.html.flow import Flow
from gongkai.readers.html.page import Page
from gongkai.readers.html.pictures import content_image, small_image
from gongkai.readers.html.scripts import writes_here
from gongkai.readers.html.styles.look import Look
from gongkai.readers.layout import Image

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_RUBY = frozenset({"rt", "rtc"})
_GAUGES = frozenset({"meter", "progress"})
OTHERS = (
    frozenset({"br", "img", "script", "canvas", "svg", "math", "button"})
    | _GAUGES
    | _RUBY
    | fields.FIELDS
    | frames.FRAMES
)
_PLAIN_FORMULA = frozenset({"math", "mn", "mi", "mo", "mrow", "mtext", "mstyle", "mspace"})
_DEEPEST_FRAME = 4
_NUMBER = re.compile(r"\s*\d[\d.,，\s]*")


def take_other(node: "LexborNode", tag: str, state: Flow, page: Page, around: Look) -> None:
    """Read such an element where it can be read, else tell that it stands there."""
    if tag == "br":
        state.end_line()
        return
    if tag == "script":
        if writes_here(node, in_cell=bool(state.outer)):
            state.omit(Omission("script", sure=False))
        return
    if tag in _RUBY:
        state.set_aside("mark", node.text(deep=True))
        return
    style = page.cascade.styles.get(node.mem_id)
    look = page.look(node, tag, False, around, style)
    unseen = look.gone or not look.visible
    if tag in fields.FIELDS:
        if not unseen:
            _field(node, state, look)
    elif unseen:
        return
    elif tag == "img":
        _image(node, state)
    elif tag == "button":
        # In a cell it may show the number; elsewhere it steers the page.
        if state.outer and _NUMBER.fullmatch(text := node.text(deep=True)):
            state.line.append(text)
    elif tag in _GAUGES:
        if state.outer:
            state.set_aside("field", " □ ", sure=False)
    elif tag in frames.FRAMES:
        _frame(node, tag, state, page)
    elif tag == "canvas":
        state.omit(Omission("script", text="canvas", sure=False))
    elif tag == "svg":
        text = words_of(node) if node.css_first("text") else ""
        if node.css_first("image") and not text:
            text = "svg"
        if text and (state.line or state.outer):
            state.set_aside("picture", text, sure=False)
        elif text:
            state.omit(Omission("picture", text=text[:80], sure=False))
    else:
        _formula(node, state)


def words_of(node: "LexborNode") -> str:
    """All words within, parted by single blanks."""
    return " ".join(node.text(deep=True, separator=" ").split())


def _field(node: "LexborNode", state: Flow, look: Look) -> None:
    value = fields.shown_value(node)
    if value is None:
        return
    if look.aside is not None:
        state.set_aside(look.aside, value, look.sure)
    elif not value.strip():
        # A script may fill it, or nobody ever did.
        if state.outer:
            state.set_aside("field", fields.placeholder(node) or " □ ", sure=False)
    elif node.tag == "select" and not state.outer and not state.line:
        # A choice that stands alone steers the page.
        return
    elif "\n" in value:
        for line in value.split("\n"):
            state.line.append(line)
            state.end_line()
    else:
        state.line.append(value)


def _image(node: "LexborNode", state: Flow) -> None:
    parent = node.parent
    link = parent.attributes.get("href") if parent is not None and parent.tag == "a" else None
    name = content_image(node.attributes, link)
    if name is not None:
        state.end_line()
        state.items.append(Image(name))
    elif link is None and (name := small_image(node.attributes)) is not None:
        state.set_aside("picture", name, sure=False)


def _frame(node: "LexborNode", tag: str, state: Flow, page: Page) -> None:
    if frames.is_trifle(node) and "srcdoc" not in node.attributes:
        return
    text = frames.content(node, page.find)
    if text is None or page.depth >= _DEEPEST_FRAME:
        state.omit(Omission("elsewhere", text=frames.name(node), sure=False))
        return
    state.end_line()
    state.items += page.read_frame(text, page)


def _formula(node: "LexborNode", state: Flow) -> None:
    text = node.text(deep=True)
    if all((inner.tag or "") in _PLAIN_FORMULA for inner in node.css("*")):
        state.line.append(text)
    else:
        state.set_aside("formula", text, sure=False)
