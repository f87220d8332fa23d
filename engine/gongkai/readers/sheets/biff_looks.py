"""The looks of the cells of an xls workbook: fonts, colours, fills ([MS-XLS] 2.4.122, 2.4.353)."""

from dataclasses import dataclass, field
from itertools import pairwise
from struct import iter_unpack, unpack_from

from gongkai.model.document import Omitted
from gongkai.readers.contrast import WHITE
from gongkai.readers.font import PLAIN, Font
from gongkai.readers.sheets.looks import Text, joined

_STRUCK = 8
_MISSING = 4  # there is no font of this number: those that follow are counted one higher
_FIRST_OF_PALETTE = 8
_SOLID = 1
_COLOURS = {
    0: "000000", 1: WHITE, 2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 6: "FF00FF",
    7: "00FFFF", 8: "000000", 9: WHITE, 64: "000000", 65: WHITE,
}  # fmt: skip


@dataclass(slots=True)
class CellLooks:
    """The fonts of a workbook, and the font and fill of each cell style."""

    fonts: list[Font] = field(default_factory=list[Font])
    numbers: list[int] = field(default_factory=list[int])
    fills: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    colours: dict[int, str] = field(default_factory=lambda: dict(_COLOURS))
    inks: list[int] = field(default_factory=list[int])
    special: dict[int, bool] = field(default_factory=dict[int, bool])
    known: dict[int, tuple[Omitted, bool] | None] = field(
        default_factory=dict[int, tuple[Omitted, bool] | None]
    )

    def add_font(self, data: bytes) -> None:
        height, flags, colour, _, raised = unpack_from("<HHHHH", data)
        self.fonts.append(Font(None, height / 20, bool(flags & _STRUCK), raised in (1, 2)))
        self.inks.append(colour)

    def add_style(self, data: bytes) -> None:
        font = unpack_from("<H", data)[0]
        pattern, colours = unpack_from("<IH", data, 14) if len(data) >= 20 else (0, 65)
        self.numbers.append(font - 1 if font > _MISSING else font)
        self.fills.append((pattern >> 26, colours & 0x7F))

    def set_palette(self, data: bytes) -> None:
        """The colours of the workbook's own palette."""
        for at, (red, green, blue) in enumerate(iter_unpack("<BBBx", data[2 : 2 + 4 * 56])):
            self.colours[_FIRST_OF_PALETTE + at] = f"{red:02X}{green:02X}{blue:02X}"

    def aside(self, style: int) -> tuple[Omitted, bool] | None:
        """Why the text of cells of this style does not count."""
        try:
            return self.known[style]
        except KeyError:
            font = self._font(self.numbers[style]) if style < len(self.numbers) else PLAIN
            self.known[style] = reason = font.aside(self._behind(style))
            return reason

    def text(self, text: str, runs: bytes, style: int) -> Text:
        """A text whose runs tell from which character on which font holds."""
        if not runs or not any(self._is_special(font) for _, font in iter_unpack("<HH", runs)):
            return Text(text)
        edges = [(0, self.numbers[style] if style < len(self.numbers) else 0)]
        for start, font in iter_unpack("<HH", runs):
            edges.append((start, font - 1 if font > _MISSING else font))
        edges.append((len(text), 0))
        pieces = [
            (text[start:end], self._font(font)) for (start, font), (end, _) in pairwise(edges)
        ]
        return joined([piece for piece in pieces if piece[0]], self._behind(style))

    def _is_special(self, font: int) -> bool:
        """Whether text in a font may not count, whatever it stands on."""
        if font not in self.special:
            look = self._font(font - 1 if font > _MISSING else font)
            plain = look.colour in (None, "000000") and (look.size or 0) > 2
            self.special[font] = look.raised or look.struck or not plain
        return self.special[font]

    def _font(self, number: int) -> Font:
        if number >= len(self.fonts):
            return PLAIN
        return self.fonts[number]._replace(colour=self.colours.get(self.inks[number]))

    def _behind(self, style: int) -> str | None:
        pattern, colour = self.fills[style] if style < len(self.fills) else (0, 65)
        if not pattern:
            return WHITE
        return self.colours.get(colour) if pattern == _SOLID else None
