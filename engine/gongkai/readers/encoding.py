"""Turns bytes into text. Bytes outrank what a page says about its own charset."""

import codecs

from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_COMMON = frozenset("的一是在不了有和人年，。、：（）")
_LOST = "\ufffd"


def decode(content: Content) -> tuple[str, str]:
    """The text and the name of its encoding; UnreadableFile where the bytes are no text.

    A byte order mark decides, then the pattern of NULs (UTF-16), then clean UTF-8, then whichever
    of UTF-8, GB18030 and Big5 gives the fewest errors and the most everyday characters.
    """
    data = content.data
    encoding = _marked(data) or _utf16(data)
    if encoding is not None:
        text = data.decode(encoding, "replace")
    else:
        text, encoding = _guess(data)
    if "\0" in text or text.count(_LOST) * 20 > len(text):
        raise refused(content.source, "binary")
    return text.removeprefix("\ufeff"), _NAMES.get(encoding, encoding)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _utf16(data: bytes) -> str | None:
    head = data[:65536]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even + odd == 0 or len(data) % 2:
        return None
    if odd > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 10 * odd else None


def _guess(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    candidates = [(data.decode(name, "replace"), name) for name in ("utf-8", "gb18030", "big5")]
    return max(candidates, key=lambda candidate: _plausibility(candidate[0]))


def _plausibility(text: str) -> int:
    # Bytes of one encoding are often valid in another, but spell rare characters there.
    return sum(char in _COMMON for char in text) - text.count(_LOST)
