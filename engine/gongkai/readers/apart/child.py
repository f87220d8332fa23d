"""Runs a reader in a process of its own, so that a hostile file costs seconds, never the program.

A parser that hangs, swallows memory or aborts takes only its child with it. A child that answered
as it should is kept for the next file: to start one takes longer than most reports.
"""

import atexit
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, cast

from gongkai.model.document import Document
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import Message
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.telling import Tell, untold

_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from gongkai.readers.apart.serving import serve; serve()"
)
_CLOCK = 3 if os.name == "posix" else 1
"""How much longer by the clock a file may take: on a busy machine the processor's seconds, which
POSIX systems bound, are those that count."""

_MOST_FILES = 100
"""After so many files a child is replaced, whatever it may have gathered."""

_KNOWN = frozenset(
    {
        ("gongkai.model.document", "Document"),
        ("gongkai.model.document", "Paragraph"),
        ("gongkai.model.document", "Grid"),
        ("gongkai.model.document", "GridCell"),
        ("gongkai.model.document", "Picture"),
        ("gongkai.model.document", "Omission"),
        ("gongkai.model.location", "Location"),
        ("gongkai.model.message", "Message"),
        ("gongkai.readers.limits", "TooInvolved"),
        ("builtins", "ImportError"),
        ("datetime", "date"),
        ("copyreg", "__newobj__"),
    }
)


def read_apart(
    reader: str, content: Content, limits: Limits, *, tell: Tell | None = None
) -> Document:
    """What ``reader`` ("module:function", called with content and limits) makes of the bytes.

    UnreadableFile as the reader says it. TooInvolved where the child runs out of
    ``child_seconds`` of the processor (by the clock where that cannot be bounded) or
    ``child_bytes``, or dies. Memory is bounded on POSIX systems only. A reader of long work is
    called with ``tell`` too, in a child for this one file: limits that were once set for a
    process cannot be widened, and its models take more memory than all others do.
    """
    job = pickle.dumps((reader, content, limits, tell is not None))
    while True:
        child, is_new = (_idle.pop(), False) if _idle and tell is None else (_Child(), True)
        if child.take(job) or is_new:
            break
        child.end()  # it died while it had nothing to do, which is no fault of this file
    answer = child.answer(_CLOCK * limits.child_seconds, tell or untold)
    # Nobody knows what a file that broke a reader has left behind in it.
    is_sound = isinstance(answer, (Document, Message))
    if is_sound and tell is None and child.files < _MOST_FILES:
        _idle.append(child)
    else:
        child.end()
    match answer:
        case Document():
            return answer
        case Message():
            raise UnreadableFile(content.source, answer)
        case Exception():
            raise answer
        case _:
            raise TooInvolved


class _Child:
    """A process that reads one file after the other."""

    def __init__(self) -> None:
        self.files = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[3])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def take(self, job: bytes) -> bool:
        """Hand over a file; False where the process is no more."""
        jobs = cast("IO[bytes]", self._process.stdin)
        try:
            jobs.write(job)
            jobs.flush()
        except OSError:
            return False
        self.files += 1
        return True

    def answer(self, seconds: float, tell: Tell) -> object:
        """What the process says within its time; None where it says nothing that is known."""
        clock = Timer(seconds, self._process.kill)
        clock.daemon = True
        clock.start()
        try:
            while True:
                said = _Answer(cast("IO[bytes]", self._process.stdout)).load()
                match said:
                    case (Message() as item,):
                        tell(item)
                    case _:
                        return said
        except (pickle.UnpicklingError, EOFError):
            return None
        finally:
            clock.cancel()

    def end(self) -> None:
        """Stop the process at once; it has nothing to lose."""
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()


class _Answer(pickle.Unpickler):
    """Takes nothing from a child but the parts of a document."""

    def find_class(self, module_name: str, global_name: str) -> object:
        if (module_name, global_name) not in _KNOWN:
            raise pickle.UnpicklingError(global_name)
        return super().find_class(module_name, global_name)


_idle: list[_Child] = []


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().end()


if hasattr(os, "register_at_fork"):
    # Two processes that talk to one child would read each other's answers.
    os.register_at_fork(after_in_child=_idle.clear)
