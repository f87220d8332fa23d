"""What is right in the prose is left alone, and what the tables contradict is seen."""

import pytest

from prose.passage import Passage, passages


@pytest.mark.parametrize("passage", list(passages()), ids=lambda passage: passage.text[:24])
def test_a_passage_is_judged_as_a_careful_reader_would(passage: Passage) -> None:
    assert passage.holds(), sorted(passage.findings())
