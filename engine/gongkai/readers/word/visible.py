"""Settles which parts of a document are seen once its tracked changes are accepted."""

from gongkai.model.document import Omission
from gongkai.readers.word.markup import (
    CELL,
    MC,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN_PROPERTIES,
    VAL,
    W,
    is_on,
    number,
)
from gongkai.readers.word.survey import (
    ALTERNATIVES,
    CELL_DELETED,
    DELETED,
    MOVED,
    ROW_HEIGHT,
    ROW_HIDDEN,
    SPACING,
    Survey,
)
from gongkai.readers.xml import Element

_ROW_PROPERTIES = W + "trPr"
_EXACTLY = "exact"
_FLAT = 40
"""Rows and lines up to this height, in twentieths of a point, show nothing."""


def keep_visible(seen: Survey) -> None:
    """Take out deleted cells, join paragraphs whose mark was deleted, and keep one of the two
    forms in which drawings and text boxes are written."""
    for mark in (*seen[DELETED], *seen[MOVED]):
        owner = mark.getparent()
        holder = None if owner is None else owner.getparent()
        if owner is None or holder is None:
            continue
        if owner.tag == RUN_PROPERTIES and holder.tag == PARAGRAPH_PROPERTIES:
            _join_following(holder.getparent())
    for mark in seen[CELL_DELETED]:
        _remove(next(mark.iterancestors(CELL), None))
    for alternatives in seen[ALTERNATIVES]:
        choice = alternatives.find(MC + "Choice")
        if choice is not None and len(choice):
            for fallback in alternatives.findall(MC + "Fallback"):
                alternatives.remove(fallback)


def unseen_rows(seen: Survey) -> dict[Element, Omission]:
    """The rows of tables that were deleted, are hidden, or have no height."""
    found: dict[Element, Omission] = {}
    for mark in (*seen[DELETED], *seen[MOVED]):
        _add_row(mark, Omission("revision"), found)
    for mark in seen[ROW_HIDDEN]:
        if is_on(mark.get(VAL)):
            _add_row(mark, Omission("hidden"), found)
    for height in seen[ROW_HEIGHT]:
        if height.get(W + "hRule") == _EXACTLY and number(height.get(VAL), 9999, 9999) <= _FLAT:
            _add_row(height, Omission("hidden"), found)
    return found


def flat_paragraphs(seen: Survey) -> set[Element]:
    """The properties of paragraphs whose lines have no height."""
    return {
        owner
        for spacing in seen[SPACING]
        if spacing.get(W + "lineRule") == _EXACTLY
        and number(spacing.get(W + "line"), 9999, 9999) <= _FLAT
        and (owner := spacing.getparent()) is not None
    }


def _add_row(mark: Element, omission: Omission, found: dict[Element, Omission]) -> None:
    owner = mark.getparent()
    row = None if owner is None else owner.getparent()
    if owner is not None and row is not None and (owner.tag, row.tag) == (_ROW_PROPERTIES, ROW):
        found.setdefault(row, omission)


def _join_following(paragraph: Element | None) -> None:
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or following.tag != PARAGRAPH:
        return
    # The text moves forward: the following paragraph's mark, and so its properties, remain.
    at = 1 if len(following) and following[0].tag == PARAGRAPH_PROPERTIES else 0
    for child in reversed([child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]):
        following.insert(at, child)
    _remove(paragraph)


def _remove(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
