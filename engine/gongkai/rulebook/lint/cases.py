"""What is wrong with the cases of rules before any of them is run."""

from collections import Counter
from collections.abc import Iterator

from gongkai.errors import RuleFileError
from gongkai.message import message
from gongkai.rulebook.case_table import CHANGES
from gongkai.rulebook.changes import NoTarget, change
from gongkai.rulebook.draft import begin
from gongkai.rulebook.entry import Entry, Toml
from gongkai.rulebook.lint.bench import Bench
from gongkai.rulebook.proof import missing_cases
from gongkai.rulebook.rulebook import Rulebook


def lacking_cases(bench: Bench) -> Iterator[RuleFileError]:
    """A rule that no case shows to pass, or to fail; where it does not apply may go unsaid."""
    for rule, entry in bench.rules():
        lacking = [status for status in missing_cases(rule) if status != "not_applicable"]
        if rule.kind and lacking:
            wanted = tuple(message(f"rules.lint.want.{status}") for status in lacking)
            yield entry.wrong("lint.no_case", want=wanted)


def repeated_names(bench: Bench) -> Iterator[RuleFileError]:
    """Two cases of a rule under one name."""
    for rule, entry in bench.rules():
        counts = Counter(case.name for case in rule.cases)
        for name in (name for name, count in counts.items() if name and count > 1):
            yield entry.wrong("lint.case_twice", "case", value=name)


def missed_targets(bench: Bench) -> Iterator[RuleFileError]:
    """A case that changes what its base record does not have."""
    for rule, entry in bench.sound():
        for case, own in zip(rule.cases, entry.entries("case"), strict=True):
            try:
                _try_out(bench.rulebook, case.table)
            except NoTarget as wrong:
                values = {"entry": rule.id, "case": case.name, "target": wrong.target}
                told = message("rules.case_misses", nearest=wrong.near, **values)
                yield _placed(own, RuleFileError(rule.file, told), wrong.target)


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
