"""The sorts of values that rule files hold, under the names behind ``rules.type.`` of the
catalogue."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

BLANKS: Mapping[str, Any] = {
    "string": "",
    "flag": False,
    "integer": 0,
    "number": 0,
    "date": date.min,
    "table": {},
    "strings": (),
    "integers": (),
    "tables": (),
    "pairs": (),
    "text": {"zh": "", "en": ""},
}
"""What stands in for a value of each sort that was found wrong while mistakes are gathered."""


def fits(value: object, sort: str) -> bool:
    """Whether a TOML value is of this sort."""
    match sort:
        case "string":
            return isinstance(value, str) and bool(value.strip())
        case "flag":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        case "date":
            return isinstance(value, date) and not isinstance(value, datetime)
        case "table":
            return isinstance(value, Mapping)
        case "strings":
            return _all(value, "string")
        case "integers":
            return _all(value, "integer")
        case "tables":
            return _all(value, "table")
        case "pairs":
            return _all(value, "strings") and all(
                len(pair) == 2 for pair in cast("list[str]", value)
            )
        case "text":
            sides = cast("Mapping[str, object]", value) if isinstance(value, Mapping) else None
            if sides is None:
                return False
            return sorted(sides) == ["en", "zh"] and all(fits(s, "string") for s in sides.values())
        case _:
            raise ValueError(sort)


def untranslated(value: object) -> str | None:
    """The side, ``zh`` or ``en``, that a wording lacks where it has the other one only."""
    if not isinstance(value, Mapping):
        return None
    sides = cast("Mapping[str, object]", value)
    given = [side for side in ("zh", "en") if fits(sides.get(side), "string")]
    if len(given) != 1 or not sides.keys() <= {"zh", "en"}:
        return None
    return "en" if given == ["zh"] else "zh"


def _all(value: object, sort: str) -> bool:
    items = cast("list[object]", value) if isinstance(value, list | tuple) else None
    return items is not None and all(fits(item, sort) for item in items)
