"""What there is to assess: the files named, and all files below the folders named, on this machine
or behind URLs."""

import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.readers.limits import LIMITS
from gongkai.readers.opening import Content, open_file
from gongkai.supervise.assessing.storage import is_url, list_url, open_url, opened

_NEVER_REPORTS = frozenset({"gongkai.toml", "thumbs.db", "desktop.ini"})
_BESIDE_REGISTER = ("", "-wal", "-shm", "-journal")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class InputFile:
    """``name`` is what the register calls it: the path as it was given, without detours, or the
    URL. ``path`` opens it; the two differ where a file's name is no valid text."""

    name: str
    path: str

    def sha256(self) -> str | None:
        """Of its bytes; None where it cannot be opened."""
        digest = hashlib.sha256()
        try:
            with opened(self.path) if self.is_url else Path(self.path).open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
        except (OSError, ValueError, GongkaiError):
            return None
        return digest.hexdigest()

    @property
    def is_url(self) -> bool:
        """Whether every machine can open it."""
        return is_url(self.path)

    def content(self) -> Content:
        """Its bytes in memory; UnreadableFile as ``gongkai.read`` raises it."""
        return open_url(self.path) if self.is_url else open_file(Path(self.path), LIMITS)


@dataclass(frozen=True, slots=True)
class Listing:
    """``roots`` are the names of what was asked for, ``sources`` all that lies there, by name."""

    roots: tuple[str, ...]
    sources: tuple[InputFile, ...]

    def covers(self, name: str) -> bool:
        """Whether a source of this name would have been met if it were still there."""
        return any(name == root or name.startswith(_below(root)) for root in self.roots)


def list_sources(asked: Sequence[str | Path], without: Collection[str | Path] = ()) -> Listing:
    """Every file but hidden ones, what office programs leave beside open documents, and
    ``without``: the register itself, and other files and folders of the user's that are no reports.

    GongkaiError where something asked for is not there: an empty folder is no reason to think
    that all reports have gone.
    """
    apart = {Path(f"{path}{suffix}").absolute() for path in without for suffix in _BESIDE_REGISTER}
    found: dict[str, InputFile] = {}
    roots: list[str] = []
    for one in asked:
        if is_url(str(one)):
            root, urls = list_url(str(one))
            roots.append(root)
            found |= {url: InputFile(url, url) for url in _reports(root, urls, apart)}
            continue
        path = os.path.normpath(one)
        roots.append(_name(path))
        if Path(path).is_dir():
            for file in _files(path):
                absolute = Path(file).absolute()
                if apart.isdisjoint((absolute, *absolute.parents)):
                    found[_name(file)] = InputFile(_name(file), file)
        elif Path(path).exists():
            found[_name(path)] = InputFile(_name(path), path)
        else:
            raise GongkaiError(message("assess.no_source", source=str(one)))
    return Listing(tuple(roots), tuple(found[name] for name in sorted(found)))


def _files(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if _may_be_report(name):
                yield os.path.normpath(f"{here}/{name}")


def _reports(root: str, urls: Sequence[str], apart: Collection[Path]) -> Iterator[str]:
    """Those below a URL that may be reports, as if they lay in a folder."""
    for url in urls:
        *folders, name = url.removeprefix(root).strip("/").split("/")
        path = Path(url.removeprefix("file://"))
        beside = url.startswith("file://") and not {path, *path.parents}.isdisjoint(apart)
        hidden = any(folder.startswith(".") for folder in folders)
        if url == root or (name and not hidden and not beside and _may_be_report(name)):
            yield url


def _may_be_report(name: str) -> bool:
    return not name.startswith((".", "~$")) and name.lower() not in _NEVER_REPORTS


def _name(path: str) -> str:
    """As text that any database takes; names that are no UTF-8 keep their bytes as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _below(root: str) -> str:
    return "" if root == "." else root.rstrip("/") + "/"
