"""A rules folder as it stood at a revision of the repository in which it lies."""

import io
import subprocess
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message

_SECONDS = 60


@contextmanager
def checked_out(folder: Path, revision: str) -> Generator[Path, None, None]:
    """The folder at this revision, in a temporary place that vanishes again.

    GongkaiError where git is missing, the folder lies in no repository, there is no such revision,
    or the folder was not there yet.
    """
    values = {"folder": str(folder), "revision": revision}
    if revision.startswith("-"):
        raise GongkaiError(message("diff.no_edition", **values))
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        raise GongkaiError(message("diff.no_repository", **values))
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found is None:
        raise GongkaiError(message("diff.no_edition", **values))
    archive = _git(folder, "archive", "--format=tar", found.decode().strip(), ".")
    if archive is None:
        raise GongkaiError(message("diff.not_there_yet", **values))
    with TemporaryDirectory(prefix="gongkai-") as place:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(place, filter="data")
        yield Path(place)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says; None where it refuses."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except FileNotFoundError:
        raise GongkaiError(message("diff.no_git")) from None
    except subprocess.TimeoutExpired:
        raise GongkaiError(message("diff.slow_git", seconds=_SECONDS)) from None
    return done.stdout if done.returncode == 0 else None
