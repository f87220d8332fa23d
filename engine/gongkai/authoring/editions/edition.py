"""An edition of the rules: a folder, a revision of the repository it lies in, or a day."""

import io
import re
import subprocess
import tarfile
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import Text, message
from gongkai.model.rule import Rule
from gongkai.rulebook.loading import assemble, layered
from gongkai.rulebook.rulebook import EVERY, Rulebook
from gongkai.rulefile.folder import Folders, builtin_folder

Subject = Literal["rule", "source", "form", "profile", "body"]
What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its two values. ``key`` tells which of several of its kind it is: the name of
    a parameter, an article, a row; None where there is but one."""

    name: str
    key: str | None
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """A rule, source, form, profile or kind of body that was added, removed or changed; only what
    changed has ``fields``."""

    subject: Subject
    id: str
    title: Text
    what: What
    fields: tuple[Field, ...] = ()


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = "rulebook.toml"
"""A folder that has this file stands on its own; others are laid over the built-in one."""
_RULES = ("checks/*.toml", "sources.toml", "sources/*.toml", "forms/*.toml", "profiles/*.toml",
          "bodies.toml")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edition:
    """``name`` is what the user called it. ``day`` goes with an edition that is the rules in force
    on that day, and is the ``as_of`` of its checks."""

    name: str
    rulebook: Rulebook
    day: date | None = None

    def in_force(self) -> Rulebook:
        """The rulebook; of a day with the rules, the sources and the form in force on it."""
        if self.day is None:
            return self.rulebook
        day, book = self.day, self.rulebook
        form = book.form(None, as_of=day)
        sources = {id_: one for id_, one in book.sources.items() if one.in_force_on(day)}
        rules = tuple(rule for rule in book.rules if _speaks(rule, form.id, day, {*sources}))
        return replace(book, rules=rules, sources=sources, forms=(form,))


def find_edition(word: str, folders: Sequence[Path] = ()) -> Edition:
    """The edition that a word names: a day (2022-01-31), a folder, else a revision of git.

    ``folders`` are laid over the built-in rules; a revision is one of the repository in which the
    last of them lies, or the built-in rules where there is none. RuleFileError where its rules
    are wrong, GongkaiError where there is no such edition.
    """
    if _DAY.fullmatch(word):
        return Edition(word, assemble(layered(folders)), _day(word))
    folder = Path(word)
    if folder.is_dir():
        return Edition(word, _load(word, folder))
    rules = folders[-1] if folders else builtin_folder()
    with ExitStack() as stack:
        return Edition(word, _load(word, stack.enter_context(checked_out(rules, word))))


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise GongkaiError(message("diff.no_day", day=word)) from None


def _load(name: str, folder: Path) -> Rulebook:
    alone = (folder / _WHOLE).is_file()
    if not alone and not any(any(folder.glob(pattern)) for pattern in _RULES):
        raise GongkaiError(message("diff.no_rules", edition=name))
    try:
        return assemble(Folders((folder,)) if alone else layered([folder]))
    except RuleFileError as error:
        file = f"{name}:{error.file}"
        raise RuleFileError(file, error.message, error.line, error.column) from error


def _speaks(rule: Rule, form: str, day: date, sources: set[str]) -> bool:
    applies = rule.applies
    return (
        (EVERY in applies.forms or form in applies.forms)
        and (applies.effective is None or applies.effective <= day)
        and (applies.until is None or day <= applies.until)
        and any(basis.partition("#")[0] in sources for basis in rule.basis)
    )


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
