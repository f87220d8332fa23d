"""One entry of a rule file (a ``[[rule]]``, a ``[[source]]``, the file itself), read key by key.

Every complaint is a RuleFileError that says file, line, entry, what is wrong and what is valid.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from gongkai.errors import RuleFileError
from gongkai.message import Text, message
from gongkai.rulebook.nearest import nearest

Toml = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """``table`` is the parsed entry, ``source`` its own stretch of the file, beginning on line
    ``first`` (None where the stretch could not be told apart)."""

    file: str
    table: Toml
    source: str = ""
    first: int | None = None
    label: str = ""

    @property
    def name(self) -> str:
        """What messages call it: its id or name, else its label or the file's name."""
        name = self.table.get("id", self.table.get("name"))
        return name if isinstance(name, str) else self.label or self.file

    def line(self, key: str = "id", word: str | None = None) -> int | None:
        """The line on which a key (or a word behind it) stands, else the entry's first line."""
        if self.first is None:
            return None
        pattern = rf'^[ \t]*(?:\[+[\w.]*)?"?{re.escape(key)}"?[ \t]*[\].=]'
        found = re.search(pattern, self.source, re.MULTILINE)
        start = found.start() if found else 0
        if word:
            start = max(start, self.source.find(f'"{word}"', start))
        return self.first + self.source.count("\n", 0, start)

    def wrong(self, reason: str, key: str = "id", **values: object) -> RuleFileError:
        """The error ``rules.<reason>`` about a key of this entry."""
        told = message(f"rules.{reason}", entry=self.name, field=key, **values)
        word = values.get("value")
        return RuleFileError(
            self.file, told, self.line(key, word if isinstance(word, str) else None)
        )

    def only(self, valid: Collection[str]) -> None:
        """Refuse every key that is not one of these."""
        for key in self.table:
            if key not in valid:
                raise self.wrong("unknown_key", key, nearest=nearest(key, valid))

    def one_of(self, key: str, word: str, valid: Collection[str]) -> str:
        """Refuse a word of this key that is not one of these."""
        if word not in valid:
            raise self.wrong("unknown_value", key, value=word, nearest=nearest(word, valid))
        return word

    def check(self, key: str, sort: str) -> None:
        """Refuse a value that is not of this sort (see ``fits``)."""
        if not fits(self.table[key], sort):
            raise self.wrong("wrong_type", key, type=message(f"rules.type.{sort}"))

    def string(self, key: str, default: str | None = None) -> str:
        return cast(str, self._value(key, "string", default))

    def strings(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        return tuple(cast("list[str]", self._value(key, "strings", default)))

    def number(self, key: str, default: Decimal | None = None) -> Decimal:
        return Decimal(str(self._value(key, "number", default)))

    def integer(self, key: str) -> int:
        return cast(int, self._value(key, "integer", None))

    def flag(self, key: str) -> bool:
        return cast(bool, self._value(key, "flag", False))

    def day(self, key: str) -> date | None:
        return self.given_day(key) if key in self.table else None

    def given_day(self, key: str) -> date:
        return cast(date, self._value(key, "date", None))

    def text(self, key: str) -> Text:
        """A wording in both languages: ``{ zh = "…", en = "…" }``, neither of them empty."""
        sides = cast("dict[str, str]", self._value(key, "text", None))
        return Text(sides["zh"], sides["en"])

    def optional_text(self, key: str) -> Text | None:
        return self.text(key) if key in self.table else None

    def inner(self, key: str, label: str = "") -> "Entry":
        """A table inside this entry; empty where it is absent. ``label`` is its own name."""
        table = cast(Toml, self._value(key, "table", {}))
        return Entry(self.file, table, self.source, self.first, label or self.name)

    def entries(self, array: str, header: str | None = None) -> Iterator["Entry"]:
        """The tables of ``[[array]]``, each with its own stretch of the source text. ``header``
        is how the source spells it where that differs (``rule.case``)."""
        tables = cast("list[Toml]", self._value(array, "tables", []))
        starts = [found.start() for found in re.finditer(
            rf"^[ \t]*\[\[[ \t]*{re.escape(header or array)}[ \t]*\]\]", self.source, re.MULTILINE
        )]  # fmt: skip
        if self.first is None or len(starts) != len(tables):
            for table in tables:
                yield Entry(self.file, table, self.source, self.first, self.name)
            return
        line, begun = self.first, 0
        for table, start, end in zip(tables, starts, [*starts[1:], None], strict=False):
            line += self.source.count("\n", begun, start)
            begun = start
            yield Entry(self.file, table, self.source[start:end], line, self.name)

    def _value(self, key: str, sort: str, default: object) -> object:
        if self.table.get(key, default) is None:
            raise self.wrong("missing", key, type=message(f"rules.type.{sort}"))
        if key in self.table:
            self.check(key, sort)
        return self.table.get(key, default)


def fits(value: object, sort: str) -> bool:
    """Whether a TOML value is of this sort (the names behind ``rules.type.`` in the catalogue)."""
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
        case "tables":
            return _all(value, "table")
        case "pairs":
            return _all(value, "strings") and all(
                len(pair) == 2 for pair in cast("list[str]", value)
            )
        case "text":
            sides = cast(Toml, value) if isinstance(value, Mapping) else None
            if sides is None:
                return False
            return sorted(sides) == ["en", "zh"] and all(fits(s, "string") for s in sides.values())
        case _:
            raise ValueError(sort)


def _all(value: object, sort: str) -> bool:
    items = cast("list[object]", value) if isinstance(value, list | tuple) else None
    return items is not None and all(fits(item, sort) for item in items)
