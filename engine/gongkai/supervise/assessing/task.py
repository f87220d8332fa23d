"""What the workers of a cluster do for ``assessing.cluster``: hash files, judge files."""

import faulthandler
import os
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Message
from gongkai.supervise.assessing.bundle import Bundle, unpack
from gongkai.supervise.assessing.criteria import Standard
from gongkai.supervise.assessing.input_files import InputFile
from gongkai.supervise.assessing.store import Store
from gongkai.supervise.assessing.worker import Job, assess_file
from gongkai.supervise.register.outcome import Outcome

NO_MEMORY = 77
"""Exit code of a worker that could not get the memory that it asked for."""

_ONE_AT_A_TIME = Lock()
_standards: dict[str, Standard] = {}
_deadlines: list[float] = []


def hash_sources(sources: Sequence[InputFile]) -> list[str | None]:
    """The hash of each source that this machine can open."""
    return [source.sha256() for source in sources]


def assess_source(bundle: Bundle, job: Job, seconds: float, store: str | None) -> Outcome | Message:
    """What became of one file; with a store it is left there, and the answer says no more than
    that. A Message tells why this worker can judge none.

    A worker that takes longer than ``seconds`` or has no memory left ends itself: its thread could
    not be stopped, and nothing in it could be trusted.
    """
    try:
        against = _standard(bundle)
        kept = Store(store, bundle.judged_by) if store else None
        known = kept.take(job) if kept else None
        if known:
            return replace(known, judged=None)
        with _ends_after(seconds):
            outcome = assess_file(job, against)
        if kept and outcome.judged and outcome.sha256 == job.sha256:
            kept.keep(outcome)
            return replace(outcome, judged=None)
        return outcome
    except GongkaiError as error:
        return error.message
    except MemoryError:
        os._exit(NO_MEMORY)


def _standard(bundle: Bundle) -> Standard:
    """Read once in a process; all runs at a time have few standards between them."""
    with _ONE_AT_A_TIME:
        id_ = bundle.id
        if id_ not in _standards:
            _standards.clear()
            _standards[id_] = unpack(bundle)
        return _standards[id_]


@contextmanager
def _ends_after(seconds: float) -> Generator[None]:
    """End this process unless the block is left in time, whatever it is doing: not even a parser
    that never returns to Python can hold it up."""
    deadline = time.monotonic() + seconds
    with _ONE_AT_A_TIME:
        _deadlines.append(deadline)
        _arm()
    try:
        yield
    finally:
        with _ONE_AT_A_TIME:
            _deadlines.remove(deadline)
            _arm()


def _arm() -> None:
    """One alarm for all threads of the process: it rings for the first that is late."""
    faulthandler.cancel_dump_traceback_later()
    if _deadlines:
        left = max(0.001, min(_deadlines) - time.monotonic())
        faulthandler.dump_traceback_later(left, exit=True)  # the worker's log tells where it was
