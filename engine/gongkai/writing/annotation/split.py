"""Cuts runs of a docx where a passage begins or ends, without a change to how they look.

A run that is cut keeps its properties on both sides; what stands in a link, a content control or a
tracked change is not cut: there a passage begins or ends with the whole of it.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, NamedTuple

Node = Any
"""An element of the stored tree, which is changed here."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Edge(NamedTuple):
    """Where a passage begins or ends: before a character of an element's text, or behind the
    last one."""

    element: Node
    offset: int


class Fragments:
    """The children of paragraphs that passages begin and end with, once their runs are cut at
    these edges."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._starts: dict[Edge, Node] = {}
        # From the last to the first, so that no cut moves what is still to be cut.
        for edge in sorted(set(edges), key=_position, reverse=True):
            run = holder(edge.element)
            if local(run) == "r" and edge.element.getparent() is run:
                tail = _cut(run, edge)
                if tail is not None:
                    self._starts[edge] = tail

    def beginning_at(self, edge: Edge) -> Node:
        """The node that a passage from this edge on begins with."""
        begins = self._starts.get(edge)
        return holder(edge.element) if begins is None else begins

    def ending_at(self, edge: Edge) -> Node:
        """The same for an end: the last of the fragments of the text that stand before it."""
        begun = {
            one.offset: run
            for one, run in self._starts.items()
            if one.element is edge.element and one.offset < edge.offset
        }
        return begun[max(begun)] if begun else holder(edge.element)


def holder(element: Node) -> Node:
    """The child of a paragraph that an element stands in; the outermost paragraph where it stands
    in a text box, in which there are no comments."""
    node = element
    for box in element.iterancestors("{*}txbxContent"):
        node = box
    while local(node.getparent()) != "p":
        node = node.getparent()
    return node


def local(node: Node) -> str:
    """The name of an element without its namespace; "" of a comment in the markup."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _position(edge: Edge) -> tuple[int, int]:
    return edge.element.getparent().index(edge.element), edge.offset


def _cut(run: Node, edge: Edge) -> Node | None:
    """The run that begins at the edge; None where it is the run itself, or none follows."""
    element, offset = edge
    moved = list(element.itersiblings())
    text = element.text or "" if local(element) == "t" else "\t"
    if 0 < offset < len(text):
        tail_text = deepcopy(element)
        tail_text.tail = None
        for node, part in ((element, text[:offset]), (tail_text, text[offset:])):
            node.text = part
            node.set(_SPACE, "preserve")
        moved.insert(0, tail_text)
    elif offset == 0:
        moved.insert(0, element)
    properties = [child for child in run if local(child) == "rPr"]
    if not moved or (offset == 0 and run.index(element) == len(properties)):
        return None
    tail = run.makeelement(run.tag, dict(run.attrib))
    run.addnext(tail)
    for node in (*(deepcopy(one) for one in properties), *moved):
        tail.append(node)
    return tail
