"""Where rules live: the built-in folder and those layered over it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from gongkai.errors import RuleFileError
from gongkai.message import message


def builtin_folder() -> Path:
    """The program's own rules: ``gongkai/rules`` of a wheel, ``rules`` of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "rules"
    return installed if installed.is_dir() else package.parents[1] / "rules"


@dataclass(frozen=True, slots=True)
class Folders:
    """Rule folders, lowest layer first. A later folder's file replaces one of the same name."""

    paths: tuple[Path, ...]

    def files(self, pattern: str) -> Iterator[tuple[str, Path]]:
        """Relative name and path of every file that matches a glob, by name."""
        found: dict[str, Path] = {}
        for root in self.paths:
            for path in root.glob(pattern):
                found[path.relative_to(root).as_posix()] = path
        yield from sorted(found.items())

    def read(self, name: str, path: Path) -> Mapping[str, Any]:
        """Parse one TOML file; RuleFileError where it is not TOML, not UTF-8 or unreadable."""
        try:
            return tomli.loads(path.read_text(encoding="utf-8"))
        except tomli.TOMLDecodeError as error:
            line = getattr(error, "lineno", None)
            raise RuleFileError(
                name, message("rules.not_toml", file=name, reason=str(error)), line
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise RuleFileError(
                name, message("rules.unreadable", file=name, reason=str(error))
            ) from error

    def sha256(self) -> str:
        """Hash of all rule files in force, their names and their bytes."""
        digest = hashlib.sha256()
        for name, path in self.files("**/*.toml"):
            digest.update(name.encode())
            digest.update(b"\0")
            digest.update(path.read_bytes())
            digest.update(b"\0")
        return digest.hexdigest()
