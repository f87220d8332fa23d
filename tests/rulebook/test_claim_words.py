"""Words and frames of claims: an office adds its own, and lint refuses what is no word."""

from pathlib import Path

import pytest

from gongkai.authoring.lint import lint
from gongkai.model.document import Paragraph
from gongkai.recognise.figures import find_figures
from gongkai.rulebook import load

SAID = "全年领回政府信息公开申请7件。"


def _counts(folder: Path | None = None) -> list[str | None]:
    wordings = load([folder] if folder else []).wordings
    return [figure.counts for figure in find_figures([Paragraph(SAID)], "overview", wordings)]


def test_an_unknown_word_stops_a_claim_and_an_office_can_add_it(tmp_path: Path) -> None:
    assert _counts() == [None]
    (tmp_path / "prose.toml").write_text('[words]\nreceive = ["领回"]\n', encoding="utf-8")
    assert _counts(tmp_path) == ["requests.received"]


WRONG = [
    ('[words]\nreceive = ["收.{0,4}到"]\n', "lint.pattern_word"),
    ('[words]\nreceive = ["领回", "领回"]\n', "lint.word_twice"),
    ('[[claims.frame]]\ncounts = "x"\nslots = ["receive.*", "#"]\n', "lint.pattern_slot"),
    ('[[claims.frame]]\ncounts = "x"\nslots = ["recieve", "#"]\n', "unknown_value"),
    ('[[claims.frame]]\ncounts = "x"\nslots = ["receive"]\n', "lint.frame_number"),
    ('[[claims.frame]]\ncounts = "x.{receive}"\nslots = ["receive", "#"]\n', "unknown_value"),
    ('[[claims.case]]\ntext = "收到申请7。"\nsays = ["requests.received 8"]\n', "lint.claim_case"),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "sort"), WRONG)
def test_lint_tells_what_is_no_word_no_frame_and_no_true_case(
    tmp_path: Path, toml: str, sort: str
) -> None:
    (tmp_path / "prose.toml").write_text(toml, encoding="utf-8")
    assert sort in [problem.sort for problem in lint([tmp_path])]
