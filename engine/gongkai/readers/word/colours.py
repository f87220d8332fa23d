"""The colours that a docx writes by name, by value or as a fill of the letters."""

from gongkai.readers.contrast import WHITE, normal_colour
from gongkai.readers.word.markup import VAL, WORD_2010, W
from gongkai.readers.xml import Element

NO_FILL = "none"
_BLACK = "000000"
_THEME: dict[str, str] = {
    **dict.fromkeys(("background1", "light1", "bg1", "lt1"), WHITE),
    **dict.fromkeys(("text1", "dark1", "tx1", "dk1"), _BLACK),
}


def colour_of(element: Element) -> str:
    """The colour of a text (``w:color``): six digits or "auto"."""
    return _valued(element.get(VAL, "auto"), element.get(W + "themeColor"))


def ground_of(shade: Element) -> str | None:
    """The colour behind a shading (``w:shd``); None where it has none."""
    return normal_colour(_valued(shade.get(W + "fill", "auto"), shade.get(W + "themeFill")))


def letters_of(fill: Element) -> str:
    """What fills the letters (``w14:textFill``): NO_FILL, six digits, or "" for anything else."""
    if fill.find(WORD_2010 + "noFill") is not None:
        return NO_FILL
    colour = fill.find(f"{WORD_2010}solidFill/*")
    if colour is None or len(colour):
        return ""
    written = colour.get(WORD_2010 + "val", "")
    return _THEME.get(written, written)


def _valued(written: str, theme: str | None) -> str:
    """Word stores the value beside the name that the theme has for it; other programs leave it out
    ("auto"), and white and black are the same in nearly every theme."""
    return _THEME.get(theme or "", written) if normal_colour(written) is None else written
