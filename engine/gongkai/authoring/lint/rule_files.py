"""Rules that break down once they measure, and rulebooks that the inference cannot hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.authoring.cases import case_report
from gongkai.inference.plan import plan
from gongkai.kinds import KINDS
from gongkai.model.errors import RuleFileError
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders
from gongkai.rulefile.mistakes import Mistakes
from gongkai.rulefile.position import find_positions


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """``entries`` are by rule id; ``faulty`` are the ids of the rules in which loading found
    mistakes, so that nothing more can be said of what they do; ``clean`` where it found none at
    all, in these rules or anywhere."""

    rulebook: Rulebook
    folders: Folders
    entries: Mapping[str, Entry]
    faulty: frozenset[str]
    clean: bool

    def rules(self) -> Iterator[tuple[Rule, Entry]]:
        """Every rule with its entry."""
        return ((rule, self.entries[rule.id]) for rule in self.rulebook.rules)

    def sound(self) -> Iterator[tuple[Rule, Entry]]:
        """Every rule without a mistake, with its entry."""
        return ((rule, entry) for rule, entry in self.rules() if rule.id not in self.faulty)


def rule_files_of(
    rulebook: Rulebook, folders: Folders, found: Sequence[RuleFileError]
) -> RuleFiles:
    """The files for a rulebook in which loading found these mistakes."""
    quiet = replace(folders, mistakes=Mistakes([]))
    own = {(rule.file, rule.line): rule.id for rule in rulebook.rules}
    entries: dict[str, Entry] = {}
    faulty: set[str] = set()
    for file in dict.fromkeys(rule.file for rule in rulebook.rules):
        lines = {one.line for one in found if one.file == file and one.line}
        each = list(quiet.entry(file, quiet.path(file)).entries("rule"))
        begins = [find_positions(entry.source).of_key(entry.path).line for entry in each]
        for entry, begin, end in zip(each, begins, [*begins[1:], None], strict=True):
            id_ = own.get((file, entry.line()))
            if id_ is None:
                continue
            entries[id_] = entry
            if any(line >= begin and (end is None or line < end) for line in lines):
                faulty.add(id_)
    return RuleFiles(rulebook, quiet, entries, frozenset(faulty), clean=not found)


def breakdowns(files: RuleFiles) -> Iterator[RuleFileError]:
    """A rule whose measuring raises on a base record: it lacks a key that its kind must have in
    this combination. In a report it would be a doubt for ever."""
    subjects = list(_subjects(files.rulebook))
    for rule, entry in files.sound():
        for subject in subjects:
            if files.rulebook.applicable(rule, subject) is not None:
                continue
            try:
                KINDS[rule.kind].observe(rule, subject)
            except KeyError as error:
                values = {"parameter": error.args[0], "kind": rule.kind}
                yield entry.wrong("missing_parameter", "kind", **values)
                break
            except Exception as error:  # whatever it is, the author must hear of it
                told = f"{type(error).__name__}: {error}"
                yield entry.wrong("bad_parameters", "kind", kind=rule.kind, told=told)
                break


def limits(files: RuleFiles) -> Iterator[RuleFileError]:
    """What a profile makes of the rules must stay within the limits of the inference engine."""
    if not files.clean:
        return
    rules = files.rulebook.rules
    for profile in files.rulebook.profiles.values():
        try:
            plan(rules, KINDS, profile)
        except RuleFileError as mistake:
            blamed = dict(mistake.message.values).get("rule")
            entry = files.entries.get(str(blamed))
            yield entry.blame(mistake, ("applies", "any", "kind")) if entry else mistake


def _subjects(rulebook: Rulebook) -> Iterator[Subject]:
    """The base records, with last year's report and a day of publication."""
    for name, base in rulebook.bases.items():
        report = case_report(rulebook, name)
        yield Subject(
            report=report,
            form=rulebook.form(report.year),
            body_kind=rulebook.body_kind(report.body.kind),
            previous=case_report(rulebook, name, base.get("previous", {})),
            published=date(report.year + 1, 1, 20) if report.year else None,
            sources=rulebook.sources,
        )
