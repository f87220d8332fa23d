"""The fonts of a file: what their codes mean, and how wide each character is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, dict_value

from gongkai.model.wording import clean
from gongkai.readers.pdf.strict import DamagedData

Resources = Mapping[str, object]

UNKNOWN = "\ufffd"
"""Stands for a character whose meaning the file does not tell."""


class Letter(NamedTuple):
    """A character of a font: its text, its width (height, where it is written downwards) in shares
    of the font size, and whether it is the blank that word spacing widens."""

    text: str
    width: float
    is_blank: bool


@dataclass(slots=True)
class Face:
    """A font, with the letters that were met."""

    font: PDFFont
    vertical: bool
    letters: dict[int, Letter] = field(default_factory=dict[int, Letter])

    def read(self, codes: bytes) -> list[Letter]:
        """The letters that a string shows."""
        known = self.letters
        found: list[Letter] = []
        for cid in self.font.decode(codes):
            letter = known.get(cid)
            if letter is None:
                letter = known[cid] = self._letter(cid)
            found.append(letter)
        return found

    def _letter(self, cid: int) -> Letter:
        try:
            text = self.font.to_unichr(cid)
            if "\u2e80" <= text <= "\u2fdf":
                text = clean(text)  # a font may name the radical for the ideograph that it draws
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        blank = cid == 32 and not self.font.is_multibyte()
        return Letter(text, self.font.char_width(cid), blank)


def make_face(font: PDFFont) -> Face:
    """The face of a font as pdfminer reads it."""
    return Face(font, font.is_vertical())


@dataclass(slots=True)
class Fonts:
    """The faces of a file, each made once."""

    manager: PDFResourceManager = field(default_factory=PDFResourceManager)
    known: dict[object, Face] = field(default_factory=dict[object, Face])

    def face(self, resources: Resources, name: str) -> Face:
        """The font that a resource dictionary calls so. DamagedData where it is missing: another
        font would give its codes another meaning."""
        named = dict_value(resources.get("Font", {})).get(name)
        if named is None:
            raise DamagedData(name)
        key = named.objid if isinstance(named, PDFObjRef) else id(named)
        if key not in self.known:
            objid = named.objid if isinstance(named, PDFObjRef) else None
            self.known[key] = make_face(self.manager.get_font(objid, dict_value(named)))
        return self.known[key]
