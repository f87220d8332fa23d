"""Exit codes: nothing bad hides behind a good one."""

from dataclasses import replace

import pytest

from cli.assessments import township, ungraded
from gongkai.model.assessment import Assessment
from gongkai.model.message import message
from gongkai.model.profile import FailOn
from gongkai.model.rule import Level
from gongkai_cli.exits import CLEAN, CRASHED, FINDINGS, UNREADABLE, exit_code
from gongkai_cli.result import Result


def _failing(*levels: Level) -> Assessment:
    """An assessment whose only failed rules are of these levels."""
    whole = township()
    kept = tuple(
        verdict for verdict in whole.verdicts if verdict.status != "fail" or verdict.level in levels
    )
    return replace(whole, verdicts=kept)


@pytest.mark.parametrize(
    ("levels", "fail_on", "code"),
    [
        ((), "info", CLEAN),
        (("error",), "error", FINDINGS),
        (("warning",), "error", CLEAN),
        (("warning",), "warning", FINDINGS),
        (("info",), "warning", CLEAN),
        (("info",), "info", FINDINGS),
        (("error", "warning", "info"), "never", CLEAN),
    ],
)
def test_findings_count_from_the_level_asked_for(
    levels: tuple[Level, ...], fail_on: FailOn, code: int
):
    assert exit_code([Result("a", _failing(*levels))], fail_on) == code


def test_too_little_judged_is_not_clean():
    unjudged = replace(ungraded(), verdicts=())
    assert exit_code([Result("a", unjudged)], "error") == FINDINGS
    assert exit_code([Result("a", unjudged)], "never") == CLEAN


@pytest.mark.parametrize("fail_on", ["error", "never"])
def test_an_unreadable_file_outranks_everything_but_a_fault_of_the_program(fail_on: FailOn):
    unread = Result("b", error=message("view.verbatim", text="x"))
    crashed = replace(unread, crashed=True)
    clean = Result("a", _failing())
    assert exit_code([clean, unread], fail_on) == UNREADABLE
    assert exit_code([Result("a", township()), unread, clean], fail_on) == UNREADABLE
    assert exit_code([unread, crashed], fail_on) == CRASHED
