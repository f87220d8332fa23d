"""The child's side of ``apart.child``: reads files for its parent, within its limits."""

import pickle
import sys
import time
from importlib import import_module

from gongkai.model.document import Document
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import Message
from gongkai.readers.apart.confine import confine
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content
from gongkai.readers.parent import end_with_parent
from gongkai.readers.refusal import refused
from gongkai.readers.telling import Tell


def serve() -> None:
    """Jobs from standard input, one answer to each on standard output, until there are no more."""
    end_with_parent()
    while True:
        try:
            reader, content, limits, telling = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        seconds = int(time.process_time()) + 1 + limits.child_seconds
        confine(limits.child_bytes, seconds, written=0)
        _say(answer(reader, content, limits, *([_tell] if telling else [])))


def answer(reader: str, content: Content, limits: Limits, *tell: Tell) -> object:
    """The document; the message of an UnreadableFile; or the exception that the parent raises."""
    try:
        return _read(reader, content, limits, *tell)
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


def _read(reader: str, content: Content, limits: Limits, *tell: Tell) -> Document:
    module, _, function = reader.partition(":")
    return getattr(import_module(module), function)(content, limits, *tell)


def _tell(item: Message) -> None:
    """Work that goes on is told in a tuple, so that nobody takes it for the answer."""
    _say((item,))


def _say(item: object) -> None:
    pickle.dump(item, sys.stdout.buffer)
    sys.stdout.buffer.flush()
