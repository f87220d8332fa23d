"""What a style says of those properties that decide what a person sees."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, ParseError, QualifiedRule

from gongkai.readers.html.styles.values import colour, font_size, length, number

Declarations = dict[str, str]
"""Property → value, in lower case, shorthands taken apart."""

Content = Declaration | QualifiedRule | AtRule | ParseError
"""What may stand in a block of a style sheet."""

_WORDS = (
    r"display|visib|opacity|font|color|background|position|clip|inset|overflow|height|width|indent"
    r"|transform|scale|filter|decoration|vertical-align|hide|margin|raise|white-space|float|all\b"
    r"|fill|left|top|right|bottom|var\("
)
TELLING = re.compile(_WORDS + r"|--|content", re.IGNORECASE)
"""A style in which none of this stands says nothing of what is seen."""
_DISPLAYS = frozenset({
    "none", "block", "inline", "inline-block", "flex", "inline-flex", "grid", "inline-grid",
    "contents", "flow-root", "list-item", "table", "inline-table", "table-row", "table-cell",
    "table-row-group", "table-header-group", "table-footer-group", "table-column", "table-caption",
    "table-column-group", "run-in", "ruby", "ruby-text", "-webkit-box", "-webkit-flex", "inherit",
    "initial", "unset", "revert", "-webkit-inline-box", "-ms-flexbox", "-moz-box",
})  # fmt: skip
_ANY: Callable[[str], object] = bool
_CHECKS: dict[str, Callable[[str], object]] = {
    "display": lambda text: text in _DISPLAYS or " " in text,
    "visibility": lambda text: text in _VISIBILITIES,
    "opacity": lambda text: number(text) is not None,
    "font-size": lambda text: font_size(text, 16) is not None or "(" in text,
    "color": lambda text: colour(text) is not None or text in _WIDE,
    "background-color": lambda text: colour(text) is not None or text in _WIDE,
    "vertical-align": lambda text: not text[0].isdigit() or length(text, 16, 16) is not None,
    **dict.fromkeys(
        (
            "position", "left", "top", "right", "bottom", "clip", "clip-path", "overflow-x",
            "overflow-y", "height", "width", "max-height", "max-width", "text-indent", "transform",
            "scale", "filter", "content-visibility", "text-decoration-line", "white-space", "float",
            "mso-hide", "margin-left", "margin-top", "background-image", "text-shadow", "all",
            "mso-text-raise", "-webkit-text-fill-color", "background-clip", "content",
        ),
        _ANY,
    ),
}  # fmt: skip
_VISIBILITIES = frozenset({
    "visible", "hidden", "collapse", "inherit", "initial", "unset", "revert"
})  # fmt: skip
_WIDE = frozenset({"inherit", "initial", "unset", "revert", "currentcolor", "canvastext", "canvas"})
_LINES = ("line-through", "none", "underline", "overline", "blink")
_SIDES = ("top", "right", "bottom", "left")
_ALIASES = {
    "-webkit-transform": "transform", "-ms-transform": "transform", "-moz-transform": "transform",
    "-webkit-filter": "filter", "-moz-opacity": "opacity", "-khtml-opacity": "opacity",
    "-webkit-clip-path": "clip-path", "-webkit-background-clip": "background-clip",
    "-webkit-text-decoration": "text-decoration", "background-color": "background-color",
    "-webkit-text-decoration-line": "text-decoration-line",
}  # fmt: skip


@lru_cache(maxsize=2048)
def inline(text: str) -> tuple[Declarations, Declarations] | None:
    """Those of a ``style`` attribute, without and with ``!important``; None where it says nothing
    of what is seen. ValueError never: what is written wrongly says nothing."""
    if not TELLING.search(text):
        return None
    plain, important = declared(tinycss2.parse_blocks_contents(text, True, True))
    return (plain, important) if plain or important else None


def declared(nodes: Iterable[Content]) -> tuple[Declarations, Declarations]:
    """The telling declarations among the contents of a block, without and with ``!important``."""
    plain: Declarations = {}
    important: Declarations = {}
    for node in nodes:
        if isinstance(node, Declaration):
            name = node.lower_name if not node.name.startswith("--") else node.name
            value = " ".join(tinycss2.serialize(node.value).lower().split())
            target = important if node.important else plain
            for longhand, part in _longhands(_ALIASES.get(name, name), value):
                if part and _holds(longhand, part):
                    # In cascade order the last one wins, wherever the first one stood.
                    target.pop(longhand, None)
                    target[longhand] = part
    return plain, important


def _holds(name: str, value: str) -> bool:
    if name.startswith("--"):
        return True
    check = _CHECKS.get(name)
    return check is not None and ("var(" in value or bool(check(value)))


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    match name:
        case "background":
            yield "background-image", "url" if _pictures(value) else "none"
            yield "background-color", _colour_of(value)
            if re.search(r"\btext\b", value):
                yield "background-clip", "text"
        case "font":
            if value in _WIDE:
                yield "font-size", value
            elif found := _font_size(value):
                yield "font-size", found
        case "text-decoration":
            lines = [word for word in value.split() if word in _LINES]
            yield "text-decoration-line", " ".join(lines) or "none"
        case "overflow":
            first, *rest = value.split() or [""]
            yield "overflow-x", first
            yield "overflow-y", rest[0] if rest else first
        case "inset":
            yield from zip(_SIDES, _four(value), strict=True)
        case "margin":
            top, _, _, left = _four(value)
            yield "margin-top", top
            yield "margin-left", left
        case _:
            yield name, value


def _four(value: str) -> tuple[str, str, str, str]:
    """Top, right, bottom and left of a shorthand of one to four values."""
    words = value.split() or ["auto"]
    top = words[0]
    right = words[1] if len(words) > 1 else top
    bottom = words[2] if len(words) > 2 else top
    return top, right, bottom, words[3] if len(words) > 3 else right


def _pictures(value: str) -> bool:
    return "url(" in value or "gradient(" in value or "image(" in value


def _colour_of(value: str) -> str:
    """The colour in a ``background``; transparent where it names none."""
    if "var(" in value:
        return value
    pieces: list[str] = re.findall(r"[a-z-]+\([^()]*\)|[^\s(),/]+", value)
    return next((piece for piece in pieces if colour(piece) is not None), "transparent")


def _font_size(value: str) -> str | None:
    for word in value.split():
        size = word.partition("/")[0]
        if font_size(size, 16.0) is not None:
            return size
    return None
