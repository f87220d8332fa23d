"""An edition of the rules: a folder, a revision of the repository it lies in, or a day."""

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongkai.difference.revision import checked_out
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import message
from gongkai.model.rule import Rule
from gongkai.rulefile.folder import Folders, builtin_folder
from gongkai.rulebook.loading import assemble, layered
from gongkai.rulebook.rulebook import EVERY, Rulebook

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
