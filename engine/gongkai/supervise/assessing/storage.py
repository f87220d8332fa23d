"""Reads from and writes to what lies behind a URL: a shared folder, object storage, a web server.

Any file system that fsspec knows; whom it takes the user for is told to it in its own usual way
(environment, configuration files), never in the URL, which is kept in the register.
"""

import os
import re
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from typing import IO, Any, Protocol, cast
from urllib.parse import urlsplit

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.model.message import message
from gongkai.readers.limits import LIMITS, Limits
from gongkai.readers.opening import Content, take
from gongkai.readers.refusal import refused

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_BACKENDS = {
    "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs",
    "oss": "ossfs", "http": "aiohttp requests", "https": "aiohttp requests", "sftp": "paramiko",
}  # fmt: skip
"""What must be installed beside fsspec, where that is not obvious."""
_PAGES = frozenset({"http", "https"})


class Files(Protocol):
    """What is used of a file system of fsspec."""

    protocol: str | tuple[str, ...]

    def info(self, path: str) -> dict[str, Any]: ...
    def find(self, path: str) -> list[str]: ...
    def open(self, path: str, mode: str) -> IO[bytes]: ...
    def cat_file(self, path: str) -> bytes: ...
    def pipe_file(self, path: str, value: bytes) -> None: ...
    def makedirs(self, path: str, exist_ok: bool) -> None: ...
    def unstrip_protocol(self, name: str) -> str: ...


def is_url(text: str) -> bool:
    """Whether it names something behind a URL rather than a path of this machine."""
    return bool(_URL.match(text))


@cache
def storage(url: str) -> tuple[Files, str]:
    """The file system behind a URL, and the path in it. GongkaiError where it cannot be used: what
    is missing, and the command that installs it."""
    if find_spec("fsspec") is None:
        raise GongkaiError(message("assess.no_cluster_extra"))
    import fsspec.core  # pyright: ignore[reportMissingTypeStubs]

    parts = urlsplit(url)
    if parts.password:
        raise GongkaiError(message("storage.password", host=parts.hostname))
    try:
        return cast(Any, fsspec.core).url_to_fs(url)
    except ImportError as error:
        package = _BACKENDS.get(parts.scheme.lower())
        key = "storage.no_backend" if package else "storage.failed"
        told = message(key, url=url, package=package, reason=str(error))
        raise GongkaiError(told) from error
    except Exception as error:  # each file system has errors of its own
        raise failed(url, error) from error


def failed(url: str, error: Exception) -> GongkaiError:
    """What a file system said, with the URL that it said it of."""
    return GongkaiError(message("storage.failed", url=url, reason=_reason(error)))


def list_url(url: str) -> tuple[str, list[str]]:
    """The URL itself as the file system writes it, and those of all files below it; its own where
    it is a file. GongkaiError where it is not there or cannot be listed."""
    files, path = storage(url)
    try:
        if _is_file(files, path):
            return files.unstrip_protocol(path), [files.unstrip_protocol(path)]
        found = files.find(path)
    except FileNotFoundError as error:
        raise GongkaiError(message("assess.no_source", source=url)) from error
    except Exception as error:
        raise failed(url, error) from error
    if not found:
        raise GongkaiError(message("storage.nothing", url=url))
    root = files.unstrip_protocol(path).rstrip("/")
    return root, [files.unstrip_protocol(one) for one in found]


def _is_file(files: Files, path: str) -> bool:
    """On a web server nothing but the slash at the end tells a list of files from a file."""
    if urlsplit(path).scheme in _PAGES:
        return not path.endswith("/")
    return files.info(path)["type"] == "file"


@contextmanager
def opened(url: str) -> Generator[IO[bytes]]:
    """The bytes behind a URL; OSError for whatever a file system may raise."""
    try:
        files, path = storage(url)
        with files.open(path, "rb") as stream:
            yield stream
    except (OSError, GongkaiError, MemoryError):
        raise
    except Exception as error:
        raise OSError(_reason(error)) from error


def open_url(url: str, limits: Limits = LIMITS) -> Content:
    """The file behind a URL, as ``gongkai.readers.opening.open_file`` does for a path."""
    try:
        with opened(url) as stream:
            return take(url, stream, limits)
    except FileNotFoundError as error:
        raise refused(url, "missing", path=url) from error
    except PermissionError as error:
        raise refused(url, "no_permission") from error
    except UnreadableFile:
        raise
    except GongkaiError as error:
        raise UnreadableFile(url, error.message) from error
    except OSError as error:
        raise refused(url, "not_opened", reason=_reason(error)) from error


def get(url: str) -> bytes | None:
    """All bytes behind a URL; None where there is nothing. GongkaiError where nobody can tell."""
    files, path = storage(url)
    try:
        return files.cat_file(path)
    except FileNotFoundError:
        return None
    except Exception as error:
        raise failed(url, error) from error


def put(url: str, data: bytes) -> None:
    """Write it whole or not at all; GongkaiError where that fails. Object storage does so by
    itself, a folder by renaming."""
    files, path = storage(url)
    try:
        if "file" not in files.protocol:
            files.pipe_file(path, data)
            return
        files.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH120
        part = f"{path}.{os.getpid()}.part"
        with files.open(part, "wb") as stream:
            stream.write(data)
        os.replace(part, path)  # noqa: PTH105
    except Exception as error:
        with suppress(Exception):
            os.unlink(f"{path}.{os.getpid()}.part")  # noqa: PTH108
        raise failed(url, error) from error


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
