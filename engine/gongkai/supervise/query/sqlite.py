"""A question to a register in a file.

Nothing is written for three reasons, each enough: the file is opened for reading, ``query_only``
is set, and the authorizer lets nothing but reading through
(https://www.sqlite.org/c3ref/set_authorizer.html).
"""

import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message

if TYPE_CHECKING:
    from sqlalchemy import Engine

_CHUNK = 1000
_STEPS = 10_000
"""Instructions of SQLite's machine between two looks at the clock: about a millisecond."""
_LONGEST = 200_000_000
"""Bytes of one value."""
_READS = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_UNSAFE = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "eval"}

Reading = tuple[tuple[str, ...], Iterator[list[tuple[Any, ...]]]]


@dataclass(slots=True)
class _Clock:
    """Ends the question when its time is over; ``refused`` says that something in it was not let
    through."""

    timeout: float
    refused: bool = False
    begun: float = field(default_factory=time.monotonic)

    def over(self) -> bool:
        return time.monotonic() - self.begun > self.timeout

    def permit(self, action: int, one: str | None, two: str | None, *_: str | None) -> int:
        unsafe = action == sqlite3.SQLITE_FUNCTION and (two or "").lower() in _UNSAFE
        if action in _READS and not unsafe:
            return sqlite3.SQLITE_OK
        self.refused = True
        return sqlite3.SQLITE_DENY


@contextmanager
def reading(engine: "Engine", sql: str, timeout: float) -> Generator[Reading]:
    """The names of the columns, and the rows some at a time."""
    file = Path(engine.url.database or "").absolute().as_uri()
    clock = _Clock(timeout)
    connection = sqlite3.connect(f"{file}?mode=ro", uri=True, timeout=timeout)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.set_authorizer(clock.permit)
        connection.set_progress_handler(clock.over, _STEPS)
        cursor = connection.cursor()
        with _told(clock):
            cursor.execute(sql)
        names = tuple(str(column[0]) for column in cursor.description)
        yield names, _chunks(cursor, clock)
    finally:
        connection.close()


def _chunks(cursor: sqlite3.Cursor, clock: _Clock) -> Iterator[list[tuple[Any, ...]]]:
    while True:
        with _told(clock):
            rows = cursor.fetchmany(_CHUNK)
        if not rows:
            return
        yield rows
        if clock.over():
            raise GongkaiError(message("query.timeout", seconds=f"{clock.timeout:g}"))


@contextmanager
def _told(clock: _Clock) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if clock.refused:
            raise GongkaiError(message("query.writes")) from error
        if "interrupted" in str(error):
            if not clock.over():  # Ctrl-C while SQLite was at work
                raise KeyboardInterrupt from error
            raise GongkaiError(message("query.timeout", seconds=f"{clock.timeout:g}")) from error
        if "one statement" in str(error):
            raise GongkaiError(message("query.several")) from error
        raise GongkaiError(message("query.failed", reason=str(error)[:500])) from error
    except (MemoryError, OverflowError) as error:
        raise GongkaiError(message("query.failed", reason=str(error) or "memory")) from error
