"""Runs the cases of a rule: base record, changes, check, wanted against found.

Beside what ``changes.py`` lists a case has ``name``, ``want`` (a status), ``base``, ``published``
(a date), ``message`` (words that the verdict or its fix must contain) and ``previous``: true for
last year's report as the base's own [previous] makes it, or a table of further changes to that.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

from gongkai.authoring.changes import NoTarget, change
from gongkai.authoring.draft import begin, record_of
from gongkai.check import check
from gongkai.kinds.over_many import EVERY_KIND
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message, render
from gongkai.model.report import Doubt, Report
from gongkai.model.rule import Case, Rule
from gongkai.model.verdict import Status, Verdict
from gongkai.record import from_record
from gongkai.rulebook.rulebook import EVERY, Rulebook
from gongkai.rulefile.entry import Toml


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What became of one case. ``verdict`` is the rule's own; ``right`` whether it is the wanted
    one and says the wanted words."""

    rule: str
    case: str
    want: str
    verdict: Verdict
    right: bool


def run_cases(rule: Rule, rulebook: Rulebook) -> Iterator[CaseOutcome]:
    """The outcome of every case of a rule; RuleFileError where a case misses its target."""
    return (run_case(rule, case, rulebook) for case in rule.cases)


def run_case(rule: Rule, case: Case, rulebook: Rulebook) -> CaseOutcome:
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
    return CaseOutcome(rule.id, case.name, case.want, verdict, right)


def case_report(rulebook: Rulebook, base: str, *changes: Toml) -> Report:
    """A base record with changes, as the report that the recogniser makes of it."""
    table = rulebook.bases[base]
    draft = begin(table, rulebook.form(str(table["form"])))
    for one in changes:
        change(draft, one)
    report = from_record(deepcopy(record_of(draft)), rulebook)
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


def missing_cases(rule: Rule) -> tuple[Status, ...]:
    """The statuses that should be wanted by a case of this rule and are not.

    A question to a person has one verdict only. A case in which the rule does not apply is asked
    for where ``[rule.applies]`` says when that is.
    """
    asked: tuple[Status, ...] = ("fail", "pass")
    if EVERY_KIND[rule.kind].asks:
        asked = ("manual",)
    elif _is_bounded(rule):
        asked = ("fail", "pass", "not_applicable")
    wanted = {case.want for case in rule.cases}
    return tuple(status for status in asked if status not in wanted)


def _is_bounded(rule: Rule) -> bool:
    applies = rule.applies
    return bool(
        EVERY not in applies.forms
        or EVERY not in applies.bodies
        or applies.needs
        or applies.effective
        or applies.until
    )
