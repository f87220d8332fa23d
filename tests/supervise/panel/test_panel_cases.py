"""Every rule over many reports does what its cases say."""

import pytest

from gongkai import load_rulebook
from gongkai.authoring.panel_cases import run_panel_cases
from gongkai.model.message import render
from gongkai.model.rule import Rule

RULEBOOK = load_rulebook()


@pytest.mark.parametrize("rule", RULEBOOK.register_rules, ids=lambda rule: rule.id)
def test_cases(rule: Rule):
    assert rule.cases
    for outcome in run_panel_cases(rule, RULEBOOK):
        said = render(outcome.verdict.message)
        assert outcome.right, (outcome.case, outcome.verdict.status, said)
