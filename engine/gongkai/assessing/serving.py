"""The other side of ``gongkai.supervise.assessing.pool``: what a process of the pool does all its life."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gongkai.supervise.register.outcome import Outcome
from gongkai.supervise.assessing.worker import Job
from gongkai.model.errors import GongkaiError
from gongkai.readers.parent import end_with_parent

READY = "ready"
NO_MEMORY = 77
"""Exit code of a process that could not get the memory that it asked for."""


def serve(connection: Connection, maker: str, question: object, memory: int) -> None:
    """Say that it is ready, then answer one job after the other until nobody asks any more."""
    parent = parent_process()
    end_with_parent(parent.pid if parent else None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to heed
    _silence()
    _bound(memory)
    module, _, function = maker.partition(":")
    make: Any = getattr(import_module(module), function)
    try:
        judge: Callable[[Job], Outcome] = make(question)
    except GongkaiError as error:
        connection.send(error.message)
        return
    connection.send(READY)
    with suppress(EOFError, OSError):
        while True:
            job = connection.recv()
            try:
                outcome = judge(job)
            except MemoryError:
                os._exit(NO_MEMORY)
            connection.send(outcome)


def _silence() -> None:
    """What a parser prints is no part of the command's output."""
    if os.environ.get("GONGKAI_DEBUG"):
        return
    with Path(os.devnull).open("r+b") as nowhere:
        for stream in (0, 1, 2):
            os.dup2(nowhere.fileno(), stream)


def _bound(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    with suppress(ValueError, OSError):  # some systems know the limit but do not set it
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
