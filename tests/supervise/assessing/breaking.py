"""What judges files in tests of the pool: the name of a file says what happens to its process."""

import ctypes
import os
import time
from collections.abc import Callable
from pathlib import Path

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.supervise.assessing.worker import Job, assessor
from gongkai.supervise.register.outcome import Outcome


def breaking(criteria: object) -> Callable[[Job], Outcome]:
    """``criteria`` is a folder where each attempt leaves a trace, or whole Criteria."""
    folder = Path(criteria) if isinstance(criteria, (str, Path)) else None
    judge = None if folder else assessor(criteria)  # pyright: ignore

    def do(job: Job) -> Outcome:
        name = Path(job.source.path).name
        if folder:
            with (folder / f"{name}.trace").open("a", encoding="utf-8") as trace:
                trace.write(f"{os.getpid()}\n")
        if "segfault" in name:
            ctypes.string_at(0)
        if "exit" in name:
            os._exit(9)
        if "hang" in name:
            time.sleep(600)
        if "memory" in name:
            bytearray(1 << 40)
        if "once" in name and folder:
            lines = (folder / f"{name}.trace").read_text(encoding="utf-8").splitlines()
            if len(lines) == 1:
                os._exit(1)
        return judge(job) if judge else Outcome(job.source.name, None, "read")

    return do


def unable(criteria: object) -> Callable[[Job], Outcome]:
    raise GongkaiError(message("view.verbatim", text="no rules"))


def dying(criteria: object) -> Callable[[Job], Outcome]:
    os._exit(1)
