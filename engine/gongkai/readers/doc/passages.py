"""Cuts the text of a document into paragraphs as they are printed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gongkai.readers.doc import modifiers as code
from gongkai.readers.doc.header import SECTIONS, Header
from gongkai.readers.doc.looks import Look, Looks
from gongkai.readers.doc.modifiers import modifiers, number
from gongkai.readers.doc.pages import Pages
from gongkai.readers.doc.pieces import Pieces, whole
from gongkai.readers.limits import Limits, TooInvolved

_SIGN = re.compile("[\x00-\x08\x0a-\x1f]")
_PARAGRAPH, _CELL, _PAGE, _PICTURE, _ANCHOR = "\r", "\x07", "\x0c", "\x01", "\x08"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PRINTED = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"}
_GONE = "\x00"
_DEEPEST = 200
_SEEN, _HIDDEN, _DELETED = 0, 1, 2


@dataclass(slots=True)
class Passage:
    """A paragraph: its text, its look, where its mark stands, how it ends, and what else is in it:
    ``pictures`` are places in the data stream, ``anchors`` positions of floating shapes."""

    text: str
    look: Look
    at: int
    ends_cell: bool = False
    deleted: bool = False
    pictures: list[int] = field(default_factory=list[int])
    anchors: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class _Marks:
    """What the formatting of characters says: which are not seen, and where pictures lie."""

    unseen: bytearray
    pictures: dict[int, int] = field(default_factory=dict[int, int])


def read_passages(
    start: int, end: int, pieces: Pieces, characters: Pages, looks: Looks
) -> Iterator[Passage]:
    """The paragraphs between two positions. Instructions of fields, hidden text and what tracked
    changes deleted are left out; paragraphs whose mark was deleted are joined."""
    text = pieces.text(start, end)
    marks = _marks(start, end, pieces, characters, looks.limits)
    section_ends = _section_ends(looks.header)
    text = _without_unseen(text, marks.unseen)
    fields: list[bool] = []
    parts: list[str] = []
    pictures: list[int] = []
    anchors: list[int] = []
    done = 0
    for match in _SIGN.finditer(text):
        sign, at = match[0], match.start()
        if all(fields):
            parts.append(text[done:at])
        done = at + 1
        if sign in (_PARAGRAPH, _CELL) or (sign == _PAGE and start + at in section_ends):
            look = looks.at(start + at)
            yield Passage(
                whole("".join(parts)),
                look,
                start + at,
                sign == _CELL or look.ends_cell,
                marks.unseen[at] == _DELETED,
                pictures,
                anchors,
            )
            parts, pictures, anchors = [], [], []
        elif sign == _FIELD:
            fields.append(False)
            if len(fields) > _DEEPEST:
                raise TooInvolved
        elif sign == _RESULT and fields:
            fields[-1] = True
        elif sign == _FIELD_END and fields:
            fields.pop()
        elif not all(fields):
            continue
        elif sign == _PICTURE and at in marks.pictures:
            pictures.append(marks.pictures[at])
        elif sign == _ANCHOR:
            anchors.append(start + at)
        else:
            parts.append(_PRINTED.get(sign, ""))
    parts.append(text[done:] if all(fields) else "")
    if rest := whole("".join(parts)):
        yield Passage(rest, Look(), end, pictures=pictures, anchors=anchors)


def _marks(start: int, end: int, pieces: Pieces, characters: Pages, limits: Limits) -> _Marks:
    marks = _Marks(bytearray(end - start))
    told: dict[bytes, tuple[int, int | None]] = {}
    told_by_piece: dict[int, int] = {}
    effort = 0
    for piece in pieces.between(start, end):
        if piece.change not in told_by_piece:
            told_by_piece[piece.change] = _told(pieces.changes(piece.change))[0]
        by_piece = told_by_piece[piece.change]
        for first, last, listed in characters.runs(piece.at, piece.byte_of(piece.end)):
            if listed not in told:
                told[listed] = _told(modifiers(listed))
                effort += len(listed)
                if effort > limits.text_bytes:
                    raise TooInvolved
            unseen, picture = told[listed]
            position = piece.start - start + (first - piece.at) // piece.width
            beyond = piece.start - start - (piece.at - last) // piece.width
            if unseen:
                marks.unseen[position:beyond] = bytes((unseen,)) * (beyond - position)
            if picture is not None:
                marks.pictures.update(dict.fromkeys(range(position, beyond), picture))
        if by_piece:
            first, last = piece.start - start, piece.end - start
            marks.unseen[first:last] = bytes((by_piece,)) * (last - first)
    return marks


def _told(changes: Iterable[tuple[int, bytes]]) -> tuple[int, int | None]:
    """Whether these changes hide or delete, and the picture that they name."""
    hidden = deleted = False
    picture: int | None = None
    for changed, operand in changes:
        if changed == code.HIDDEN:
            hidden = operand[0] == 1
        elif changed == code.DELETED:
            deleted = operand[0] == 1
        elif changed == code.PICTURE:
            picture = number(operand)
    return (_DELETED if deleted else _HIDDEN if hidden else _SEEN), picture


def _without_unseen(text: str, unseen: bytearray) -> str:
    if not any(unseen):
        return text
    return "".join(
        _GONE if mark and not (char == _CELL or (char == _PARAGRAPH and mark == _HIDDEN)) else char
        for char, mark in zip(text, unseen, strict=True)
    )


def _section_ends(header: Header) -> set[int]:
    positions, _ = header.plex(SECTIONS, 12)
    return {position - 1 for position in positions[1:]}
