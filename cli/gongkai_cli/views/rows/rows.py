"""Rows of a register or of an answer, as they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Chunks = Iterable[Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Rows:
    """``chunks`` are read as they are written, once."""

    columns: Sequence[str]
    chunks: Chunks
