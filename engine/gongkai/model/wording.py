"""Text as it is compared: width, radicals, spaces and punctuation made equal."""

import re
import unicodedata
from functools import lru_cache

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_RADICALS = str.maketrans(
    {"⺠": "民", "⻅": "见", "⻆": "角", "⻋": "车", "⻓": "长", "⻔": "门", "⻚": "页", "⻛": "风",
     "⻢": "马", "⻥": "鱼", "⻩": "黄", "⻬": "齐", "⺟": "母", "⻄": "西", "⻉": "贝", "⻘": "青",
     "⻤": "鬼", "⻣": "骨", "⻦": "鸟", "⻨": "麦", "⻮": "齿", "⻰": "龙", "⻳": "龟", "⼾": "户"}
)  # fmt: skip
_RARE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\u2e80-\u2fdf]")
_DROPPED = re.compile(r"[\s\W_]+")
_MARKER = re.compile(
    r"^\s*(?:第?\s*[(（]?\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})\s*"
    r"(?:[)）]\s*[、.．,，:：]?|[、.．,，:：]+\s*、?|[?？](?=\s*[一-鿿])))\s*"
)


def clean(text: str) -> str:
    """NFKC, CJK radicals as ideographs, no zero-width characters; spaces and breaks kept."""
    if text.isascii():
        return text
    if _RARE.search(text):
        text = text.translate(_ZERO_WIDTH).translate(_RADICALS)
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """A label as it is compared: ``clean`` without spaces and punctuation.

    ``key("（三） 不予公开") == "三不予公开"``.
    """
    return _DROPPED.sub("", clean(text))


@lru_cache(maxsize=8192)
def split_marker(text: str) -> tuple[str, str]:
    """Split the printed number from a label: ``（一）予以公开`` → ``("一", "予以公开")``.

    The number comes as printed, without brackets; "" where there is none. A number must be
    followed by a bracket, stop or 、 (``3.其他``), so "12件" keeps its digits; a question mark is
    what some programs write for a 、 that they cannot (``一?总体情况``).
    """
    cleaned = clean(text)
    match = _MARKER.match(cleaned)
    if not match:
        return "", cleaned.strip()
    return match["number"], cleaned[match.end() :].strip()
