"""Every rule of the project has all the cases that make sense for it."""

import pytest

from gongkai.authoring.cases import missing_cases
from gongkai.model.rule import Rule
from gongkai.rulebook import load

RULES = {rule.id: rule for rule in load().rules}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_rule_is_seen_to_fail_to_pass_and_not_to_apply(rule: Rule) -> None:
    assert missing_cases(rule) == ()
