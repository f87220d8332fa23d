"""Finds where the keys and values of a TOML file stand: line and column of each, both from 1.

TOML readers tell values, not places. This one tells places only, of text that a TOML reader has
accepted already, and is asked only once there is something to be shown. Grammar: TOML 1.0.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, cast

import tomli

TomlPath = tuple[str | int, ...]
"""The keys and indices that lead to a value: ``("rule", 3, "applies", "forms", 0)``."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_VALUE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'|"
    r"[^,\]}\s#]+(?: \d[^,\]}\s#]*)?",
    re.DOTALL,
)


class Position(NamedTuple):
    """A line and a column of a file; the column counts characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Positions:
    """Offsets in ``source`` by path: those of keys and table headers, and those of values."""

    source: str
    keys: dict[TomlPath, int] = field(default_factory=dict[TomlPath, int])
    values: dict[TomlPath, int] = field(default_factory=dict[TomlPath, int])

    def of_key(self, path: TomlPath) -> Position:
        """Where a key stands; where it does not, the table around it."""
        while path and path not in self.keys:
            path = path[:-1]
        return self._place(self.keys.get(path, 0))

    def of_words(self, path: TomlPath, value: object, words: Sequence[str]) -> Position | None:
        """Where the ``value`` of a path says one of these words: as a text of its own (and there
        another of the words, if it has one in it), else as a key, else within a text; None where
        it does not."""
        for way, is_key in _ways(value, words):
            offset = (self.keys if is_key else self.values).get((*path, *way))
            if offset is not None:
                return self._place(offset if is_key else self._within(offset, words))
        return None

    def _within(self, offset: int, words: Sequence[str]) -> int:
        """Where the text at this offset has a word that is not all of it; else the text itself."""
        found = _VALUE.match(self.source, offset)
        text = found.group() if found else ""
        parts = (text.find(word) for word in words if len(word) < len(text) - 2)
        return offset + max((part for part in parts if part > 0), default=0)

    def _place(self, offset: int) -> Position:
        begin = self.source.rfind("\n", 0, offset) + 1
        return Position(self.source.count("\n", 0, offset) + 1, offset - begin + 1)


@lru_cache(maxsize=8)
def find_positions(source: str) -> Positions:
    """The places of every key and value of a valid TOML text."""
    scan = _Scan(source)
    scan.document()
    return scan.places


def _ways(value: object, words: Sequence[str]) -> Iterator[tuple[TomlPath, bool]]:
    """What leads to these words inside a value, and whether they are keys there."""
    leaves = list(_leaves(value))
    yield from ((way, False) for word in words for way, text in leaves if text == word)
    for way, _ in leaves:
        for end in range(1, len(way) + 1):
            dotted = (".".join(map(str, way[begin:end])) for begin in range(end))
            if not set(words).isdisjoint(dotted):
                yield way[:end], True
    for word in words:
        yield from ((way, False) for way, text in leaves if isinstance(text, str) and word in text)


def _leaves(value: object, way: TomlPath = ()) -> Iterator[tuple[TomlPath, object]]:
    match value:
        case Mapping():
            for key, inner in cast("Mapping[str, Any]", value).items():
                yield from _leaves(inner, (*way, key))
        case list():
            for index, inner in enumerate(cast("list[Any]", value)):
                yield from _leaves(inner, (*way, index))
        case _:
            yield way, value


class _Scan:
    """One pass over the text; ``at`` is how far it has come."""

    def __init__(self, source: str) -> None:
        self.places = Positions(source)
        self.source = source
        self.at = 0
        self.lengths: Counter[TomlPath] = Counter()

    def document(self) -> None:
        table: TomlPath = ()
        while not self._ended():
            if self.source[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> TomlPath:
        begin = self.at
        many = self.source.startswith("[[", begin)
        self.at += 2 if many else 1
        path: TomlPath = ()
        parts = list(self._dotted())
        for depth, (part, _) in enumerate(parts, 1):
            path = (*path, part)
            if many and depth == len(parts):
                self.places.keys.setdefault(path, begin)
                self.lengths[path] += 1
            if self.lengths[path]:
                path = (*path, self.lengths[path] - 1)
        self.places.keys[path] = begin
        self._skip()
        self.at += 2 if many else 1
        return path

    def _pair(self, table: TomlPath) -> None:
        for part, begin in self._dotted():
            table = (*table, part)
            self.places.keys.setdefault(table, begin)
        self._skip()
        self.at += 1
        self._value(table)

    def _value(self, path: TomlPath) -> None:
        self._skip()
        self.places.values[path] = self.at
        match self.source[self.at]:
            case "[":
                self.at += 1
                index = 0
                while not self._closed("]"):
                    self._value((*path, index))
                    index += 1
            case "{":
                self.at += 1
                while not self._closed("}"):
                    self._pair(path)
            case _:
                self.at = self._match(_VALUE).end()

    def _closed(self, bracket: str) -> bool:
        """Whether the list or inline table ends here; steps over a comma or the bracket."""
        self._skip()
        if self.source[self.at] == ",":
            self.at += 1
            self._skip()
        if self.source[self.at] != bracket:
            return False
        self.at += 1
        return True

    def _dotted(self) -> Iterator[tuple[str, int]]:
        """The parts of a key with their offsets."""
        self._skip()
        while True:
            found = self._match(_KEY)
            self.at = found.end()
            yield _unquoted(found.group()), found.start()
            dot = _DOT.match(self.source, self.at)
            if dot is None:
                return
            self.at = dot.end()

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.source, self.at)
        if found is None:
            raise ValueError(self.at)  # not TOML: the reader has refused it before
        return found

    def _skip(self) -> None:
        self.at = self._match(_SPACE).end()

    def _ended(self) -> bool:
        self._skip()
        return self.at >= len(self.source)


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    return next(iter(tomli.loads(f"{key} = 0"))) if key[0] == '"' else key
