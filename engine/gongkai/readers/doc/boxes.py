"""Tells which text boxes stand at which place of the main text ([MS-DOC] 2.8.35, 2.8.37)."""

from bisect import bisect_right
from collections.abc import Iterable
from struct import unpack_from

from gongkai.readers.doc.header import ANCHORS, BOXES, Header
from gongkai.readers.doc.passages import Passage

UNPLACED = -1
"""The place of boxes whose anchor is not told, as of those in a group of shapes."""

_ANCHOR, _BOX, _SHAPE_IN_BOX = 26, 22, 14


def box_story(header: Header) -> tuple[int, int]:
    """The first and last (exclusive) character of the story that holds all text boxes."""
    start = sum(header.stories[:-1])
    return start, start + header.stories[-1]


def read_boxes(header: Header, passages: Iterable[Passage]) -> dict[int, list[Passage]]:
    """The paragraphs of the text boxes by the position of their anchor in the main text."""
    places, anchors = header.plex(ANCHORS, _ANCHOR)
    by_shape = {
        unpack_from("<I", anchor)[0]: place for place, anchor in zip(places, anchors, strict=False)
    }
    starts, boxes = header.plex(BOXES, _BOX)
    first, _ = box_story(header)
    found: dict[int, list[Passage]] = {}
    for passage in passages:
        box = bisect_right(starts, passage.at - first) - 1
        shape = unpack_from("<I", boxes[box], _SHAPE_IN_BOX)[0] if 0 <= box < len(boxes) else 0
        found.setdefault(by_shape.get(shape, UNPLACED), []).append(passage)
    return found
