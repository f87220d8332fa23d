"""A value of a register as text."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def plain(value: Any) -> str:
    """The same text for the same value, whichever database it comes from: null is empty, a number
    has no zeros that say nothing, a day is 2024-01-31."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "1" if value else "0"
        case Decimal() if value.is_finite():
            return format(value.normalize() + 0, "f")
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
        case dict() | list():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return str(value)


def data(value: Any) -> Any:
    """The value as JSON has it: numbers stay numbers."""
    if isinstance(value, Decimal | float):
        text = plain(value)
        try:
            return json.loads(text)
        except ValueError:  # NaN and the infinite
            return text
    return plain(value) if isinstance(value, date) else value
