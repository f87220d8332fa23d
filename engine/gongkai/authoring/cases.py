"""Runs the cases of a rule: base record, changes, check, wanted against found.

Beside what ``changes.py`` lists a case has ``name``, ``want`` (a status), ``base``, ``published``
(a date), ``message`` (words that the verdict or its fix must contain) and ``previous``: true for
last year's report as the base's own [previous] makes it, or a table of further changes to that.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

from gongkai.check import check
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message, render
from gongkai.record import from_record
from gongkai.model.report import Doubt, Report
from gongkai.model.rule import Case, Rule
from gongkai.authoring.changes import NoTarget, change
from gongkai.authoring.draft import begin, to_record
from gongkai.rulefile.entry import Toml
from gongkai.rulebook.rulebook import Rulebook
from gongkai.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case. ``verdict`` is the rule's own; ``right`` whether it is the wanted
    one and says the wanted words."""

    rule: str
    case: str
    want: str
    verdict: Verdict
    right: bool


def run_cases(rule: Rule, rulebook: Rulebook) -> Iterator[Outcome]:
    """The outcome of every case of a rule; RuleFileError where a case misses its target."""
    return (run_case(rule, case, rulebook) for case in rule.cases)


def run_case(rule: Rule, case: Case, rulebook: Rulebook) -> Outcome:
    """The outcome of one case."""
    try:
        report = case_report(rulebook, case.table["base"], case.table)
        previous = _previous(rulebook, case.table)
    except NoTarget as wrong:
        values = {"entry": rule.id, "case": case.name, "target": wrong.target}
        told = message("rules.case_misses", nearest=wrong.near, **values)
        raise RuleFileError(rule.file, told, rule.line) from None
    published = case.table.get("published")
    assessment = check(report, rulebook, previous=previous, published=published)
    verdict = next(verdict for verdict in assessment.verdicts if verdict.rule == rule.id)
    said = render(verdict.message) + render(verdict.fix)
    right = verdict.status == case.want and case.table.get("message", "") in said
    return Outcome(rule.id, case.name, case.want, verdict, right)


def case_report(rulebook: Rulebook, base: str, *changes: Toml) -> Report:
    """A base record with changes, as the report that the recogniser makes of it."""
    table = rulebook.bases[base]
    draft = begin(table, rulebook.form(str(table["form"])))
    for one in changes:
        change(draft, one)
    report = from_record(deepcopy(to_record(draft)), rulebook.forms)
    return _doubting(report, draft.doubts) if draft.doubts else report


def _previous(rulebook: Rulebook, case: Toml) -> Report | None:
    previous = case.get("previous", False)
    if previous is False:
        return None
    own = rulebook.bases[case["base"]].get("previous", {})
    return case_report(rulebook, case["base"], own, {} if previous is True else previous)


def _doubting(report: Report, names: list[str]) -> Report:
    """The report with a doubt on each of these cells or places."""
    told = [(name, message("rules.case_doubt", place=name)) for name in names]
    doubts = tuple(
        Doubt(said, cells=(name,)) if name in report.cells else Doubt(said, about=name)
        for name, said in told
    )
    cells = {
        id_: replace(cell, doubt=True) if id_ in names else cell
        for id_, cell in report.cells.items()
    }
    return replace(report, cells=cells, doubts=(*report.doubts, *doubts))
