"""Turns bytes into text. Bytes outrank what a page says about its own charset."""

import codecs
import re

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
_ORDINARY = re.compile(
    r"[\t\r\n\f\x20-\x7e\u00a0-\u00ff\u2000-\u206f\u2460-\u257f\u3000-\u303f"
    r"\u4e00-\u9fff\uff00-\uffef]"
)
_LOST = "\ufffd"


def decode(content: Content) -> tuple[str, str]:
    """The text and the name of its encoding; UnreadableFile where the bytes are no text.

    A byte order mark decides, then the pattern of NULs (UTF-16), then clean UTF-8, then whichever
    of UTF-8, GB18030 and Big5 gives the fewest errors and the most everyday characters.
    """
    data = content.data
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if encoding is not None:
        text = data.decode(encoding, "replace")
    elif b"\0" in data:
        text, encoding = _likeliest(data, ("utf-16-le", "utf-16-be"))
    else:
        text, encoding = _unmarked(data)
    if "\0" in text or text.count(_LOST) * 20 > len(text):
        raise refused(content.source, "binary")
    return text.removeprefix("\ufeff"), _NAMES.get(encoding, encoding)


def _unmarked(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _likeliest(data, ("utf-8", "gb18030", "big5"))


def _likeliest(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str]:
    # Bytes of one encoding are often valid in another, but spell rare characters there.
    candidates = [(data.decode(name, "replace"), name) for name in encodings]
    text, name = max(candidates, key=lambda candidate: _plausibility(candidate[0]))
    sample = text[:20_000]
    is_noise = len(_ORDINARY.findall(sample)) * 10 < len(sample) * 7
    return ("\0" if is_noise else text), name


def _plausibility(text: str) -> int:
    return sum(char in _COMMON for char in text) - text.count(_LOST)
