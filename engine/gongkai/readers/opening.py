"""Takes a file's bytes into memory, never more of them than allowed."""

import hashlib
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from gongkai.model.document import Block, Document, Omission
from gongkai.model.errors import UnreadableFile
from gongkai.readers.limits import Limits
from gongkai.readers.refusal import refused
from gongkai.readers.signature import is_packed, recognise_format

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one file and the name of their format."""

    source: str
    data: bytes
    format: str

    def document(
        self,
        blocks: tuple[Block, ...],
        *,
        title: str | None = None,
        site: str | None = None,
        published: date | None = None,
        encoding: str | None = None,
        record: dict[str, object] | None = None,
        omissions: Iterable[Omission] = (),
    ) -> Document:
        """The Document that a reader made of these bytes."""
        return Document(
            source=self.source,
            sha256=hashlib.sha256(self.data).hexdigest(),
            format=self.format,
            blocks=blocks,
            title=title,
            site=site,
            published=published,
            encoding=encoding,
            record=record,
            omissions=tuple(dict.fromkeys(omissions)),
        )


def open_file(path: Path, limits: Limits) -> Content:
    """Look at the file's kind, size and first bytes before reading the rest.

    UnreadableFile, with what to do, where it is missing, empty, a folder, too large for its
    format, or closed to this user.
    """
    try:
        return _open(path, limits)
    except FileNotFoundError as error:
        raise refused(path, "missing", path=path) from error
    except PermissionError as error:
        raise refused(path, "no_permission") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refused(path, "not_opened", reason=reason) from error


def _open(path: Path, limits: Limits) -> Content:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise refused(path, "directory")
    if not stat.S_ISREG(status.st_mode):
        raise refused(path, "not_a_file")
    if status.st_size == 0:
        raise refused(path, "empty")
    with path.open("rb") as opened:
        return take(str(path), opened, limits, status.st_size)


def take(source: str, opened: IO[bytes], limits: Limits, size: int | None = None) -> Content:
    """What an open file holds, never more of it than allowed; ``size`` where it is known.

    UnreadableFile where it is empty or too large for its format.
    """
    head = opened.read(_HEAD)
    if not head:
        raise refused(source, "empty")
    most = limits.file_bytes if is_packed(head) else limits.text_bytes
    if size is not None and size > most:
        raise _too_large(source, size, most)
    data = head + opened.read(most + 1 - len(head))
    if len(data) > most:
        raise _too_large(source, len(data), most)
    return Content(source, data, recognise_format(data, Path(source).name))


def _too_large(source: str, size: int, most: int) -> UnreadableFile:
    return refused(source, "too_large", size=_mebibytes(size), most=_mebibytes(most))


def _mebibytes(size: int) -> str:
    return f"{size / (1 << 20):.0f} MiB"
