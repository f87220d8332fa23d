"""One entry of a rule file (a ``[[rule]]``, a ``[[source]]``, the file itself), read key by key.

Every complaint is a RuleFileError that says file, line, column, entry, what is wrong and what is
valid. It is told to ``mistakes``: raised there or gathered, in which case a blank stands in.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Text, message
from gongkai.rulefile.mistakes import STRICT, Mistakes
from gongkai.rulefile.nearest import nearest
from gongkai.rulefile.position import Position, TomlPath, find_positions
from gongkai.rulefile.sorts import BLANKS, fits, untranslated

Toml = Mapping[str, Any]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Entry:
    """``table`` is the parsed entry, ``source`` the text of the whole file, ``path`` what leads
    to the table there. From the offset ``begin`` on its keys are written one below the other;
    None where they may stand elsewhere."""

    file: str
    table: Toml
    source: str = ""
    path: TomlPath = ()
    begin: int | None = None
    label: str = ""
    mistakes: Mistakes = STRICT

    @property
    def name(self) -> str:
        """What messages call it: its id or name, else its label or the file's name."""
        name = self.table.get("id", self.table.get("name"))
        return name if isinstance(name, str) and name else self.label or self.file

    def place(self, key: str = "id", word: object = None) -> Position:
        """Where a key stands, or a word behind it; where it does not, the entry itself."""
        places = find_positions(self.source)
        path = (*self.path, key)
        found = None
        if isinstance(word, str):
            found = places.of_words(path, self.table.get(key), (word,))
        return found or places.of_key(path)

    def line(self, key: str = "id") -> int:
        """The line on which a key stands. As ``place`` tells it, but cheap where it can be."""
        if self.begin is not None and key in self.table:
            plain = re.compile(rf"^[ \t]*(?:({re.escape(key)})[ \t]*=|\[)", re.MULTILINE)
            found = plain.search(self.source, self.begin)
            if found and found[1]:
                return self.source.count("\n", 0, found.start()) + 1
        return self.place(key).line

    def wrong(self, reason: str, key: str = "id", **values: object) -> RuleFileError:
        """The error ``rules.<reason>`` about a key of this entry."""
        told = message(f"rules.{reason}", entry=self.name, field=key, **values)
        return RuleFileError(self.file, told, *self.place(key, values.get("value")))

    def refuse(self, reason: str, key: str = "id", **values: object) -> None:
        """Tell the error ``rules.<reason>``, after which one may go on."""
        self.mistakes.tell(self.wrong(reason, key, **values))

    def blame(self, mistake: RuleFileError, keys: Collection[str]) -> RuleFileError:
        """A mistake that was found without knowing its place, with that of the words it names
        behind one of these keys."""
        said = {key: self.table[key] for key in keys if key in self.table}
        words = [word for _, word in mistake.message.values if isinstance(word, str) and word]
        places = find_positions(self.source)
        found = places.of_words(self.path, said, words) or self.place()
        return RuleFileError(self.file, mistake.message, *found)

    def only(self, valid: Collection[str]) -> None:
        """Refuse every key that is not one of these."""
        for key in self.table:
            if key not in valid:
                self.refuse("unknown_key", key, nearest=nearest(key, valid))

    def one_of(self, key: str, word: str, valid: Collection[str]) -> str:
        """Refuse a word of this key that is not one of these; a blank was refused before."""
        if word and word not in valid:
            self.refuse("unknown_value", key, value=word, nearest=nearest(word, valid))
        return word

    def find(self, key: str, word: str, valid: Mapping[str, Found]) -> Found:
        """What a word of this key names; where it is not valid there is no going on."""
        if word in valid:
            return valid[word]
        raise self.wrong("unknown_value", key, value=word, nearest=nearest(word, valid))

    def check(self, key: str, sort: str) -> bool:
        """Refuse a value that is not of this sort (see ``sorts``)."""
        value = self.table[key]
        if fits(value, sort):
            return True
        side = untranslated(value) if sort == "text" else None
        if side:
            self.refuse("untranslated", key, side=message(f"rules.side.{side}"))
        else:
            self.refuse("wrong_type", key, type=message(f"rules.type.{sort}"))
        return False

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
        return self._inside(table, (*self.path, key), None, label or self.name)

    def entries(self, array: str) -> Iterator["Entry"]:
        """The tables of ``[[array]]``."""
        tables = cast("list[Toml]", self._value(array, "tables", ()))
        begins = self._begins(array) if tables else []
        plain = len(begins) == len(tables)
        label = self.name
        for index, table in enumerate(tables):
            begin = begins[index] if plain else None
            yield self._inside(table, (*self.path, array, index), begin, label)

    def _begins(self, array: str) -> list[int]:
        """Where the headers ``[[array]]`` end, those of this entry alone."""
        if not self.path:
            return [one.end() for one in _header(array).finditer(self.source)]
        if self.begin is None or len(self.path) != 2:
            return []
        outer = str(self.path[0])
        following = _header(outer).search(self.source, self.begin)
        end = following.start() if following else len(self.source)
        inner = _header(f"{outer}.{array}").finditer(self.source, self.begin, end)
        return [one.end() for one in inner]

    def _inside(self, table: Toml, path: TomlPath, begin: int | None, label: str) -> "Entry":
        return Entry(self.file, table, self.source, path, begin, label, self.mistakes)

    def _value(self, key: str, sort: str, default: object) -> object:
        value = self.table.get(key, default)
        if value is None:
            self.refuse("missing", key, type=message(f"rules.type.{sort}"))
            return BLANKS[sort]
        if key in self.table and not self.check(key, sort):
            return BLANKS[sort]
        return value


@cache
def _header(array: str) -> re.Pattern[str]:
    return re.compile(rf"\[\[[ \t]*{re.escape(array)}[ \t]*\]\]")
