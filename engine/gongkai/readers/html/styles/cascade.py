"""Which declarations hold for which element of a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.readers.html.styles.declarations import Declarations, inline
from gongkai.readers.html.styles.selectors import other_states, pseudo_element, written
from gongkai.readers.html.styles.sheet import Sheet, StyleRule

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_REVEALING = {
    "display", "visibility", "opacity", "height", "max-height", "font-size", "left", "top",
    "position", "transform", "clip", "clip-path", "content-visibility", "overflow-x",
}  # fmt: skip
_Rank = tuple[bool, tuple[int, int, int], int]


@dataclass(slots=True)
class Cascade:
    """``styles``: node → what is declared for it, the winner of each property. ``revealed``: node →
    what would be declared besides after a click. ``inserted``: node → texts that the sheet puts
    before and after its own."""

    styles: dict[int, Declarations] = field(default_factory=dict[int, Declarations])
    revealed: dict[int, Declarations] = field(default_factory=dict[int, Declarations])
    inserted: dict[int, dict[str, str]] = field(default_factory=dict[int, dict[str, str]])


def apply(root: "LexborNode", sheet: Sheet) -> Cascade:
    """Match the rules of the sheet and the styles of the elements under ``root``."""
    cascade = Cascade()
    matched: dict[int, list[tuple[_Rank, StyleRule]]] = {}
    for number, rule in enumerate(sheet.rules):
        element = pseudo_element(rule.selector)
        if element is not None:
            _insert(root, rule, element, cascade)
            continue
        rank = (not rule.layered, rule.weight, number)
        for node in _css(root, written(rule.selector)):
            matched.setdefault(node, []).append((rank, rule))
    own = {node.mem_id: node.attributes.get("style") or "" for node in root.css("[style]")}
    if root.attributes.get("style"):
        own[root.mem_id] = root.attributes.get("style") or ""
    known: dict[object, Declarations] = {}
    for node, rules in matched.items():
        rules.sort(key=lambda ranked: ranked[0])
        key = (tuple(rank[2] for rank, _ in rules), own.get(node))
        style = known.get(key)
        if style is None:
            style = known[key] = _joined([rule for _, rule in rules], own.get(node, ""))
        cascade.styles[node] = style
    for node, text in own.items():
        if node not in matched:
            style = known.get(text)
            if style is None:
                style = known[text] = _joined([], text)
            if style:
                cascade.styles[node] = style
    if any("display" in rule.plain or _hides(rule.plain) for rule in sheet.rules):
        _reveal(root, sheet.rules, cascade)
    return cascade


def _joined(rules: list[StyleRule], text: str) -> Declarations:
    """What wins: later and weightier over earlier, the element's own over the sheet's, and what is
    marked as important over all; layers the other way round there."""
    plain, important = inline(text) or ({}, {})
    style: Declarations = {}
    for rule in rules:
        _put(style, rule.plain)
    _put(style, plain)
    for rule in sorted(rules, key=lambda rule: rule.layered):
        _put(style, rule.important)
    _put(style, important)
    return style


def _put(style: Declarations, declared: Declarations) -> None:
    for name, value in declared.items():
        if name == "all":
            for other in [other for other in style if not other.startswith("--")]:
                del style[other]
            if value != "revert":
                style["display"] = "inline"
                style["text-decoration-line"] = "none"
                if value == "initial":
                    style |= {"visibility": "visible", "font-size": "medium", "color": "#000"}
        else:
            style[name] = value


def _css(root: "LexborNode", selector: str) -> Iterable[int]:
    """The elements that a selector names; a browser, too, passes over one that it cannot read."""
    from selectolax.lexbor import SelectolaxError

    try:
        return [node.mem_id for node in root.css(selector)] if selector else ()
    except SelectolaxError:
        return ()


def _insert(root: "LexborNode", rule: StyleRule, element: str, cascade: Cascade) -> None:
    text = {**rule.plain, **rule.important}.get("content", "")
    if element not in ("before", "after") or text[:1] not in "\"'" or len(text) < 3:
        return
    position = next(
        (
            index
            for index, token in enumerate(rule.selector)
            if token.type == "literal"
            and token.value == ":"
            and pseudo_element(rule.selector[index : index + 3]) == element
        ),
        0,
    )
    for node in _css(root, written(rule.selector[:position]) or "*"):
        cascade.inserted.setdefault(node, {})[element] = text[1:-1]


def _hides(declared: Declarations) -> bool:
    return not _REVEALING.isdisjoint(declared)


def _reveal(root: "LexborNode", rules: list[StyleRule], cascade: Cascade) -> None:
    for rule in rules:
        shown = {name: value for name, value in (rule.plain | rule.important).items()
                 if name in _REVEALING}  # fmt: skip
        if not shown or shown.get("display") == "none":
            continue
        for selector in other_states(rule.selector):
            for node in _css(root, selector):
                if node in cascade.styles:
                    cascade.revealed.setdefault(node, {}).update(shown)
