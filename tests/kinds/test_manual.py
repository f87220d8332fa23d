"""What only a person can tell is asked, never judged."""

from gongkai.model.message import render
from kinds.measuring import measure, rule, told


def test_the_question_is_asked() -> None:
    made = rule("manual", question={"zh": "经过审签了吗？", "en": "Is it signed?"})
    observed = measure(made, told())
    assert "经过审签了吗？" in render(observed.message, "zh")
    assert "Is it signed?" in render(observed.message, "en")
