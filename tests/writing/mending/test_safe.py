"""What may be mended without asking, and what not."""

from pathlib import Path
from typing import Any

import pytest

from gongkai.model.message import render
from writing.mending.files import MENDED, PLANTED, mends_of, opened, sound, word

ROW = "requests.partly_granted"
BLANK_ROW = {f"{ROW}.{column}": "" for column in ("company", "research", "other")}


def mended(folder: Path, **planted: str) -> dict[str, str]:
    return {mend.cell: mend.new for mend in mends_of(opened(word(folder, planted)))}


def test_a_total_blanks_and_full_width_digits(tmp_path: Path) -> None:
    mends = mends_of(opened(word(tmp_path)))
    assert {mend.cell: mend.new for mend in mends} == MENDED
    assert {mend.cell: mend.old for mend in mends} == PLANTED
    for mend in mends:
        assert render(mend.reason, "zh") and render(mend.reason, "en")


def test_a_sound_report_is_left_alone(tmp_path: Path) -> None:
    assert mended(tmp_path) == {}


CASES: list[tuple[dict[str, str], dict[str, str]]] = [
    # what is printed, what may be mended of it
    ({"requests.granted.company": "4"}, {}),  # no total: the author must look
    ({"requests.handled.total": "9"}, {"requests.handled.total": "5"}),
    ({"requests.granted.company": "4", "requests.granted.total": "4"}, {}),
    ({"disputes.review.total": "3"}, {}),  # one identity alone confirms nothing
    ({"disclosure.rules_made.made": ""}, {}),  # no identity tells
    (BLANK_ROW, dict.fromkeys(BLANK_ROW, "0")),
    ({"requests.granted.company": ""}, {}),  # 3 were counted
    ({"requests.granted.total": ""}, {"requests.granted.total": "3"}),
    ({f"{ROW}.company": "", f"{ROW}.total": "7"}, {f"{ROW}.total": "2"}),
    ({f"{ROW}.research": "若干"}, {}),
    ({f"{ROW}.natural_person": "２"}, {f"{ROW}.natural_person": "2"}),
]


@pytest.mark.parametrize(("planted", "wanted"), CASES)
def test_only_what_is_certain_is_mended(planted: Any, wanted: Any, tmp_path: Path) -> None:
    assert mended(tmp_path, **planted) == wanted


def test_a_table_of_blanks_confirms_no_zero(tmp_path: Path) -> None:
    """Nothing printed, nothing confirmed: the table may have been forgotten."""
    blank = {id_: "" for id_ in sound() if id_.startswith("disputes.")}
    assert mended(tmp_path, **blank) == {}


def test_a_row_of_blanks_is_confirmed_by_its_columns(tmp_path: Path) -> None:
    row = [id_ for id_ in sound() if id_.startswith("requests.refused.query.")]
    assert mended(tmp_path, **dict.fromkeys(row, "")) == dict.fromkeys(row, "0")
