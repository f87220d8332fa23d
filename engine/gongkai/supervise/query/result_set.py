"""Puts a question to whichever database a register is in."""

import re
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.supervise.query import postgresql, sqlite
from gongkai.supervise.register import Register
from gongkai.supervise.register.compression import unpacked

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class ResultSet:
    """``chunks`` yields the rows some at a time, while the question is open, and may raise
    GongkaiError at any of them."""

    columns: tuple[str, ...]
    chunks: Iterator[Rows]


def answer(names: Sequence[str], chunks: Iterator[Sequence[Sequence[Any]]]) -> ResultSet:
    """Every column has a name of its own; a document that the register holds compressed comes as
    the value that it is."""
    columns: list[str] = []
    for name in names:
        number = sum(other == name or other.startswith(f"{name}:") for other in columns)
        columns.append(f"{name}:{number}" if number else name)
    return ResultSet(tuple(columns), map(_legible, chunks))


def _legible(rows: Sequence[Sequence[Any]]) -> Rows:
    return [tuple(_value(value) for value in row) for row in rows]


def _value(value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    try:
        return unpacked(value)
    except (zlib.error, ValueError):
        return value.hex()


TIMEOUT = 60.0
"""Seconds that a question may take, reading its answer included."""

_DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


@contextmanager
def ask(register: Register, sql: str, timeout: float = TIMEOUT) -> Generator[ResultSet]:
    """The answer to one statement that reads.

    GongkaiError where it is none, or the database refuses it or does not finish in time; what the
    statement does cannot change the register.
    """
    plain = statement(sql)
    database = _DATABASES[register.engine.dialect.name]
    with database.reading(register.engine, plain, timeout) as (names, chunks):
        yield answer(names, chunks)


_READS = ("select", "with", "values")
_COMMENT = r"(?:\s+|--[^\n]*(?:\n|$)|/\*.*?\*/)*"
_BEGINNING = re.compile(rf"{_COMMENT}(\w+)?", re.DOTALL)
_END = re.compile(r"[\s;]+$")


def statement(sql: str) -> str:
    """The statement without its last semicolon. GongkaiError where it is not one that reads.

    This is for a plain message; that nothing is written is the database's to enforce.
    """
    text = _END.sub("", sql)
    found = _BEGINNING.match(text)
    word = found[1] if found else None
    if word is None:
        raise GongkaiError(message("query.empty"))
    if word.lower() not in _READS:
        raise GongkaiError(message("query.not_reading", word=word.upper()))
    if "\0" in text:
        raise GongkaiError(message("query.failed", reason="NUL"))
    return text
