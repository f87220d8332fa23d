"""The child's side of ``gongkai.readers.child``: reads files for its parent, within its limits."""

import pickle
import sys
import time
from contextlib import suppress
from importlib import import_module

from gongkai.document import Document
from gongkai.errors import UnreadableFile
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused


def serve() -> None:
    """Jobs from standard input, one answer to each on standard output, until there are no more."""
    while True:
        try:
            reader, content, limits = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _confine(limits)
        pickle.dump(answer(reader, content, limits), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def answer(reader: str, content: Content, limits: Limits) -> object:
    """The document; the message of an UnreadableFile; or the exception that the parent raises."""
    try:
        return _read(reader, content, limits)
    except UnreadableFile as error:
        return error.message
    except (TooInvolved, MemoryError, RecursionError):
        return TooInvolved()
    except ImportError as error:
        return ImportError(str(error))
    except Exception as error:
        # A parser may raise anything for a damaged file.
        reason = f"{type(error).__name__} {error}"[:200]
        return refused(content.source, "damaged", part=content.format, reason=reason).message


def _read(reader: str, content: Content, limits: Limits) -> Document:
    module, _, function = reader.partition(":")
    return getattr(import_module(module), function)(content, limits)


def _confine(limits: Limits) -> None:
    """Bound what this process may use from now on: memory in all, time for the next file."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's clock alone keeps watch
        return
    bounds = {
        resource.RLIMIT_AS: limits.child_bytes,
        resource.RLIMIT_CPU: int(time.process_time()) + 1 + limits.child_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # some systems know a limit but do not set it
            resource.setrlimit(kind, (bound, hard if kind == resource.RLIMIT_CPU else bound))
