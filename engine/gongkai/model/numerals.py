"""Numbers as people write them in reports: 1,234 · 1 234 · １２ · 十二 · 26.8万 · 30余."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3,
           "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8,
           "九": 9, "玖": 9}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_SCALES = {**_MYRIADS, "千": 1000, "百": 100}
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

CHINESE_DIGITS = "".join(_DIGITS) + "".join(_UNITS) + "".join(_MYRIADS)
_CHINESE = re.compile(f"[{CHINESE_DIGITS}]+")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_QUANTITY = re.compile(
    r"(?P<about>约|近|超过?|逾)?"
    r"(?P<sign>[-－−])?(?P<body>(?:\d{1,3}(?:,\d{3})+|(?P<gaps>\d+(?: \d+)+)|\d+)(?:\.\d+)?"
    rf"|[{CHINESE_DIGITS}]+)"
    r"(?P<more1>余|多)?(?P<scale>[万亿千百])?(?P<more2>余|多|左右)?"
)


_FIRST = re.compile(rf"[约近超逾\-－−\d{CHINESE_DIGITS}]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number found in running text: its value, the characters it took, and whether it is
    given as approximate (余, 多, 约, 近). ``torn``: its digits stand apart where no thousands do
    ("28 16", "2024 816"), so that nobody can tell which number it is, or whether it is one."""

    value: Decimal
    raw: str
    start: int
    end: int
    approximate: bool
    torn: bool = False


def arabic(text: str) -> Decimal | None:
    """The value of a whole string of Arabic digits ("1,234", "75.9260"); None for anything else.

    Thousands separators count only where they stand right: "12,34" is not a number.
    """
    text = unicodedata.normalize("NFKC", text).strip().replace("，", ",")
    sign = 1
    if text[:1] in "-−+" and len(text) > 1:
        sign = -1 if text[0] != "+" else 1
        text = text[1:]
    if not text.isascii() or not _ARABIC.fullmatch(text):
        return None
    return sign * Decimal(text.replace(",", ""))


def chinese(text: str) -> Decimal | None:
    """The value of a whole string of Chinese numerals ("一百零三", "二〇二三"); None otherwise."""
    if not text or not _CHINESE.fullmatch(text):
        return None
    if all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[char]
            section = digit = 0
    return Decimal(total + section + digit)


def quantities(text: str) -> list[Quantity]:
    """All numbers of a text that is already NFKC, in order; units are left to the caller."""
    found: list[Quantity] = []
    for match in _matches(text):
        body = match["body"].replace(" ", "")
        arabic_digits = body[0].isdigit() and body.isascii()
        value = Decimal(body.replace(",", "")) if arabic_digits else chinese(body)
        if value is None:
            continue
        scale = _SCALES.get(match["scale"] or "", 1)
        found.append(
            Quantity(
                value=(-value if match["sign"] else value) * scale,
                raw=match.group().strip(),
                start=match.start(),
                end=match.end(),
                approximate=bool(match["about"] or match["more1"] or match["more2"]),
                torn=_torn(match["gaps"]),
            )
        )
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``_QUANTITY``, which is tried only where one may begin."""
    at = 0
    while first := _FIRST.search(text, at):
        match = _QUANTITY.match(text, first.start())
        at = match.end() if match else first.end()
        if match:
            yield match


def _torn(digits: str | None) -> bool:
    return digits is not None and not _THOUSANDS.fullmatch(digits)
