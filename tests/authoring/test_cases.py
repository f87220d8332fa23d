"""Every rule proves itself by its own cases, and the base records are flaw-free."""

from datetime import date

import pytest

from gongkai.authoring.cases import case_report, run_case
from gongkai.check import check
from gongkai.model.message import render
from gongkai.model.rule import Case, Rule
from gongkai.rulebook import load

RULEBOOK = load()
RULES = {rule.id: rule for rule in RULEBOOK.rules}
CASES = [(rule, case) for rule in RULEBOOK.rules for case in rule.cases]


@pytest.mark.parametrize(
    ("rule", "case"), CASES, ids=[f"{rule.id}: {case.name}" for rule, case in CASES]
)
def test_case(rule: Rule, case: Case) -> None:
    outcome = run_case(rule, case, RULEBOOK)
    said = f"{outcome.verdict.status}: {render(outcome.verdict.message)}"
    assert outcome.right, f"{rule.file}:{rule.line} wants {case.want}, got {said}"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_seen_to_pass_and_to_fail(rule: Rule) -> None:
    wanted = {case.want for case in rule.cases}
    assert wanted >= ({"manual"} if rule.kind == "manual" else {"pass", "fail"})


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_cases_of_a_rule_have_names_of_their_own(rule: Rule) -> None:
    names = [case.name for case in rule.cases]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("base", RULEBOOK.bases)
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "with last year's report"])
def test_base_records_are_flaw_free(base: str, beside: bool) -> None:
    report = case_report(RULEBOOK, base)
    earlier = case_report(RULEBOOK, base, RULEBOOK.bases[base]["previous"]) if beside else None
    published = date(report.year + 1, 1, 25) if report.year and beside else None
    assessment = check(report, RULEBOOK, previous=earlier, published=published)
    wrong = {
        verdict.rule: (verdict.status, render(verdict.message))
        for verdict in assessment.verdicts
        if verdict.status in ("fail", "doubt")
    }
    assert wrong == {}
    assert assessment.doubts == ()


@pytest.mark.parametrize("base", RULEBOOK.bases)
def test_last_years_reports_are_flaw_free_too(base: str) -> None:
    report = case_report(RULEBOOK, base, RULEBOOK.bases[base]["previous"])
    verdicts = check(report, RULEBOOK).verdicts
    assert [verdict.rule for verdict in verdicts if verdict.status in ("fail", "doubt")] == []
