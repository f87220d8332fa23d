"""A value of a record with the path of keys that leads to it; every wish for a type that is not
met is an error that names the path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, TypeVar, cast

from gongkai.model.errors import UnreadableFile
from gongkai.model.location import NOWHERE, Box, Location
from gongkai.model.message import message

_Value = TypeVar("_Value")
_LONGEST_NUMBER = 40
_PLACES = frozenset({"line", "paragraph", "page", "table", "row", "column"})
_NAMES = ("annex", "sheet")


@dataclass(frozen=True, slots=True)
class RecordValue:
    """``path`` reads like ``cells.requests.received.total`` or ``sections[2].heading``; what is
    missing or null has the value None."""

    source: str
    path: str
    value: object

    @property
    def given(self) -> bool:
        return self.value is not None

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, Mapping)

    def at(self, name: str) -> "RecordValue":
        """What stands under a key."""
        path = f"{self.path}.{name}" if self.path else name
        return RecordValue(self.source, path, self._mapping().get(name))

    def items(self) -> "Iterator[tuple[str, RecordValue]]":
        """All keys with their entries."""
        return ((name, self.at(name)) for name in self._mapping())

    def each(self) -> "Iterator[RecordValue]":
        """The items of a list; none where nothing is given."""
        if self.value is None:
            return
        value: Any = self.value
        if not isinstance(value, list | tuple):
            raise self.wrong("list")
        items: list[object] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        for number, item in enumerate(items):
            yield RecordValue(self.source, f"{self.path}[{number}]", item)

    def text(self) -> str:
        return self._typed(str, "text")

    def flag(self) -> bool:
        return self._typed(bool, "flag")

    def whole(self) -> int:
        if isinstance(self.value, bool):
            raise self.wrong("whole")
        return self._typed(int, "whole")

    def year(self) -> int:
        """A year that a calendar has."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.wrong("whole")
        if not MINYEAR <= self.value <= MAXYEAR:
            raise self.wrong("year")
        return self.value

    def decimal(self) -> Decimal:
        """A number written as text, whole number or fraction."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
            raise self.wrong("number")
        try:
            found = Decimal(str(value)) if len(str(value)) <= _LONGEST_NUMBER else None
        except InvalidOperation:
            found = None
        # 1e999999999 is short, but would be printed and added up with all its digits.
        if found is None or not found.is_finite() or abs(found.adjusted()) > _LONGEST_NUMBER:
            raise self.wrong("number")
        return found

    def day(self) -> date:
        """A date of the format itself, or text like 2024-01-31."""
        if isinstance(self.value, datetime):
            return self.value.date()
        if isinstance(self.value, date):
            return self.value
        try:
            return date.fromisoformat(self.text())
        except ValueError as error:
            raise self.wrong("day") from error

    def one_of(self, names: Sequence[str]) -> str:
        """One of a closed list of words."""
        name = self.text()
        if name not in names:
            raise self.unknown(name, names)
        return name

    def place(self) -> Location:
        """``at``: the parts of a Location that are known."""
        if self.value is None:
            return NOWHERE
        place = NOWHERE
        for name, entry in self.items():
            if name in _NAMES:
                place = replace(place, **{name: entry.text()})
            elif name == "box":
                place = replace(place, box=entry.box())
            elif name in _PLACES:
                place = replace(place, **{name: entry.whole()})
            else:
                raise entry.unknown(name, sorted({*_PLACES, *_NAMES, "box"}))
        return place

    def box(self) -> Box:
        """Four numbers."""
        edges = [float(entry.decimal()) for entry in self.each()]
        if len(edges) != 4:
            raise self.wrong("box")
        return edges[0], edges[1], edges[2], edges[3]

    def optional(self, read: "Callable[[RecordValue], _Value]") -> _Value | None:
        """``entry.optional(RecordValue.whole)``: None where nothing is given."""
        return None if self.value is None else read(self)

    def wrong(self, wanted: str) -> UnreadableFile:
        """The error for a value of another type; ``wanted`` names the catalogue's word for it."""
        found = repr(self.value)
        return UnreadableFile(
            self.source,
            message(
                "record.wrong",
                path=self.path,
                wanted=message(f"record.wanted.{wanted}"),
                found=found if len(found) <= 60 else found[:57] + "…",
            ),
        )

    def unknown(self, name: str, names: Sequence[str]) -> UnreadableFile:
        """The error for a word outside a closed list, with the nearest valid ones."""
        near = get_close_matches(name, names, n=1, cutoff=0.5) or list(names[:8])
        return UnreadableFile(
            self.source,
            message("record.unknown", path=self.path, name=name, near=tuple(near)),
        )

    def contradicts(self, raw: str) -> UnreadableFile:
        """The error for a value that is not the one printed."""
        found = str(self.value)
        return UnreadableFile(
            self.source, message("record.contradicts", path=self.path, found=found, raw=raw)
        )

    def _mapping(self) -> Mapping[str, object]:
        if self.value is None:
            return {}
        if not self.is_mapping:
            raise self.wrong("mapping")
        return cast("Mapping[str, object]", self.value)

    def _typed(self, type_: type[_Value], wanted: str) -> _Value:
        if not isinstance(self.value, type_):
            raise self.wrong(wanted)
        return self.value
