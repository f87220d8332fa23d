"""The file that an output format is written to: whole or not at all."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def probe(path: Path) -> None:
    """OSError where it is plain before the work begins that the file cannot be written: there is
    no such folder, or the file is read-only or held by another program."""
    if _is_device(path):
        return
    goal = path.resolve()
    if goal.exists():
        goal.open("r+b").close()
    part = _part(goal)
    part.open("xb").close()
    part.unlink()


def put(content: bytes, path: Path) -> None:
    """Write the file as ``writing`` does."""
    with writing(path) as stream:
        stream.write(content)


@contextmanager
def writing(path: Path) -> Generator[BinaryIO]:
    """The file to write to. It gathers under another name beside ``path`` and then takes its name,
    so that what stood there is kept where anything goes wrong; OSError says what did.

    A pipe or a device, which cannot be replaced, is written to directly.
    """
    if _is_device(path):
        with path.open("wb") as stream:
            yield stream
        return
    goal = path.resolve()
    part = _part(goal)
    try:
        with part.open("wb") as stream:
            yield stream
        if goal.exists():
            shutil.copymode(goal, part)
        part.replace(goal)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _part(goal: Path) -> Path:
    return goal.with_name(f".gongkai-{os.getpid()}.part")


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()
