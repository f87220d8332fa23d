"""Which sorts of cases a rule still lacks to be proven: failing, passing, not applicable."""

from gongkai.model.rule import Rule
from gongkai.rulebook.rulebook import EVERY
from gongkai.model.verdict import Status


def missing_cases(rule: Rule) -> tuple[Status, ...]:
    """The statuses that should be wanted by a case of this rule and are not.

    A question to a person has one verdict only. A case in which the rule does not apply is asked
    for where ``[rule.applies]`` says when that is.
    """
    asked: tuple[Status, ...] = ("fail", "pass")
    if rule.kind == "manual":
        asked = ("manual",)
    elif _is_bounded(rule):
        asked = ("fail", "pass", "not_applicable")
    wanted = {case.want for case in rule.cases}
    return tuple(status for status in asked if status not in wanted)


def _is_bounded(rule: Rule) -> bool:
    applies = rule.applies
    return bool(
        EVERY not in applies.forms
        or EVERY not in applies.bodies
        or applies.needs
        or applies.effective
        or applies.until
    )
