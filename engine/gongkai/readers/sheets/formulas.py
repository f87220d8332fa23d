"""Checks the stored results of simple formulas: a program that writes a workbook without working it
out leaves zeros behind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gongkai.model.document import Omission
from gongkai.readers.sheets.sheet import Place

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?")
_SUM = re.compile(r"\+?SUM\(([A-Z0-9$:,]{1,200})\)")
_ADDED = re.compile(r"([+-]?)(\$?[A-Z]{1,3}\$?[0-9]{1,7})")
_LARGEST = 10_000
_NEAR = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and the result that is stored for it."""

    place: Place
    text: str
    stored: str


def doubtful(
    formulas: Sequence[Formula], numbers: Mapping[Place, str]
) -> Iterator[tuple[Place, Omission]]:
    """The formulas whose stored result is not what the program that opens the file will show, and,
    where all of a sheet's results are zero, those of which it is not known."""
    zeros = sum(_number(formula.stored) == 0 for formula in formulas)
    stale = zeros > 1 and zeros == len(formulas) and _has_numbers(numbers, formulas)
    for formula in formulas:
        worked_out = _work_out(formula.text, numbers)
        stored = _number(formula.stored)
        if worked_out is None:
            wrong = stale
        else:
            wrong = stored is not None and abs(worked_out - stored) > _NEAR
        if wrong:
            yield formula.place, Omission("formula", text=f"={formula.text[:80]}", sure=False)


def column_number(letters: str) -> int:
    """The number of a column, from 0."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _has_numbers(numbers: Mapping[Place, str], formulas: Sequence[Formula]) -> bool:
    worked = {formula.place for formula in formulas}
    return any(_number(text) for place, text in numbers.items() if place not in worked)


def _work_out(formula: str, numbers: Mapping[Place, str]) -> Decimal | None:
    """The result of a sum of cells; None for other formulas."""
    written = "".join(formula.upper().split())
    if found := _SUM.fullmatch(written):
        places = [place for area in found[1].split(",") for place in _places(area) or (None,)]
        if None in places or len(places) > _LARGEST:
            return None
        values = (_number(numbers.get(place, "")) or Decimal(0) for place in places if place)
        return sum(values, Decimal(0))
    terms = _ADDED.findall(written)
    if not terms or "".join(sign + cell for sign, cell in terms) != written:
        return None
    total = Decimal(0)
    for sign, cell in terms:
        (place,) = _places(cell)
        value = _number(numbers.get(place, "0"))
        if value is None:
            return None
        total += -value if sign == "-" else value
    return total


def _places(area: str) -> Sequence[Place]:
    if not _AREA.fullmatch(area):
        return ()
    corners = [(int(row) - 1, column_number(letters)) for letters, row in _CELL.findall(area)]
    (top, left), (bottom, right) = corners[0], corners[-1]
    if (bottom - top + 1) * (right - left + 1) > _LARGEST:
        return ()
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip()[:40])
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
