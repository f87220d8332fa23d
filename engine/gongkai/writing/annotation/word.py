"""Remarks as comments in a copy of a docx."""

from collections.abc import Iterable
from datetime import datetime

from gongkai.readers.limits import LIMITS, Limits
from gongkai.readers.opening import Content
from gongkai.readers.package import open_package
from gongkai.readers.word.anchors import Anchor, Anchors, read_anchored
from gongkai.writing.annotation.comments import Comments
from gongkai.writing.annotation.ranges import Range, mark, range_of
from gongkai.writing.annotation.relations import Relations
from gongkai.writing.annotation.remarks import Note
from gongkai.writing.package import repacked, serialized


def annotate_word(
    content: Content,
    notes: Iterable[Note],
    *,
    date: datetime | None = None,
    limits: Limits = LIMITS,
) -> bytes:
    """The docx with one comment for each note, in their order.

    Nothing else changes: all other parts keep their bytes, and the main part gets the marks of the
    comments alone. The same notes and date give the same bytes. UnreadableFile as ``read`` has it.
    """
    _, anchors = read_anchored(content, limits)
    package = open_package(content, limits)
    comments = Comments(Relations(package, anchors.part), anchors.root)
    ranges: list[Range] = []
    for note in notes:
        anchor, quote = _anchor(note, anchors)
        ranges.append(range_of(comments.add(note, date), anchor, quote))
    if not ranges:
        return content.data
    mark(ranges)
    return repacked(content.data, {anchors.part: serialized(anchors.root), **comments.parts()})


def _anchor(note: Note, anchors: Anchors) -> tuple[Anchor, str]:
    """Where a note goes; the passage is looked for in the first of its places alone."""
    for number, place in enumerate(note.places):
        anchor = anchors.at(place)
        if anchor is not None:
            return anchor, "" if number else note.quote
    return anchors.first, ""
