"""Numbers of a spreadsheet as they are seen: counts without a fraction, days as days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from gongkai.model.document import Omission
from gongkai.readers.sheets.looks import Text
from gongkai.readers.sheets.number_format import BUILT_IN, show

_DAYS = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)})
_LITERAL = re.compile(r'"[^"]{0,255}"|\[[^\]]{0,255}\]|\\.|_.|\*.')
_SPOKEN = re.compile(r"\[DBNum\d\]", re.I)
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31
_LONGEST = 20
_DIGITS = 15
"""A spreadsheet shows and compares no more digits; the rest is what binary fractions leave."""
_WHOLE = 10**_DIGITS
_COUNTS = Decimal(0), Decimal(7), Decimal(1234567)
_COUNT = re.compile(r"0|[1-9][0-9]*")
_CONDITION = re.compile(r"\[\s*[<>=]")
_GENERAL = frozenset({0, 1, 49})


@dataclass(frozen=True, slots=True)
class NumberFormats:
    """The number formats of a workbook: ``styles[i]`` is the format's id of cell style i, and
    ``codes`` spells those that are not built in (ECMA-376, 18.8.30)."""

    styles: tuple[int, ...] = ()
    codes: Mapping[int, str] = field(default_factory=dict[int, str])
    since_1904: bool = False
    known: dict[int, bool] = field(default_factory=dict[int, bool], compare=False)

    def shown(self, number: str | float, style: int) -> Text:
        """A number as its cell shows it; where that is not its value, the value is left out."""
        if self._is_plain(style):
            if isinstance(number, str):
                if (
                    len(number) < _DIGITS
                    and number.isdecimal()
                    and (number[0] != "0" or number == "0")
                ):
                    return Text(number)
            elif 0 <= number < _WHOLE and number == int(number):
                return Text(str(int(number)))
        return self._worked_out(number, style)

    def _is_plain(self, style: int) -> bool:
        """Whether a style shows counts as they are."""
        if style not in self.known:
            format_ = self.styles[style] if 0 <= style < len(self.styles) else 0
            code = self.codes.get(format_, BUILT_IN.get(format_, "General"))
            self.known[style] = (
                not _is_day(format_, self.codes)
                and all(
                    (show(count, code) or "").replace(",", "") == str(count) for count in _COUNTS
                )
                and not _CONDITION.search(code)
            )
        return self.known[style]

    def _worked_out(self, number: str | float, style: int) -> Text:
        try:
            value = Decimal(f"{float(number):.{_DIGITS}g}")
        except ValueError:
            return Text(str(number)[:40])
        if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
            return Text(str(number))
        if value.adjusted() >= _DIGITS:
            return Text(_plain(value), (Omission("unread", text=str(number)[:40], sure=False),))
        format_ = self.styles[style] if 0 <= style < len(self.styles) else 0
        plain = _plain(value)
        code = self.codes.get(format_)
        if code is None and (format_ == 0 or (format_ in _GENERAL and "." not in plain)):
            return Text(plain)
        if _is_day(format_, self.codes) and 0 < value <= _LAST_DAY:
            first = _FIRST_DAY_1904 if self.since_1904 else _FIRST_DAY
            return Text((first + timedelta(days=min(int(value), _LAST_DAY - 1462))).isoformat())
        return _formatted(value, plain, BUILT_IN.get(format_, "General") if code is None else code)


def _formatted(value: Decimal, plain: str, code: str) -> Text:
    if _SPOKEN.search(code):
        return Text(plain)
    text = show(value, code)
    if text is None:
        # A person sees a fraction, a power of ten or the like.
        whole = value == value.to_integral_value()
        return Text(plain, () if whole else (Omission("hidden", text=plain, sure=False),))
    if not text:
        return Text("", (Omission("hidden", text=plain),))
    seen = _number_in(text)
    if seen is None:
        return Text(text, (Omission("hidden", text=plain, sure=False),))
    if seen[1] == value:
        printed = abs(value.scaleb(2) if "%" in text else value)
        return Text(text.replace(seen[0], _plain(printed)))
    return Text(text.replace(",", ""), (Omission("hidden", text=plain),))


_NUMBER = re.compile(r"\d[\d,]{0,40}(?:\.\d{1,40})?|\.\d{1,40}")


def _number_in(text: str) -> tuple[str, Decimal] | None:
    """The one number in a text: as it stands there, and its value, shares as parts of one."""
    found = _NUMBER.findall(text)
    if len(found) != 1:
        return None
    try:
        value = Decimal(found[0].replace(",", ""))
    except InvalidOperation:
        return None
    before, _, after = text.partition(found[0])
    if "%" in after:
        value = value.scaleb(-2)
    is_negative = "-" in before or ("(" in before and ")" in after)
    return found[0], -value if is_negative else value


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_day(format_: int, codes: Mapping[int, str]) -> bool:
    if format_ in codes:
        code = _LITERAL.sub("", codes[format_][:255].lower())
        return "d" in code or "yy" in code or ("m" in code and "h" not in code and "s" not in code)
    return format_ in _DAYS
