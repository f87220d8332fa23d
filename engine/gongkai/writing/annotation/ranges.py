"""Marks passages of a docx as the ranges of comments (ECMA-376, 17.13.4)."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.readers.word.anchors import Anchor, Piece
from gongkai.writing.annotation.remarks import find_quote
from gongkai.writing.annotation.split import Edge, Fragments, Node, holder


class Range(NamedTuple):
    """What a comment is about: from ``start`` to ``end``; where nothing is written both are None,
    and the comment stands in the empty ``paragraph``."""

    id: int
    paragraph: Node
    start: Edge | None = None
    end: Edge | None = None


def range_of(id: int, anchor: Anchor, quote: str) -> Range:  # noqa: A002
    """The quoted passage of a paragraph or cell; all that is written there where it is not found,
    or none is quoted."""
    pieces = [piece for piece in anchor.pieces if piece.text.strip()]
    if not pieces:
        return Range(id, anchor.paragraphs[0])
    text = "".join(piece.text for piece in pieces)
    start, end = find_quote(text, quote) or (0, len(text))
    last = _edge(pieces, end - 1)
    return Range(
        id, anchor.paragraphs[0], _edge(pieces, start), Edge(last.element, last.offset + 1)
    )


def mark(ranges: Sequence[Range]) -> None:
    """Put the marks of all ranges into the tree that they are of."""
    fragments = Fragments(edge for one in ranges for edge in (one.start, one.end) if edge)
    limits = [
        (fragments.beginning_at(one.start), fragments.ending_at(one.end))
        if one.start and one.end
        else _emptiness(one.paragraph)
        for one in ranges
    ]
    last: dict[Node, Node] = {}  # marks of several ranges that end together keep their order
    for one, (first, final) in zip(ranges, limits, strict=True):
        like = one.paragraph
        first.addprevious(_mark(like, "commentRangeStart", one.id))
        reference = like.makeelement(_name(like, "r"))
        reference.append(_mark(like, "commentReference", one.id))
        for sign in (_mark(like, "commentRangeEnd", one.id), reference):
            last.get(final, final).addnext(sign)
            last[final] = sign


def _edge(pieces: Sequence[Piece], position: int) -> Edge:
    """Before the character at this position of the pieces' whole text."""
    for piece in pieces:
        if position < len(piece.text):
            return Edge(piece.element, position)
        position -= len(piece.text)
    raise IndexError(position)


def _emptiness(paragraph: Node) -> tuple[Node, Node]:
    """An empty run at the end of a paragraph without text."""
    if any(True for _ in paragraph.iterancestors("{*}txbxContent")):
        outer = holder(paragraph)
        return outer, outer
    run = paragraph.makeelement(_name(paragraph, "r"))
    paragraph.append(run)
    return run, run


def _mark(like: Node, name: str, id: int) -> Node:  # noqa: A002
    return like.makeelement(_name(like, name), {_name(like, "id"): str(id)})


def _name(like: Node, name: str) -> str:
    """A name in the namespace of an element: strict documents have another one."""
    return f"{str(like.tag).rpartition('}')[0]}}}{name}"
