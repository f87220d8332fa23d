"""Looks for LibreOffice where it usually lies."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from gongkai.readers.refusal import refused

VARIABLE = "GONGKAI_SOFFICE"
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")


def find_office(source: str) -> Path | None:
    """The program to start, None where none is installed.

    ``GONGKAI_SOFFICE`` names it, or the folder it lies in; UnreadableFile, of the file that needs
    it, where it is not there.
    """
    if told := os.environ.get(VARIABLE):
        named = Path(told).expanduser()
        inside = named.is_dir()
        found = next(_programs(named), None) if inside else named
        if found is None or not (found.is_file() and os.access(found, os.X_OK)):
            raise refused(source, "office_missing", variable=VARIABLE, path=told)
        return found
    return next((place for place in _candidates() if place.is_file()), None)


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from map(Path, _PLACES)
    yield from Path("/opt").glob("libreoffice*/program/soffice")
    yield Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    for folder in filter(None, map(os.environ.get, _FOLDERS)):
        yield from _programs(Path(folder) / "LibreOffice" / "program")


def _programs(folder: Path) -> Iterator[Path]:
    """On Windows the one that waits for its end comes first."""
    names = ("soffice.com", "soffice.exe") if os.name == "nt" else _NAMES
    yield from (folder / name for name in names if (folder / name).is_file())
