"""Cuts the text of a document into paragraphs as they are printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.model.document import Omission, Omitted
from gongkai.readers.doc.characters import (
    DELETED,
    HIDDEN,
    PALE,
    PLAIN,
    RAISED,
    SEEN,
    SHIFTED,
    STRUCK,
    Characters,
    Told,
    layer,
    told,
)
from gongkai.readers.doc.header import SECTIONS, Header
from gongkai.readers.doc.looks import Look, Looks
from gongkai.readers.doc.pages import Pages
from gongkai.readers.doc.pieces import Pieces, whole
from gongkai.readers.limits import TooInvolved
from gongkai.readers.note_mark import is_note_mark

_SIGN = re.compile("[\x00-\x08\x0a-\x1f]")
_PARAGRAPH, _CELL, _PAGE, _PICTURE, _ANCHOR = "\r", "\x07", "\x0c", "\x01", "\x08"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PRINTED = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-"}
_GONE = "\x00"
_DEEPEST = 200
_RUN = re.compile(rb"([\x01-\x06])\1*")
_ENDS = re.compile("[\r\x07]")
_PARTS = re.compile("[^\r\x07]+")
_OMITTED: dict[int, Omitted] = {
    HIDDEN: "hidden", DELETED: "revision", STRUCK: "struck", RAISED: "mark", SHIFTED: "mark",
    PALE: "hidden",
}  # fmt: skip


@dataclass(slots=True)
class Passage:
    """A paragraph: its text, its look, where its mark stands, how it ends, and what else is in it:
    ``pictures`` are places in the data stream, ``anchors`` positions of floating shapes.
    ``omissions`` are what is left out. ``pale`` is what is left out as white on white, and
    ``shaded`` the text as it is seen on a dark ground, where that is another."""

    text: str
    look: Look
    at: int
    ends_cell: bool = False
    deleted: bool = False
    pictures: list[int] = field(default_factory=list[int])
    anchors: list[int] = field(default_factory=list[int])
    omissions: Sequence[Omission] = ()
    pale: Sequence[Omission] = ()
    shaded: str | None = None


@dataclass(slots=True)
class _Marks:
    """What the formatting of characters says: which do not count, and where pictures lie;
    ``omissions`` tell what is left out, by where it begins, ``revised`` that text was inserted."""

    unseen: bytearray
    pictures: dict[int, int] = field(default_factory=dict[int, int])
    omissions: list[tuple[int, Omission]] = field(default_factory=list[tuple[int, Omission]])
    revised: bool = False

    def note(self, says: Told, first: int, last: int) -> None:
        """What is said of the characters from ``first`` to ``last`` (exclusive)."""
        self.revised = self.revised or says.inserted
        if says.reason:
            self.unseen[first:last] = bytes((says.reason,)) * (last - first)
        if says.picture is not None:
            self.pictures.update(dict.fromkeys(range(first, last), says.picture))


def read_passages(
    start: int, end: int, pieces: Pieces, characters: Pages, looks: Looks
) -> Iterator[Passage]:
    """The paragraphs between two positions. Instructions of fields, hidden text and what tracked
    changes deleted are left out; paragraphs whose mark was deleted are joined."""
    text = pieces.text(start, end)
    marks = _marks(start, text, pieces, characters, looks)
    section_ends = _section_ends(looks.header)
    as_stored = text
    text = _without_unseen(text, marks.unseen)
    fields: list[bool] = []
    parts: list[str] = []
    pictures: list[int] = []
    anchors: list[int] = []
    done = begun = 0
    for match in _SIGN.finditer(text):
        sign, at = match[0], match.start()
        if all(fields):
            parts.append(text[done:at])
        done = at + 1
        if sign in (_PARAGRAPH, _CELL) or (sign == _PAGE and start + at in section_ends):
            look = looks.at(start + at)
            passage = Passage(
                whole("".join(parts)),
                look,
                start + at,
                sign == _CELL or look.ends_cell,
                marks.unseen[at] == DELETED,
                pictures,
                anchors,
            )
            if marks.omissions:
                _leave_out(passage, as_stored[begun:at], begun, marks)
            yield passage
            parts, pictures, anchors = [], [], []
            begun = at + 1
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


def _leave_out(passage: Passage, stored: str, begun: int, marks: _Marks) -> None:
    """Give a passage what is left out of it, and its text with what is pale."""
    end = begun + len(stored)
    while marks.omissions and marks.omissions[0][0] < end:
        at, omission = marks.omissions.pop(0)
        if marks.unseen[at] == PALE:
            passage.pale = *passage.pale, omission
        else:
            passage.omissions = *passage.omissions, omission
    unseen = marks.unseen[begun:end]
    if PALE in unseen:
        passage.shaded = whole(
            "".join(
                _PRINTED.get(char, char if char >= " " else "")
                for char, mark in zip(stored, unseen, strict=True)
                if mark in (SEEN, PALE)
            )
        )


def _marks(start: int, text: str, pieces: Pieces, characters: Pages, looks: Looks) -> _Marks:
    end = start + len(text)
    marks = _Marks(bytearray(len(text)))
    formatting = Characters(looks.styles)
    told_by_piece: dict[int, int] = {}
    effort = 0
    styles = _styles_at(start, text, looks) if looks.styles.any_special() else []
    for piece in pieces.between(start, end):
        if piece.change not in told_by_piece:
            changes = layer(pieces.changes(piece.change))
            told_by_piece[piece.change] = told([changes]).reason
        by_piece = told_by_piece[piece.change]
        for first, last, listed in characters.runs(piece.at, piece.byte_of(piece.end)):
            effort += 1 + len(styles)
            if effort > looks.limits.text_bytes:
                raise TooInvolved
            if not styles and formatting.told(listed, 0) is PLAIN:
                continue
            position = piece.start - start + (first - piece.at) // piece.width
            beyond = piece.start - start - (piece.at - last) // piece.width
            for begin, stop, style in _cut(styles, position, beyond):
                says = formatting.told(listed, style)
                if says is not PLAIN:
                    marks.note(says, begin, stop)
        if by_piece:
            first, last = piece.start - start, piece.end - start
            marks.unseen[first:last] = bytes((by_piece,)) * (last - first)
    looks.revised = looks.revised or marks.revised or DELETED in marks.unseen
    if marks.unseen.count(SEEN) < len(marks.unseen):
        _settle(text, marks)
    return marks


def _styles_at(start: int, text: str, looks: Looks) -> list[tuple[int, int, int]]:
    """Where each paragraph begins and ends, and its style."""
    found: list[tuple[int, int, int]] = []
    begun = 0
    for match in _ENDS.finditer(text):
        found.append((begun, match.end(), looks.at(start + match.start()).style))
        begun = match.end()
    return [*found, (begun, len(text), 0)]


def _cut(
    styles: Sequence[tuple[int, int, int]], first: int, last: int
) -> Iterable[tuple[int, int, int]]:
    """A run, cut where the style of its paragraphs changes."""
    if not styles:
        return ((first, last, 0),)
    at = max(0, bisect_right(styles, (first, len(styles) and 1 << 40, 0)) - 1)
    found: list[tuple[int, int, int]] = []
    while at < len(styles) and styles[at][0] < last:
        begin, stop, style = styles[at]
        if max(begin, first) < min(stop, last):
            found.append((max(begin, first), min(stop, last), style))
        at += 1
    return found


def _settle(text: str, marks: _Marks) -> None:
    """Tell what is left out, paragraph by paragraph; words that are raised are words, and a
    paragraph that is shifted as a whole was aligned so."""
    for match in _RUN.finditer(bytes(marks.unseen)):
        reason = match[0][0]
        begin = match.start()
        for part in _PARTS.finditer(text, match.start(), match.end()):
            begin, end = part.span()
            left = "".join(char for char in part[0] if char >= " ")
            if reason in (RAISED, SHIFTED) and not _is_mark(text, begin, end, left, reason):
                marks.unseen[begin:end] = bytes(end - begin)
            elif left.strip():
                marks.omissions.append((begin, Omission(_OMITTED[reason], text=whole(left))))


def _is_mark(text: str, begin: int, end: int, left: str, reason: int) -> bool:
    if not is_note_mark(left):
        return False
    if reason == RAISED:
        return True
    first = max(text.rfind("\r", 0, begin), text.rfind("\x07", 0, begin)) + 1
    following = _ENDS.search(text, end)
    rest = text[first:begin] + text[end : following.start() if following else len(text)]
    return bool(rest.strip())


def _without_unseen(text: str, unseen: bytearray) -> str:
    if not any(unseen):
        return text
    return "".join(
        _GONE if mark and not (char == _CELL or (char == _PARAGRAPH and mark != DELETED)) else char
        for char, mark in zip(text, unseen, strict=True)
    )


def _section_ends(header: Header) -> set[int]:
    positions, _ = header.plex(SECTIONS, 12)
    return {position - 1 for position in positions[1:]}
