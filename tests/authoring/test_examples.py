"""The example of every kind of rule is a rule that somebody could copy."""

from pathlib import Path

import pytest

from gongkai.authoring.cases import run_cases
from gongkai.authoring.panel_cases import run_panel_cases
from gongkai.authoring.schemas import example
from gongkai.kinds import KINDS
from gongkai.kinds.over_many import PANEL_KINDS
from gongkai.rulebook import load
from gongkai.rulefile.folder import builtin_folder


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_can_be_copied_and_holds(kind: str, tmp_path: Path):
    checks = tmp_path / "checks"
    checks.mkdir()
    (checks / "mine.toml").write_text(example(kind), encoding="utf-8")
    rulebook = load([tmp_path])
    (rule,) = (rule for rule in rulebook.rules if rule.id == f"my.{kind}")
    assert rule.kind == kind
    outcomes = list(run_cases(rule, rulebook))
    assert outcomes
    assert [(one.case, one.verdict) for one in outcomes if not one.right] == []


@pytest.mark.parametrize("kind", PANEL_KINDS)
def test_the_example_of_a_kind_over_many_reports_as_well(kind: str, tmp_path: Path):
    register = tmp_path / "register"
    register.mkdir()
    (register / "mine.toml").write_text(example(kind), encoding="utf-8")
    rulebook = load([tmp_path])
    (rule,) = (rule for rule in rulebook.register_rules if rule.id == f"my.{kind}")
    assert rule.kind == kind
    outcomes = list(run_panel_cases(rule, rulebook))
    assert outcomes
    assert [(one.case, one.verdict) for one in outcomes if not one.right] == []


def test_there_is_no_example_of_another_kind():
    files = (builtin_folder() / "examples").glob("*.toml")
    assert {path.stem for path in files} == {*KINDS, *PANEL_KINDS}
