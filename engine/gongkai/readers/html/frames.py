"""Frames and embedded objects: other files that stand in a page."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Find = Callable[[str], str | None]
"""The text of the page or style sheet of an address, where it is at hand."""

FRAMES = frozenset({"iframe", "frame", "embed", "object", "applet", "portal"})
_FILE = re.compile(r"[^/?#&=]+\.(?:pdf|docx?|wps|xlsx?|et|html?|shtml|ofd|odt|txt)\b", re.I)
_SMALLEST = 20


def not_found(_: str) -> None:
    """No other file is at hand."""


def address(node: "LexborNode") -> str:
    """What the frame shows."""
    attributes = node.attributes
    name = "data" if node.tag == "object" else "src"
    return (attributes.get(name) or attributes.get("data-src") or "").strip()


def content(node: "LexborNode", find: Find) -> str | None:
    """The page within the frame where the file itself holds it."""
    inline = node.attributes.get("srcdoc")
    if inline:
        return inline
    where = address(node)
    if where.lower().startswith("data:text/html"):
        head, comma, data = where.partition(",")
        if comma and "base64" not in head.lower():
            return unquote(data)
        return None
    return find(where) if where else None


def is_trifle(node: "LexborNode") -> bool:
    """Whether nobody could read anything in it: it shows nothing, or a few pixels; sounds, moving
    pictures."""
    attributes = node.attributes
    for side in ("width", "height"):
        digits = re.match(r"\s*(\d{1,6})\s*(?:px)?\s*$", attributes.get(side) or "")
        if digits and int(digits[1]) <= _SMALLEST:
            return True
    kind = (attributes.get("type") or "").lower()
    if kind.startswith(("audio/", "video/", "application/x-shockwave")):
        return True
    where = address(node).lower()
    return where in ("", "about:blank") or where.startswith("javascript:")


def name(node: "LexborNode") -> str:
    """What to call the file within: its name where the address tells one."""
    where = unquote(address(node))
    names = _FILE.findall(where)
    return (names[-1] if names else where.split("?")[0].rstrip("/").rsplit("/", 1)[-1])[:80]
