"""How long a part is, and how many of its sentences hold figures."""

import pytest

from kinds.measuring import measure, rule, told


@pytest.mark.parametrize(
    ("text", "must", "broken"),
    [("甲" * 50, "at_most", 0), ("甲" * 51, "at_most", 1), ("甲 乙\n" * 20, "at_least", 1)],
)
def test_characters_count_without_spaces(text: str, must: str, broken: int) -> None:
    made = rule("text", where=["other"], measure="characters", must=must, limit=50)
    assert measure(made, told(text={"other": text})).broken == broken


def test_sentences_with_figures() -> None:
    made = rule("text", where=["overview"], measure="sentences", must="at_least", limit=1,
                patterns=["[0-9]{1,6}条"])  # fmt: skip
    assert measure(made, told()).value == 1
    assert measure(made, told(text={"overview": "公开信息若干。"})).broken == 1


def test_a_part_that_is_not_there_is_not_measured() -> None:
    made = rule("text", where=["other"], measure="characters", must="at_most", limit=50)
    assert measure(made, told(drop=["sections.other"])).value is None
