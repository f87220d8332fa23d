"""What the looks of cells and of pieces of their text keep from the eye."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.model.document import Omission, Omitted
from gongkai.readers.contrast import WHITE
from gongkai.readers.font import Font
from gongkai.readers.note_mark import is_note_mark


class Text(NamedTuple):
    """The text of a cell and what it leaves out."""

    text: str
    omissions: tuple[Omission, ...] = ()


def joined(pieces: Sequence[tuple[str, Font]], behind: str | None = WHITE) -> Text:
    """The text of a cell whose pieces look different."""
    kept: list[str] = []
    left: list[Omission] = []
    for text, font in pieces:
        aside = font.aside(behind)
        if aside is None and font.raised and is_note_mark(text) and text.strip():
            aside = "mark", True
        if aside is None or not text.strip():
            kept.append(text)
            continue
        what, sure = aside
        left.append(Omission(what, text=text, sure=sure))
        if not sure:
            kept.append(text)
    if not "".join(kept).strip() and all(omission.what == "mark" for omission in left):
        # A number that somebody raised as a whole.
        return Text("".join(text for text, _ in pieces), tuple(_unsure(left)))
    return Text("".join(kept), tuple(left))


def set_aside(text: Text, aside: tuple[Omitted, bool]) -> Text:
    """The text of a cell that does not count as a whole; struck text alone may be meant either
    way."""
    what, sure = aside
    if not sure:
        return Text(text.text, (*text.omissions, Omission(what, text=text.text, sure=False)))
    return Text("", (*text.omissions, Omission(what, text=text.text)))


def _unsure(omissions: Sequence[Omission]) -> list[Omission]:
    return [Omission(left.what, text=left.text, sure=False) for left in omissions]
