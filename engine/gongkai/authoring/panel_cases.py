"""Runs the cases of a rule over many reports.

A case lists ``reports``, each a base record with the changes of ``changes.py``, its
``source`` and ``published``, and may list ``bodies`` and ``scopes``. Bodies that it does not list
stand on the list all the same, unless it says ``guessed``. The rule is measured at ``body`` and
``year``: by default the body of the first report in the latest year of all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.authoring.cases import CaseOutcome, case_report
from gongkai.authoring.changes import NoTarget
from gongkai.kinds.over_many.body_years import panel_of_reports
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message, render
from gongkai.model.panel import Panel, PanelBody, Scope, paragraphs
from gongkai.model.report import PrintedDate, Report
from gongkai.model.rule import Case, Rule
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.panel.panel_book import PanelBook, open_panel_book


def run_panel_cases(rule: Rule, rulebook: Rulebook) -> Iterator[CaseOutcome]:
    """The outcome of every case of a rule; RuleFileError where a case misses its target."""
    book = open_panel_book(rulebook)
    return (run_panel_case(rule, case, book) for case in rule.cases)


def run_panel_case(rule: Rule, case: Case, book: PanelBook) -> CaseOutcome:
    """The outcome of one case."""
    try:
        reports = [_report(one, case.table["base"], book.rulebook) for one in case.table["reports"]]
    except NoTarget as wrong:
        values = {"entry": rule.id, "case": case.name, "target": wrong.target}
        told = message("rules.case_misses", nearest=wrong.near, **values)
        raise RuleFileError(rule.file, told, rule.line) from None
    panel = _panel(case.table, reports, book.rulebook)
    body = case.table.get("body", reports[0].body.name)
    year = case.table.get("year", panel.years[-1])
    verdict = next(one for one in book.judge(panel, body, year) if one.rule == rule.id)
    said = render(verdict.message) + render(verdict.fix)
    right = verdict.status == case.want and case.table.get("message", "") in said
    return CaseOutcome(rule.id, case.name, case.want, verdict, right)


def _report(table: Mapping[str, Any], base: str, rulebook: Rulebook) -> Report:
    report = case_report(rulebook, table.get("base", base), table)
    source = table.get("source", f"{report.year}/{report.body.name}")
    published: date | None = table.get("published")
    dates = (PrintedDate(published, "published", str(published)),) if published else report.dates
    return replace(report, source=source, sha256=source, dates=dates)


def _panel(table: Mapping[str, Any], reports: list[Report], rulebook: Rulebook) -> Panel:
    listed = {one["name"]: PanelBody(**one) for one in table.get("bodies", ())}
    for report in reports:
        name = report.body.name or ""
        listed.setdefault(name, PanelBody(name, report.body.kind))
    prose = {report.sha256: paragraphs(report) for report in reports}
    scopes = tuple(
        Scope(
            one["body"],
            tuple(one["includes"]) if "includes" in one else None,
            tuple(one.get("excludes", ())),
            tuple(one.get("years", ())),
        )
        for one in table.get("scopes", ())
    )
    return panel_of_reports(reports, listed, prose.__getitem__, rulebook.forms, scopes)
