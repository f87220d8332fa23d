"""The cases of rules in the format of JUnit, which build servers show as test results."""

from itertools import groupby
from typing import TextIO
from xml.etree.ElementTree import Element

from gongkai.model.message import Language, message, render
from gongkai_cli.views.interchange.junit import add, xml_text
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rules.cases import CaseResult, CaseRun


def write_junit(run: CaseRun, shown: Presentation, stream: TextIO) -> None:
    """One test suite per rule file, one test case per case of a rule."""
    root = Element("testsuites", _counts(run.tried))
    for file, group in groupby(run.tried, key=lambda one: one.rule.file):
        own = tuple(group)
        suite = add(root, "testsuite", name=file, **_counts(own))
        for one in own:
            _add(suite, one, shown.language)
    stream.write(xml_text(root) + "\n")


def _counts(tried: tuple[CaseResult, ...]) -> dict[str, str]:
    return {
        "tests": str(len(tried)),
        "failures": str(sum(not one.right and one.error is None for one in tried)),
        "errors": str(sum(one.error is not None for one in tried)),
    }


def _add(suite: Element, one: CaseResult, language: Language) -> None:
    names = {"classname": one.rule.id, "name": one.case.name, "file": one.rule.file}
    if line := one.case.line or one.rule.line:
        names["line"] = str(line)
    test = add(suite, "testcase", **names)
    if one.error:
        add(test, "error", message=render(one.error, language))
    elif one.outcome and not one.right:
        values = {"want": one.case.want, "found": one.outcome.verdict.status}
        said = render(message("view.cases.differs", **values), language)
        lines = [render(one.outcome.verdict.message, language), *one.changes]
        add(test, "failure", "\n".join(lines), message=said)
