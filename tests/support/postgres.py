"""A PostgreSQL server of the tests' own, where its programs are installed."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import create_engine

_INSTALLED = Path("/usr/lib/postgresql")
_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=20")


def programs() -> Path | None:
    """The folder of ``initdb``, of the newest version that is installed."""
    found = sorted(
        (path.parent for path in _INSTALLED.glob("*/bin/initdb")),
        key=lambda path: int(path.parent.name),
    )
    if found:
        return found[-1]
    known = shutil.which("initdb")
    return Path(known).parent if known else None


@contextmanager
def server() -> Iterator[str]:
    """The address of a database on a new server on a free port of this machine; skips, and says
    so, where no server is installed or the only user here may not run one."""
    where = programs()
    if where is None:
        pytest.skip("PostgreSQL is not installed: its register is not tried")
    account = _account()
    folder = Path(mkdtemp(prefix="gongkai-postgres-"))
    if account:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", _free_port()
    try:
        _run([*account, str(where / "initdb"), "-D", str(data), "-U", "office", "-A", "trust",
              "-E", "UTF8", "--locale", "C", "--no-sync"], folder)  # fmt: skip
        options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} " + " ".join(
            f"-c {one}" for one in _SETTINGS
        )
        control = [*account, str(where / "pg_ctl"), "-D", str(data), "-w", "-t", "60"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], folder)
        try:
            yield f"postgresql://office@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def emptied(address: str) -> str:
    """The same address, nothing in its database any more."""
    engine = create_engine(address.replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return address


def _account() -> list[str]:
    """A server refuses to run as root: it gets the user that comes with it."""
    if os.name != "posix" or os.geteuid() != 0:
        return []
    if not shutil.which("runuser") or not _known_user("postgres"):
        pytest.skip("PostgreSQL does not run as root, and there is no user for it")
    return ["runuser", "-u", "postgres", "--"]


def _known_user(name: str) -> bool:
    import pwd

    return any(one.pw_name == name for one in pwd.getpwall())


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


def _run(command: list[str], folder: Path) -> None:
    # Its output goes to a file: the server inherits it and would keep a pipe open.
    with (folder / "said").open("w+", encoding="utf-8") as said:
        code = subprocess.call(command, cwd="/", stdout=said, stderr=said)
        said.seek(0)
        assert code == 0, said.read()
