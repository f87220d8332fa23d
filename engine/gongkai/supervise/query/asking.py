"""Puts a question to whichever database a register is in."""

from collections.abc import Generator
from contextlib import contextmanager

from gongkai.supervise.query import postgresql, sqlite
from gongkai.query.answer import Answer, answer
from gongkai.query.statement import statement
from gongkai.supervise.register import Register

TIMEOUT = 60.0
"""Seconds that a question may take, reading its answer included."""

_DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


@contextmanager
def ask(register: Register, sql: str, timeout: float = TIMEOUT) -> Generator[Answer]:
    """The answer to one statement that reads.

    GongkaiError where it is none, or the database refuses it or does not finish in time; what the
    statement does cannot change the register.
    """
    plain = statement(sql)
    database = _DATABASES[register.engine.dialect.name]
    with database.reading(register.engine, plain, timeout) as (names, chunks):
        yield answer(names, chunks)
