"""One report from its file to its assessment, in a single call."""

from datetime import date
from functools import cache
from pathlib import Path

from gongkai.check import check
from gongkai.model.assessment import Assessment
from gongkai.model.report import Report
from gongkai.read_report import read_report
from gongkai.rulebook import load
from gongkai.rulebook.rulebook import Rulebook


@cache
def rulebook() -> Rulebook:
    """The built-in rules, loaded once."""
    return load()


def report_of(path: Path) -> Report:
    """The record of a report file."""
    return read_report(path, rulebook())


def judged(path: Path, previous: Path | None = None, published: date | None = None) -> Assessment:
    """The assessment of a report file."""
    before = report_of(previous) if previous else None
    return check(report_of(path), rulebook(), previous=before, published=published)


def statuses(assessment: Assessment) -> dict[str, str]:
    """Rule id → status."""
    return {verdict.rule: verdict.status for verdict in assessment.verdicts}


def having(assessment: Assessment, status: str) -> set[str]:
    """The ids of the rules with this status."""
    return {rule for rule, found in statuses(assessment).items() if found == status}
