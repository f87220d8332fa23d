"""Where rules live: the built-in folder and those layered over it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import tomli

from gongkai.model.errors import RuleFileError
from gongkai.model.message import message
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.mistakes import STRICT, Mistakes


def builtin_folder() -> Path:
    """The program's own rules: ``gongkai/rules`` of a wheel, ``rules`` of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parents[1] / "rules"


@dataclass(frozen=True, slots=True)
class Folders:
    """Rule folders, lowest layer first. A later folder's file replaces one of the same name.

    ``added`` are files of rules that lie in no such folder and count as the topmost layer; they
    go by their path. ``mistakes`` is told what is wrong in any of the files.
    """

    paths: tuple[Path, ...]
    added: tuple[Path, ...] = ()
    mistakes: Mistakes = STRICT

    def files(self, pattern: str) -> Iterator[tuple[str, Path]]:
        """Relative name and path of every file that matches a glob, by name."""
        found: dict[str, Path] = {}
        for root in self.paths:
            for path in root.glob(pattern):
                found[path.relative_to(root).as_posix()] = path
        if PurePath("checks/added.toml").match(pattern):
            found |= {str(path): path for path in self.added}
        yield from sorted(found.items())

    def path(self, name: str) -> Path:
        """The file that goes by this name."""
        return next(
            (root / name for root in reversed(self.paths) if (root / name).is_file()), Path(name)
        )

    def every(self, name: str) -> Iterator[Path]:
        """The file of this name in every folder that has one, lowest layer first."""
        return (path for root in self.paths if (path := root / name).is_file())

    def layer(self, path: Path) -> int:
        """Which folder a file of ``files`` came from: 0 is the lowest."""
        if path in self.added:
            return len(self.paths)
        return max(i for i, root in enumerate(self.paths) if path.is_relative_to(root))

    def read(self, name: str, path: Path) -> Mapping[str, Any]:
        """Parse one TOML file; RuleFileError where it is not TOML, not UTF-8 or unreadable."""
        return self.entry(name, path).table

    def entry(self, name: str, path: Path) -> Entry:
        """One file as an Entry, which can tell the line of a mistake."""
        return read_entry(name, path, self.mistakes)

    def single(self, name: str) -> Entry:
        """The file of this very name; RuleFileError where no folder has it."""
        for found, path in self.files(name):
            return self.entry(found, path)
        raise RuleFileError(name, message("rules.no_such_file", file=name))

    def sha256(self, beside: Sequence[Path] = ()) -> str:
        """Hash of all rule files in force, their names and their bytes; ``beside`` are files that
        lie in no rules folder, or below one of the same name that is in force too."""
        digest = hashlib.sha256()
        for name, path in [*self.files("**/*.toml"), *((path.name, path) for path in beside)]:
            digest.update(name.encode())
            digest.update(b"\0")
            digest.update(path.read_bytes())
            digest.update(b"\0")
        return digest.hexdigest()


def around(path: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The rules folder, or the file of rules in none, that somebody names: a folder itself; the
    folder of a file in its ``checks/``; a file alone. Exactly one of both has something in it."""
    if not path.is_file():
        return (path,), ()
    folder = path.absolute().parent
    return ((folder.parent,), ()) if folder.name == "checks" else ((), (path,))


def read_entry(name: str, path: Path, mistakes: Mistakes = STRICT) -> Entry:
    """One TOML file as an Entry; RuleFileError where it is not TOML, not UTF-8 or unreadable."""
    try:
        source = path.read_text(encoding="utf-8")
        return Entry(name, tomli.loads(source), source, begin=0, mistakes=mistakes)
    except tomli.TOMLDecodeError as error:
        line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
        told = message("rules.not_toml", file=name, reason=str(error))
        raise RuleFileError(name, told, line, column) from error
    except (OSError, UnicodeDecodeError) as error:
        told = message("rules.unreadable", file=name, reason=str(error))
        raise RuleFileError(name, told) from error
