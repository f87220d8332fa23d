"""Opens a register: makes it where it is new, brings it up to date where it is old."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_URL = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
_NEEDED = ("sqlalchemy", "alembic")
_DRIVERS = {"postgresql": "pg8000", "postgres": "pg8000"}
_PATIENCE = 60
"""Seconds that one process waits for another to finish writing."""
_LOCK = 20190515
"""PostgreSQL's advisory lock for migrations (any number of our own)."""
_TURN = _LOCK + 1
"""The one for writing."""
_BUSY = "55P03"
"""PostgreSQL's code for a lock that was not to be had in time."""


@dataclass(frozen=True, slots=True)
class Register:
    """An opened register; ``address`` is its path or URL without the password."""

    engine: "Engine"
    address: str

    @contextmanager
    def reading(self) -> "Generator[Connection]":
        """One consistent view; nothing can be written through it."""
        with self.engine.connect() as connection:
            connection = connection.execution_options(gongkai_writes=False)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> "Generator[Connection]":
        """One transaction, all or nothing. GongkaiError where another process has been writing
        for longer than a minute, or the register cannot be written."""
        from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError

        try:
            with self.engine.connect() as connection:
                connection = connection.execution_options(gongkai_writes=True)
                with connection.begin():
                    _take_turn(connection)
                    yield connection
        except (OperationalError, InterfaceError) as error:
            raise _not_written(self.address, error) from error
        except DatabaseError as error:
            if _BUSY not in str(error.orig):
                raise
            raise _not_written(self.address, error) from error

    def close(self) -> None:
        self.engine.dispose()


def require_extra() -> None:
    """GongkaiError where the extra is missing."""
    for module in _NEEDED:
        if find_spec(module) is None:
            raise GongkaiError(message("register.no_extra"))


def open_register(address: str | Path, *, create: bool = True) -> Register:
    """The register at a path, or at a URL (``postgresql://user@host/name``).

    GongkaiError where the extra or the driver is missing, it cannot be reached, is no register,
    or was made by a newer version; where it is not there, too, unless it may be made.
    """
    require_extra()
    from sqlalchemy import create_engine, make_url
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError

    text = str(address)
    is_url = _URL.match(text) is not None
    if not is_url and not create and not Path(text).exists():
        raise GongkaiError(message("register.missing", address=text))
    try:
        url = make_url(text if is_url else f"sqlite:///{text}")
        if driver := _DRIVERS.get(url.drivername):
            url = url.set(drivername=f"postgresql+{driver}")
        shown = url.render_as_string(hide_password=True) if is_url else text
        engine = create_engine(url, **_options(url.get_backend_name()))
        _prepare(engine)
        with engine.connect() as connection:
            _bring_up_to_date(connection, shown)
    except ArgumentError as error:
        raise GongkaiError(message("register.bad_address", address=text)) from error
    except ModuleNotFoundError as error:
        raise GongkaiError(message("register.no_driver", driver=error.name)) from error
    except SQLAlchemyError as error:
        raise _not_opened(text, error) from error
    return Register(engine, shown)


def _options(backend: str) -> dict[str, Any]:
    return {"connect_args": {"timeout": _PATIENCE}} if backend == "sqlite" else {}


def _prepare(engine: "Engine") -> None:
    """SQLite: readers never wait for a writer, writers take turns, references hold. PostgreSQL:
    many rows go in one statement; one by one a report takes eight times as long to write."""
    if engine.dialect.name != "sqlite":
        dialect: Any = engine.dialect
        dialect.use_insertmanyvalues_wo_returning = True
        return
    from sqlalchemy import event

    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {setting}")

    def begun(connection: Any) -> None:
        writes = connection.get_execution_options().get("gongkai_writes", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


def _take_turn(connection: "Connection") -> None:
    """PostgreSQL: writers take turns, so that none of them meets half of another's work. SQLite
    does so by itself."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")


def _bring_up_to_date(connection: "Connection", address: str) -> None:
    """Run the migrations that are still to be run, one process at a time."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "gongkai.supervise.register:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        current = MigrationContext.configure(connection).get_current_revision()
        if current not in {None, *(one.revision for one in scripts.walk_revisions())}:
            raise GongkaiError(message("register.newer", address=address))
        if current != scripts.get_current_head():
            command.upgrade(config, "head")


def _not_opened(address: str, error: Exception) -> GongkaiError:
    return GongkaiError(message("register.not_opened", address=address, reason=_reason(error)))


def _not_written(address: str, error: Exception) -> GongkaiError:
    reason = _reason(error)
    busy = "locked" in reason or _BUSY in reason
    key = "register.busy" if busy else "register.not_written"
    return GongkaiError(message(key, address=address, reason=reason))


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0][:300]
