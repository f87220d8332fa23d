"""What stands on a page and is no part of its text, in the words that readers tell it in."""

from collections.abc import Iterable, Sequence

from gongkai.model.document import Omission, Omitted
from gongkai.readers.pdf.runs import Run
from gongkai.readers.pdf.sheet import Box

_LONGEST = 40
_SMALLEST = 4.0


def shown(runs: Iterable[Run]) -> list[Run]:
    """The runs that are part of the text."""
    return [run for run in runs if run.fate is None]


def left_out(runs: Sequence[Run]) -> list[Omission]:
    """What some runs leave out: those that are no text, and those that may be read wrongly."""
    aside: dict[tuple[Omitted, bool], list[str]] = {}
    for run in runs:
        if run.fate is not None:
            aside.setdefault((run.fate, run.fate != "cut"), []).append(run.text)
            continue
        doubts: dict[Omitted | None, None] = {glyph.doubt: None for glyph in run.glyphs}
        for doubt in doubts:
            if doubt is not None:
                aside.setdefault((doubt, False), []).append(run.text)
    return [
        Omission(what, text=" ".join(" ".join(words).split())[:_LONGEST], sure=sure)
        for (what, sure), words in aside.items()
    ]


def pictures_of_text(images: Sequence[Box], place: Box, runs: Sequence[Run]) -> list[Omission]:
    """A doubt where an image stands in a place of text; one behind words is their ground."""
    for image in images:
        inside = place.x0 <= image.center <= place.x1 and place.y0 <= image.middle <= place.y1
        fits = image.width < 1.1 * place.width and image.height < 1.3 * place.height
        if not inside or not fits or min(image.width, image.height) < _SMALLEST:
            continue
        if not any(_behind(image, run.box) for run in runs if run.fate is None):
            return [Omission("picture", sure=False)]
    return []


def _behind(image: Box, box: Box) -> bool:
    return image.x0 <= box.center <= image.x1 and image.y0 <= box.middle <= image.y1
