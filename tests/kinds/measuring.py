"""A rule made up for one measurement, and a report to hold it against."""

from decimal import Decimal
from typing import Any

from gongkai.authoring.cases import case_report
from gongkai.kinds import KINDS
from gongkai.model.message import Text, render
from gongkai.model.observation import Observation
from gongkai.model.report import Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from support.judged import rulebook


def rule(kind: str, **parameters: Any) -> Rule:
    """A rule of this kind with nothing but its own parameters."""
    words = Text("测试", "test")
    return Rule("test.rule", "text", words, (), kind, "info", Decimal(0), words,
                parameters=parameters)  # fmt: skip


def told(base: str = "department", **changes: Any) -> Report:
    """A base record of the rule cases with the changes of a case."""
    return case_report(rulebook(), base, changes)


def subject(report: Report, **beside: Any) -> Subject:
    """The report with the form and the kind of body that it says it has."""
    book = rulebook()
    return Subject(report, book.form(report.form), book.body_kind(report.body.kind), **beside)


def measure(made: Rule, report: Report, **beside: Any) -> Observation:
    """What a rule measures in a report; its parameters are checked as in a rule file."""
    kind = KINDS[made.kind]
    kind.compile(made, rulebook().forms)
    observed = kind.observe(made, subject(report, **beside))
    assert render(observed.message, "zh") and render(observed.message, "en")
    return observed


def found(made: Rule, report: Report, **beside: Any) -> list[str]:
    """The passages that a rule quotes."""
    return [evidence.raw for evidence in measure(made, report, **beside).evidence]
