"""A question to a register on a server.

It is asked through a cursor, which takes one statement that reads and nothing else, in a
transaction that is read-only; its rows come from the server some at a time. What a superuser's
functions could do beyond the tables is refused by name: an office does better still to give those
who ask an account that may only read.
"""

import re
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, cast

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message

if TYPE_CHECKING:
    from sqlalchemy import Engine

_CHUNK = 1000
_UNSAFE = re.compile(
    r'\b(?:pg_\w+|lo_\w+|dblink\w*|set_config|nextval|setval|\w+_to_xml\w*)\b|\bU&"', re.IGNORECASE
)
_CODES = {
    "57014": "timeout",
    "25006": "writes",
    "42501": "writes",
    "0A000": "writes",
}
"""SQLSTATE: query cancelled, read-only transaction, no privilege, no cursor can do this."""


class Reply(Protocol):
    """What pg8000 answers to one statement."""

    @property
    def columns(self) -> list[dict[str, Any]]: ...
    @property
    def rows(self) -> list[list[Any]]: ...


class Driver(Protocol):
    """What is used of a connection of pg8000."""

    def execute_simple(self, sql: str) -> Reply: ...
    def execute_unnamed(self, sql: str) -> Reply: ...


Reading = tuple[tuple[str, ...], Iterator[list[tuple[Any, ...]]]]


@contextmanager
def reading(engine: "Engine", sql: str, timeout: float) -> Generator[Reading]:
    """The names of the columns, and the rows some at a time."""
    if _UNSAFE.search(sql):
        raise GongkaiError(message("query.writes"))
    until = time.monotonic() + timeout
    pooled = engine.raw_connection()
    connection = cast(Driver, pooled.driver_connection)
    try:
        connection.execute_simple("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        _run(connection, f"DECLARE answer NO SCROLL CURSOR FOR {sql}", until, timeout)
        first = _run(connection, f"FETCH {_CHUNK} FROM answer", until, timeout)
        names = tuple(str(column["name"]) for column in first.columns)
        yield names, _chunks(connection, first.rows, until, timeout)
    finally:
        pooled.invalidate()


def _chunks(
    connection: Driver, rows: list[list[Any]], until: float, timeout: float
) -> Iterator[list[tuple[Any, ...]]]:
    while rows:
        yield [tuple(row) for row in rows]
        rows = _run(connection, f"FETCH {_CHUNK} FROM answer", until, timeout).rows


def _run(connection: Driver, sql: str, until: float, timeout: float) -> Reply:
    """One statement within the time that is left. The protocol of prepared statements takes no
    second one after a semicolon."""
    from pg8000.exceptions import DatabaseError

    left = int((until - time.monotonic()) * 1000)
    late = GongkaiError(message("query.timeout", seconds=f"{timeout:g}"))
    if left <= 0:
        raise late
    try:
        connection.execute_simple(f"SET LOCAL statement_timeout = {left}")
        return connection.execute_unnamed(sql)
    except DatabaseError as error:
        told = error.args[0]
        said = told["M"]
        match _CODES.get(told["C"]):
            case "timeout":
                raise late from error
            case "writes":
                raise GongkaiError(message("query.writes")) from error
            case _ if "multiple commands" in said:
                raise GongkaiError(message("query.several")) from error
            case _:
                raise GongkaiError(message("query.failed", reason=said[:500])) from error
