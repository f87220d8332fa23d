"""Writes mended cells into a copy of a docx."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from gongkai.model.message import message
from gongkai.readers.limits import LIMITS, Limits
from gongkai.readers.opening import Content
from gongkai.readers.word.anchors import Anchor, read_anchored
from gongkai.writing.mending.mend import CellMend, MendedCopy, UnwrittenMend
from gongkai.writing.package import repacked, serialized

Node = Any
"""An element of the stored tree, which is changed here."""

_FIELDS = ("{*}fldChar", "{*}fldSimple", "{*}instrText")
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange"})


def mend_word(
    content: Content, mends: Sequence[CellMend], *, limits: Limits = LIMITS
) -> MendedCopy:
    """The docx with these cells changed and all other parts of the package as they were. A number
    keeps the look of the one before it, in an empty cell that of its paragraph or its row; the
    result of a field is never overwritten. UnreadableFile as ``read`` has it."""
    _, anchors = read_anchored(content, limits)
    written: list[CellMend] = []
    held: list[UnwrittenMend] = []
    for mend in mends:
        anchor = anchors.at(mend.at)
        reason = _obstacle(anchor, mend)
        if anchor is None or reason:
            held.append(UnwrittenMend(mend, message(f"mend.{reason}")))
        else:
            _write(anchor, mend.new)
            written.append(mend)
    if not written:
        return MendedCopy(content.data, (), tuple(held))
    data = repacked(content.data, {anchors.part: serialized(anchors.root)})
    return MendedCopy(data, tuple(written), tuple(held))


def _obstacle(anchor: Anchor | None, mend: CellMend) -> str:
    if anchor is None or "".join(piece.text for piece in anchor.pieces).strip() != mend.old:
        return "elsewhere"
    if any(True for _ in anchor.element.iter(*_FIELDS)):
        return "formula"
    return "" if anchor.paragraphs else "elsewhere"


def _write(anchor: Anchor, new: str) -> None:
    pieces = [piece for piece in anchor.pieces if piece.text.strip()]
    for number, piece in enumerate(pieces):
        node: Node = piece.element
        node.text = "" if number else new
    if not pieces:
        paragraph: Node = anchor.paragraphs[0]
        run = paragraph.makeelement(_name(paragraph, "r"))
        look = _look(paragraph, anchor.element)
        if look is not None:
            run.append(look)
        text = run.makeelement(_name(run, "t"))
        text.text = new
        run.append(text)
        paragraph.append(run)


def _look(paragraph: Node, cell: Node) -> Node | None:
    """The look that the paragraph has for what is typed into it, else that of its row."""
    own = paragraph.find("{*}pPr/{*}rPr")
    if own is not None:
        look = deepcopy(own)
        look.tag = _name(paragraph, "rPr")
        for child in [one for one in look if str(one.tag).rpartition("}")[2] in _CHANGES]:
            look.remove(child)
        return look
    beside = next(cell.getparent().iter("{*}r"), None)
    found = None if beside is None else beside.find("{*}rPr")
    return None if found is None else deepcopy(found)


def _name(like: Node, name: str) -> str:
    return str(like.tag).rpartition("}")[0] + "}" + name
