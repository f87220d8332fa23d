"""Which characters the symbols of a docx (``w:sym``) print, as far as their fonts are known."""

from gongkai.readers.word.markup import W
from gongkai.readers.xml import Element

SYMBOL = W + "sym"
_PRIVATE = 0xF000
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + count: "⓪①②③④⑤⑥⑦⑧⑨⑩"[count] for count in range(11)},
    **{0x8B + count: "⓿❶❷❸❹❺❻❼❽❾❿"[count] for count in range(11)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x97: "●", 0x98: "●", 0xA2: "■",
    **{0x69 + count: "⓪①②③④⑤⑥⑦⑧⑨⑩"[count] for count in range(11)},
    **{0x74 + count: "⓿❶❷❸❹❺❻❼❽❾❿"[count] for count in range(11)},
}  # fmt: skip
_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x40) if code not in (0x22, 0x24, 0x27, 0x2A, 0x2D)},
    0x2A: "*", 0x2D: "-", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xB7: "•", 0xB0: "°", 0xA3: "≤",
    0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_UNKNOWN = ("wingdings", "webdings", "symbol", "mt extra", "marlett")


def read_symbol(element: Element) -> str | None:
    """The character that a symbol prints; None where that is not known."""
    written = element.get(W + "char", "")
    try:
        code = int(written[:6], 16)
    except ValueError:
        return None
    font = element.get(W + "font", "").strip().lower()
    low = code - _PRIVATE if code >= _PRIVATE else code
    if font in _FONTS:
        return _FONTS[font].get(low)
    if font.startswith(_UNKNOWN) or not 0x20 <= low < 0xD800:
        return None
    return chr(low) if low < 0x100 or code < _PRIVATE else None
