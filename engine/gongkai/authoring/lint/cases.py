"""What is wrong with the cases of rules before any of them is run."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import cast

from gongkai.authoring.cases import missing_cases
from gongkai.authoring.changes import NoTarget, change
from gongkai.authoring.draft import begin
from gongkai.authoring.lint.rule_files import RuleFiles
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message
from gongkai.rulebook.case_table import CHANGES
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.entry import Entry, Toml
from gongkai.rulefile.sorts import fits


def lacking_cases(files: RuleFiles) -> Iterator[RuleFileError]:
    """A rule that no case shows to pass, or to fail; where it does not apply may go unsaid."""
    for rule, entry in files.rules():
        if not rule.kind:
            continue
        lacking = [status for status in missing_cases(rule) if status != "not_applicable"]
        if lacking:
            wanted = tuple(message(f"rules.lint.want.{status}") for status in lacking)
            yield entry.wrong("lint.no_case", want=wanted)


def repeated_names(files: RuleFiles) -> Iterator[RuleFileError]:
    """Two cases of a rule under one name."""
    for rule, entry in files.rules():
        counts = Counter(case.name for case in rule.cases)
        for name in (name for name, count in counts.items() if name and count > 1):
            yield entry.wrong("lint.case_twice", "case", value=name)


def missed_targets(files: RuleFiles) -> Iterator[RuleFileError]:
    """A case that changes what its base record does not have."""
    for rule, entry in files.rules():
        for case, own in zip(rule.cases, entry.entries("case"), strict=True):
            if not _is_well_formed(case.table, files.rulebook):
                continue
            try:
                _try_out(files.rulebook, case.table)
            except NoTarget as wrong:
                values = {"entry": rule.id, "case": case.name, "target": wrong.target}
                told = message("rules.case_misses", nearest=wrong.near, **values)
                yield _placed(own, RuleFileError(rule.file, told), wrong.target)
            except (TypeError, ValueError, AttributeError, KeyError) as error:
                told = f"{type(error).__name__}: {error}"
                yield own.wrong("lint.bad_case", "name", rule=rule.id, told=told)


def _is_well_formed(case: Toml, rulebook: Rulebook) -> bool:
    """Whether its changes are of the sorts that they must be; that they are not was told."""
    previous = case.get("previous", False)
    tables = [case, cast(Toml, previous)] if isinstance(previous, Mapping) else [case]
    return case.get("base") in rulebook.bases and all(
        fits(table[key], sort) for table in tables for key, sort in CHANGES.items() if key in table
    )


def _try_out(rulebook: Rulebook, case: Toml) -> None:
    """Make all changes of a case to its base record; NoTarget where one misses."""
    base = rulebook.bases[case["base"]]
    draft = begin(base, rulebook.form(str(base["form"])))
    change(draft, case)
    previous = case.get("previous", False)
    if previous is not False:
        draft = begin(base, rulebook.form(str(base["form"])))
        change(draft, base.get("previous", {}))
        change(draft, {} if previous is True else previous)


def _placed(case: Entry, mistake: RuleFileError, target: str) -> RuleFileError:
    wrong = RuleFileError(mistake.file, message("rules.case_misses", target=target))
    placed = case.blame(wrong, [*CHANGES, "previous"])
    return RuleFileError(mistake.file, mistake.message, placed.line, placed.column)
