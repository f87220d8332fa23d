"""Which elements of a page a selector means, in bounded time."""

from typing import TYPE_CHECKING

from gongkai.readers.html.styles.selectors import Tokens, descents, written

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_DESCENTS = 12


def matching(root: "LexborNode", selector: Tokens) -> list[int]:
    """The elements under ``root`` that match; none where the engine cannot read the selector.

    The engine tries every way through the ancestors, which takes for ever in a page that is nested
    deeply. From two steps of descent on it is asked for each step alone.
    """
    steps = descents(selector)
    if len(steps) < 3:
        return named(root, written(selector))
    if len(steps) > _MOST_DESCENTS:
        return []
    above: set[int] | None = None
    nodes: list[LexborNode] = []
    for step in steps:
        nodes = [
            node for node in _css(root, written(step)) if above is None or _within(node, above)
        ]
        if not nodes:
            return []
        above = {node.mem_id for node in nodes}
    return [node.mem_id for node in nodes]


def named(root: "LexborNode", selector: str) -> list[int]:
    """The elements that a selector in writing names."""
    return [node.mem_id for node in _css(root, selector)]


def depth(root: "LexborNode") -> int:
    """How many elements stand within each other at most."""
    deepest = 0
    open_nodes = [(root, 1)]
    while open_nodes:
        node, level = open_nodes.pop()
        deepest = max(deepest, level)
        child = node.child
        while child is not None:
            if child.child is not None:
                open_nodes.append((child, level + 1))
            child = child.next
    return deepest


def _within(node: "LexborNode", above: set[int]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id in above:
            return True
        parent = parent.parent
    return False


def _css(root: "LexborNode", selector: str) -> "list[LexborNode]":
    from selectolax.lexbor import SelectolaxError

    try:
        return root.css(selector or "*")
    except SelectolaxError:
        return []
