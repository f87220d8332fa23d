"""The cases of rules in the format of JUnit, which build servers show as test results."""

import re
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gongkai.message import Language, message, render
from gongkai_cli.views.tried import Trials, Tried

_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def cases_to_junit(run: Trials, language: Language) -> str:
    """One test suite per rule file, one test case per case of a rule."""
    root = Element("testsuites", _counts(run.tried))
    for file, group in groupby(run.tried, key=lambda one: one.rule.file):
        own = tuple(group)
        suite = SubElement(root, "testsuite", {"name": file, **_counts(own)})
        for one in own:
            _add(suite, one, language)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode")


def _counts(tried: tuple[Tried, ...]) -> dict[str, str]:
    return {
        "tests": str(len(tried)),
        "failures": str(sum(not one.right and one.error is None for one in tried)),
        "errors": str(sum(one.error is not None for one in tried)),
    }


def _add(suite: Element, one: Tried, language: Language) -> None:
    names = {"classname": one.rule.id, "name": one.case.name, "file": one.rule.file}
    if line := one.case.line or one.rule.line:
        names["line"] = str(line)
    test = SubElement(suite, "testcase", {key: _printable(value) for key, value in names.items()})
    if one.error:
        SubElement(test, "error", {"message": _printable(render(one.error, language))})
    elif one.outcome and not one.right:
        values = {"want": one.case.want, "found": one.outcome.verdict.status}
        said = render(message("view.cases.differs", **values), language)
        failure = SubElement(test, "failure", {"message": said})
        lines = [render(one.outcome.verdict.message, language)]
        lines += one.changes
        failure.text = _printable("\n".join(lines))


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return _UNPRINTABLE.sub("�", text)
