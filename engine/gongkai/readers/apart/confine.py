"""Bounds what this process, and what it starts, may use of the machine."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from gongkai.readers.parent import end_with_parent

_START = (
    "import sys; sys.path.append(sys.argv[1]); from gongkai.readers.apart.confine import run; run()"
)


def confine(memory: int, seconds: int, written: int) -> None:
    """Limit address space and the size of a written file in bytes, and processor seconds since the
    start of the process, which may be moved on later.

    On POSIX systems only: elsewhere the parent's clock alone keeps watch.
    """
    try:
        import resource
    except ImportError:
        return
    bounds = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: written,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # some systems know a limit but do not set it
            resource.setrlimit(kind, (bound, hard if kind == resource.RLIMIT_CPU else bound))


def confined(command: list[str], memory: int, seconds: int, written: int) -> list[str]:
    """The command line that runs ``command`` within these limits."""
    if os.name != "posix":
        return command
    limits = (str(limit) for limit in (memory, seconds, written))
    return [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[3]), *limits, *command]


def run() -> None:
    """Become the command that ``confined`` wrapped."""
    end_with_parent()
    memory, seconds, written = map(int, sys.argv[2:5])
    confine(memory, seconds, written)
    os.execv(sys.argv[5], sys.argv[5:])
