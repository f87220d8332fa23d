"""What a register answers."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.supervise.register.stored import unpacked

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """``chunks`` yields the rows some at a time, while the question is open, and may raise
    GongkaiError at any of them."""

    columns: tuple[str, ...]
    chunks: Iterator[Rows]


def answer(names: Sequence[str], chunks: Iterator[Sequence[Sequence[Any]]]) -> Answer:
    """Every column has a name of its own; a document that the register holds compressed comes as
    the value that it is."""
    columns: list[str] = []
    for name in names:
        number = sum(other == name or other.startswith(f"{name}:") for other in columns)
        columns.append(f"{name}:{number}" if number else name)
    return Answer(tuple(columns), map(_legible, chunks))


def _legible(rows: Sequence[Sequence[Any]]) -> Rows:
    return [tuple(_value(value) for value in row) for row in rows]


def _value(value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    try:
        return unpacked(value)
    except (zlib.error, ValueError):
        return value.hex()
