"""Reduces a document to what is seen in it once its tracked changes are accepted."""

from gongkai.readers.word.markup import (
    CELL,
    MC,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN,
    RUN_PROPERTIES,
    W,
    is_on,
)
from gongkai.readers.xml import Element

_UNSEEN = tuple(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "rt", "rPrChange", "pPrChange", "tcPrChange", "trPrChange",
        "tblPrChange",
    )
)  # fmt: skip


def keep_visible(root: Element) -> None:
    """Take out deleted rows, cells and runs and hidden text, join paragraphs whose mark was
    deleted, and keep one of the two forms in which drawings and text boxes are written."""
    for mark in list(root.iter(W + "del", W + "moveFrom")):
        _settle_deletion(mark)
    for mark in list(root.iter(W + "cellDel")):
        _remove(next(mark.iterancestors(CELL), None))
    for mark in list(root.iter(W + "vanish")):
        properties = mark.getparent()
        run = None if properties is None else properties.getparent()
        if properties is None or run is None or run.tag != RUN:
            continue
        if is_on(properties, "vanish"):
            _remove(run)
    for alternatives in list(root.iter(MC + "AlternateContent")):
        choice = alternatives.find(MC + "Choice")
        if choice is not None and len(choice):
            for fallback in alternatives.findall(MC + "Fallback"):
                alternatives.remove(fallback)
    for unseen in list(root.iter(*_UNSEEN)):
        _remove(unseen)


def _settle_deletion(mark: Element) -> None:
    owner = mark.getparent()
    holder = None if owner is None else owner.getparent()
    if owner is None or holder is None:
        return
    if owner.tag == W + "trPr" and holder.tag == ROW:
        _remove(holder)
    elif owner.tag == RUN_PROPERTIES and holder.tag == PARAGRAPH_PROPERTIES:
        _join_following(holder.getparent())


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
