"""Runs a reader in a process of its own, so that a hostile file costs seconds, never the program.

A parser that hangs, swallows memory or aborts takes only its child with it.
"""

import pickle
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from io import BytesIO
from pathlib import Path

from gongkai.document import Document
from gongkai.errors import UnreadableFile
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused

_START = (
    "import sys; sys.path.append(sys.argv[1]); from gongkai.readers.child import serve; serve()"
)
_KNOWN = frozenset(
    {
        ("gongkai.document", "Document"),
        ("gongkai.document", "Paragraph"),
        ("gongkai.document", "Grid"),
        ("gongkai.document", "GridCell"),
        ("gongkai.document", "Picture"),
        ("gongkai.location", "Location"),
        ("gongkai.message", "Message"),
        ("gongkai.readers.limits", "TooInvolved"),
        ("builtins", "ImportError"),
        ("datetime", "date"),
        ("copyreg", "__newobj__"),
    }
)


def read_apart(reader: str, content: Content, limits: Limits) -> Document:
    """What ``reader`` ("module:function", called with content and limits) makes of the bytes.

    UnreadableFile as the reader says it. TooInvolved where the child runs out of
    ``child_seconds`` or ``child_bytes``, or dies. Memory is bounded on POSIX systems only.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[2])],
            input=pickle.dumps((reader, content, limits)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.child_seconds,
            check=False,
        )
        answer: object = _Answer(BytesIO(done.stdout)).load()
    except (subprocess.TimeoutExpired, pickle.UnpicklingError, EOFError) as error:
        raise TooInvolved from error
    match answer:
        case Document():
            return answer
        case Exception():
            raise answer
        case _:
            raise UnreadableFile(content.source, answer)  # pyright: ignore[reportArgumentType]


def serve() -> None:
    """The child's side: one job from standard input, one answer to standard output."""
    reader, content, limits = pickle.load(sys.stdin.buffer)
    _confine(limits)
    try:
        answer: object = _read(reader, content, limits)
    except UnreadableFile as error:
        answer = error.message
    except (TooInvolved, MemoryError, RecursionError):
        answer = TooInvolved()
    except ImportError as error:
        answer = ImportError(str(error))
    except Exception as error:
        # A parser may raise anything for a damaged file.
        reason = f"{type(error).__name__} {error}"[:200]
        answer = refused(content.source, "damaged", part=content.format, reason=reason).message
    sys.stdout.buffer.write(pickle.dumps(answer))


def _read(reader: str, content: Content, limits: Limits) -> Document:
    module, _, function = reader.partition(":")
    return getattr(import_module(module), function)(content, limits)


def _confine(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's clock alone keeps watch
        return
    bounds = {
        resource.RLIMIT_AS: limits.child_bytes,
        resource.RLIMIT_CPU: limits.child_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # some systems know a limit but do not set it
            resource.setrlimit(kind, (bound, bound))


class _Answer(pickle.Unpickler):
    """Takes nothing from a child but the parts of a document."""

    def find_class(self, module_name: str, global_name: str) -> object:
        if (module_name, global_name) not in _KNOWN:
            raise pickle.UnpicklingError(global_name)
        return super().find_class(module_name, global_name)
