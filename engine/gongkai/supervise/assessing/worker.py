"""From one source to its outcome."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from gongkai.check import check
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import message
from gongkai.read_report import report_of
from gongkai.readers import read_content
from gongkai.readers.opening import Content
from gongkai.readers.parent import end_with_parent
from gongkai.supervise.assessing.criteria import Criteria, Standard, standard
from gongkai.supervise.assessing.input_files import InputFile
from gongkai.supervise.register.outcome import Outcome, judged


@dataclass(frozen=True, slots=True)
class Job:
    """A source that is to be judged; ``sha256`` as it was when it was listed. ``content`` goes
    with it where who judges it cannot open it."""

    source: InputFile
    sha256: str | None
    content: Content | None = None


def assessor(criteria: Criteria) -> Callable[[Job], Outcome]:
    """What judges one file after the other in this process, with the rules loaded."""
    against = standard(criteria)

    def assess(job: Job) -> Outcome:
        return assess_file(job, against)

    return assess


def assess_file(job: Job, against: Standard) -> Outcome:
    """Read, recognise and check one file.

    A wrong rule file is nobody's report's fault and is raised; so is a lack of memory, after which
    nothing in this process can be trusted. A fault of the program costs this file only;
    ``GONGKAI_DEBUG=1`` raises it.
    """
    rulebook, asked = against.rulebook, against.criteria
    name = job.source.name
    try:
        document = read_content(job.content or job.source.content())
        report = report_of(document, rulebook)
        assessment = check(
            report,
            rulebook,
            profile=asked.profile,
            waivers=against.waivers,
            as_of=asked.as_of,
            today=asked.as_of or asked.today,
        )
        # A report record carries the hash of the file that it was made from.
        sha256 = document.sha256 if document.record is None else job.sha256
        return Outcome(name, sha256, "read", judged=judged(report, assessment))
    except (RuleFileError, MemoryError):
        raise
    except GongkaiError as error:
        return Outcome(name, job.sha256, "unreadable", error.message)
    except Exception as error:
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        fault = f"{type(error).__name__}: {error}"
        return Outcome(name, job.sha256, "crashed", message("view.wrong.crashed", fault=fault))


READY = "ready"
NO_MEMORY = 77
"""Exit code of a process that could not get the memory that it asked for."""


def serve(connection: Connection, maker: str, criteria: object, memory: int) -> None:
    """Say that it is ready, then answer one job after the other until nobody asks any more."""
    parent = parent_process()
    end_with_parent(parent.pid if parent else None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to heed
    _silence()
    _bound(memory)
    module, _, function = maker.partition(":")
    make: Any = getattr(import_module(module), function)
    try:
        judge: Callable[[Job], Outcome] = make(criteria)
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
