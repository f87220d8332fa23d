"""A body whose file could not be read is not said to have handed in nothing."""

import pytest

from gongkai import load_rulebook
from gongkai.kinds.over_many.body_years import panel_of
from gongkai.model.panel import PanelBody
from gongkai.supervise.panel.panel_book import open_panel_book

RULEBOOK = load_rulebook(with_cases=False)
BODY = PanelBody("青川县财政局", "department")


@pytest.mark.parametrize(
    ("unread", "status"),
    [
        ((), "fail"),
        (("2023/青川县财政局.docx",), "doubt"),
        (("青川县财政局.pdf",), "doubt"),
        (("2022/青川县财政局.docx",), "fail"),
        (("2023/青川县教育局.docx",), "fail"),
    ],
)
def test_a_file_that_bears_its_name_may_be_the_report(unread: tuple[str, ...], status: str):
    panel = panel_of((), {BODY.name: BODY}, lambda _: (), RULEBOOK.forms, (), unread)
    verdicts = open_panel_book(RULEBOOK).judge(panel, BODY.name, 2023)
    assert next(one for one in verdicts if one.rule == "season.missing").status == status
