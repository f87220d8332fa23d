"""Finds everything that is wrong in rule folders: what loading refuses, and what only an author
minds (cases left out, rules that never apply, limits of the engine …)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gongkai.authoring.coverage import find_coverage
from gongkai.authoring.lint.cases import lacking_cases, missed_targets, repeated_names
from gongkai.authoring.lint.claims import claim_words
from gongkai.authoring.lint.rule_files import RuleFiles, breakdowns, limits, rule_files_of
from gongkai.authoring.lint.scope import never_applying, overlapping, replaced_files
from gongkai.model.errors import RuleFileError
from gongkai.rulebook.loading import assemble, layered
from gongkai.rulefile.folder import Folders
from gongkai.rulefile.mistakes import Mistakes, Problem

CHECKS: tuple[Callable[[RuleFiles], Iterator[RuleFileError]], ...] = (
    lacking_cases,
    repeated_names,
    missed_targets,
    never_applying,
    overlapping,
    replaced_files,
    claim_words,
    breakdowns,
    limits,
)


def lint(extra: Sequence[Path] = (), added: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """All problems of the built-in rules with these folders laid over them, by file and line.

    ``added`` are files of rules that lie in no rules folder. RuleFileError where a folder does
    not exist. A file of sources, forms or bodies that is no TOML at all hides what is wrong in
    the rules, which cannot be judged without it.
    """
    found: list[RuleFileError] = []
    mistakes = Mistakes(found)
    folders = replace(layered(extra, added), mistakes=mistakes)
    for name, path in folders.files("**/*.toml"):
        with mistakes.spare():
            folders.entry(name, path)
    with mistakes.spare():
        rulebook = assemble(folders)
        files = rule_files_of(rulebook, folders, tuple(found))
        for check in CHECKS:
            found += check(files)
        find_coverage(rulebook, extra)
    return tuple(_problems(found, folders))


def _problems(found: Iterable[RuleFileError], folders: Folders) -> Iterator[Problem]:
    """Each problem once, in the order of the files."""
    paths = dict(folders.files("**/*.toml"))
    told = {(one.file, one.line or 0, one.column or 0, one.message): one for one in found}
    for key in sorted(told, key=lambda key: key[:3]):
        one = told[key]
        yield Problem(paths.get(one.file, Path(one.file)), one.line, one.column, one.message)
