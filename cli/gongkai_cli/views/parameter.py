"""The value of a rule's parameter, as it would be written in its file."""

from collections.abc import Mapping
from typing import Any, cast


def lines_of(value: Any) -> list[str]:
    """A plain value on one line; of a list each item, of a table each entry on its own, and of
    several tables each entry, the first of each behind a dash."""
    match value:
        case list():
            return [line for item in cast("list[Any]", value) for line in _item(item)]
        case Mapping():
            table = cast("Mapping[str, Any]", value)
            return [f"{key} = {written(item)}" for key, item in table.items()]
        case _:
            return [written(value, outside=True)]


def _item(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return [written(value, outside=True)]
    lines = lines_of(cast("Mapping[str, Any]", value))
    return [f"{'  ' if number else '– '}{line}" for number, line in enumerate(lines)]


def written(value: Any, *, outside: bool = False) -> str:
    """A value in one line; text stands in quotes unless it stands by itself (``outside``)."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return value if outside else f"“{value}”"
        case list():
            return "、".join(written(item) for item in cast("list[Any]", value))
        case Mapping():
            table = cast("Mapping[str, Any]", value)
            return "  ".join(f"{key} = {written(item)}" for key, item in table.items())
        case _:
            return str(value)
