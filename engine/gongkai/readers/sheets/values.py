"""Numbers of a spreadsheet as text: counts without a fraction, days as days, shares in percent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

_DAYS = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
_PERCENT = frozenset({9, 10})
_LITERAL = re.compile(r'"[^"]{0,255}"|\[[^\]]{0,255}\]|\\.|_.|\*.')
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31
_LONGEST = 20
_DIGITS = 15
"""A spreadsheet shows and compares no more digits; the rest is what binary fractions leave."""


@dataclass(frozen=True, slots=True)
class NumberFormats:
    """The number formats of a workbook: ``styles[i]`` is the format's id of cell style i, and
    ``codes`` spells those that are not built in (ECMA-376, 18.8.30)."""

    styles: tuple[int, ...] = ()
    codes: Mapping[int, str] = field(default_factory=dict[int, str])
    since_1904: bool = False

    def printed(self, number: str | float, style: int) -> str:
        """A number's text. Other roundings that a format makes are not: a check needs the value."""
        try:
            value = Decimal(f"{float(number):.{_DIGITS}g}")
        except ValueError:
            return str(number)[:40]
        if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
            return str(number)
        format_ = self.styles[style] if 0 <= style < len(self.styles) else 0
        if _is_percent(format_, self.codes):
            return f"{_plain(value * 100)}%"
        if _is_day(format_, self.codes) and 0 < value <= _LAST_DAY:
            first = _FIRST_DAY_1904 if self.since_1904 else _FIRST_DAY
            return (first + timedelta(days=min(int(value), _LAST_DAY - 1462))).isoformat()
        return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_percent(format_: int, codes: Mapping[int, str]) -> bool:
    if format_ in codes:
        return "%" in _LITERAL.sub("", codes[format_][:255])
    return format_ in _PERCENT


def _is_day(format_: int, codes: Mapping[int, str]) -> bool:
    if format_ in codes:
        code = _LITERAL.sub("", codes[format_][:255].lower())
        return "d" in code or "yy" in code or ("m" in code and "h" not in code and "s" not in code)
    return format_ in _DAYS
