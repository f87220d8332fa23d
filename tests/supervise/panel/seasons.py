"""A made-up season as a panel, and what the rules find in it."""

import csv
from pathlib import Path

from gongkai import load_rulebook, read_report
from gongkai.kinds.over_many.body_years import panel_of_reports
from gongkai.model.panel import Panel, PanelBody, Scope, paragraphs
from gongkai.model.report import Report
from gongkai.supervise.panel.panel_book import open_panel_book
from supervise.season import Season

RULEBOOK = load_rulebook(with_cases=False)
Finding = tuple[str, str, int]


def panel_of(season: Season) -> Panel:
    reports: list[Report] = []
    for path in sorted((season.folder / "reports").rglob("*.*")):
        reports.append(read_report(path, RULEBOOK))
    prose = {report.sha256: paragraphs(report) for report in reports}
    bodies = list_of(season.folder)
    scopes = tuple(Scope(one.name) for one in bodies.values() if one.parent is None)
    return panel_of_reports(reports, bodies, prose.__getitem__, RULEBOOK.forms, scopes)


def list_of(folder: Path) -> dict[str, PanelBody]:
    with (folder / "bodies.csv").open(encoding="utf-8-sig") as opened:
        return {
            row["机构名称"]: PanelBody(
                row["机构名称"],
                row["类别"],
                row["上级机构"] or None,
                row["地区"],
                int(row["起始年份"]),
            )
            for row in csv.DictReader(opened)
        }


def findings(panel: Panel) -> set[Finding]:
    book = open_panel_book(RULEBOOK)
    return {
        (verdict.rule, body, year)
        for body in panel.bodies
        for year in panel.years
        for verdict in book.judge(panel, body, year)
        if verdict.status == "fail"
    }


def compared(season: Season, found: set[Finding]) -> tuple[set[Finding], set[Finding]]:
    """What was not found, and what was found but is not there."""
    must = {(one.rule, one.body, one.year) for one in season.expected if not one.may}
    may = {(one.rule, one.body, one.year) for one in season.expected}
    return must - found, found - may
