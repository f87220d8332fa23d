"""Which declarations hold for which element of a page."""

import re
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

from gongkai.readers.html.styles.declarations import Declarations, inline
from gongkai.readers.html.styles.matching import depth, matching, named
from gongkai.readers.html.styles.selectors import names, other_states, pseudo_element
from gongkai.readers.html.styles.sheet import Sheet, StyleRule
from gongkai.readers.html.styles.telling import needless

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_REVEALING = {
    "display", "visibility", "opacity", "height", "max-height", "font-size", "left", "top",
    "position", "transform", "clip", "clip-path", "content-visibility", "overflow-x",
}  # fmt: skip
_ATTRIBUTE = re.compile(rb"style\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*)")
_ORDINARY_DEPTH = 30
_FEWEST, _MOST_PAIRS = 50, 300_000
_Rank = tuple[bool, tuple[int, int, int], int]


@dataclass(slots=True)
class Cascade:
    """``styles``: node → what is declared for it, the winner of each property. ``revealed``: node →
    what would be declared besides after a click. ``inserted``: node → texts that the sheet puts
    before and after its own. ``cut``: not all rules could be looked at."""

    styles: dict[int, Declarations] = field(default_factory=dict[int, Declarations])
    revealed: dict[int, Declarations] = field(default_factory=dict[int, Declarations])
    cut: bool = False
    inserted: dict[int, dict[str, str]] = field(default_factory=dict[int, dict[str, str]])


def apply(
    root: "LexborNode", sheet: Sheet, page: bytes, limit: int, *, struck: bool, coloured: bool
) -> Cascade:
    """Match the rules of the sheet and the elements' own styles under ``root``; ``page`` is the
    text that it was made of, in lower case. ``struck`` and ``coloured`` where tags or attributes
    strike out or colour text, too. At most ``limit`` pairs of rule and element are looked at."""
    attributes = _attributes(page)
    blocks = [block for text in attributes for block in inline(text) or ()]
    blocks += (block for rule in sheet.rules for block in (rule.plain, rule.important))
    idle = needless(blocks, struck=struck, coloured=coloured)
    rules = [slim for rule in sheet.rules if (slim := _slim(rule, idle)) is not None]
    own: dict[int, str] = {}
    if any(_without(block, idle) for text in attributes for block in inline(text) or ()):
        own = {node.mem_id: node.attributes["style"] or "" for node in root.css("[style]")}
    parsed = {text: inline(text) for text in dict.fromkeys(own.values())}
    present = _names(root) if rules else set[str]()
    steps = page.count(b"<") * max(1, depth(root) // _ORDINARY_DEPTH) if rules else 1
    allowed = max(_FEWEST, limit // max(1, steps))
    cascade = Cascade(cut=sheet.cut or len(rules) > allowed)
    matched: dict[int, list[tuple[_Rank, StyleRule]]] = {}
    found_pairs = 0
    for number, rule in enumerate(rules[:allowed]):
        if not present.issuperset(names(rule.selector)):
            continue
        element = pseudo_element(rule.selector)
        if element is not None:
            _insert(root, rule, element, cascade)
            continue
        rank = (not rule.layered, rule.weight, number)
        nodes = matching(root, rule.selector)
        found_pairs += len(nodes)
        if found_pairs > _MOST_PAIRS:
            cascade.cut = True
            break
        for node in nodes:
            matched.setdefault(node, []).append((rank, rule))
    joined: dict[object, Declarations] = {}
    for text, found in parsed.items():
        if found and (style := _without(_joined([], found), idle)):
            joined[text] = style
    if joined:
        cascade.styles = {node: joined[text] for node, text in own.items() if text in joined}
    for node, ranked in matched.items():
        ranked.sort(key=lambda pair: pair[0])
        text = own.get(node)
        key = (tuple(rank[2] for rank, _ in ranked), text)
        style = joined.get(key)
        if style is None:
            found = parsed[text] if text else None
            style = _without(_joined([rule for _, rule in ranked], found), idle)
            joined[key] = style
        cascade.styles[node] = style
    if matched:
        _reveal(root, rules[:allowed], cascade, present)
    return cascade


def _attributes(page: bytes) -> set[str]:
    """All that may stand in a ``style`` attribute: at least what does."""
    values = set(_ATTRIBUTE.findall(page)) if b"style" in page else ()
    found = {value.strip(b"\"'").decode("utf-8", "replace") for value in values}
    return {unescape(text) if "&" in text else text for text in found}


def _names(root: "LexborNode") -> set[str]:
    """The classes and ids of the page, in lower case."""
    found: set[str] = set()
    for node in root.css("[class],[id]"):
        attributes = node.attributes
        found.update((attributes.get("class") or "").lower().split())
        found.add((attributes.get("id") or "").lower())
    return found


def _slim(rule: StyleRule, idle: frozenset[str]) -> StyleRule | None:
    plain, important = _without(rule.plain, idle), _without(rule.important, idle)
    return replace(rule, plain=plain, important=important) if plain or important else None


def _without(declared: Declarations, idle: frozenset[str]) -> Declarations:
    return {name: value for name, value in declared.items() if name not in idle}


def _joined(rules: list[StyleRule], own: tuple[Declarations, Declarations] | None) -> Declarations:
    """What wins: later and weightier over earlier, the element's own over the sheet's, and what is
    marked as important over all; layers the other way round there."""
    plain, important = own or ({}, {})
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
    for node in matching(root, rule.selector[:position]):
        cascade.inserted.setdefault(node, {})[element] = text[1:-1]


def _reveal(
    root: "LexborNode", rules: list[StyleRule], cascade: Cascade, present: set[str]
) -> None:
    for rule in rules:
        shown = {name: value for name, value in (rule.plain | rule.important).items()
                 if name in _REVEALING}  # fmt: skip
        if not shown or shown.get("display") == "none":
            continue
        for selector in other_states(rule.selector, present):
            for node in named(root, selector):
                if node in cascade.styles:
                    cascade.revealed.setdefault(node, {}).update(shown)
