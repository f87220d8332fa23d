"""The tables of the form as they are printed."""

import pytest

from generator.sheet import sheet
from gongkai import load_rulebook
from gongkai.model.form import Form
from gongkai.writing.printed_table import print_table

FORMS = load_rulebook(with_cases=False).forms
TABLES = [(form, table.id) for form in FORMS for table in form.tables]


@pytest.mark.parametrize(("form", "id_"), TABLES, ids=lambda item: getattr(item, "id", item))
def test_every_cell_has_one_place_and_no_place_two_cells(form: Form, id_: str):
    printed = print_table(form.table(id_))
    places = [
        (cell.row + down, cell.column + right)
        for cell in printed.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    ]
    assert len(places) == len(set(places)) == printed.rows * printed.columns
    assert [cell.id for cell in printed.cells if cell.id] == list(form.table(id_).cell_ids())


@pytest.mark.parametrize(("form", "id_"), TABLES, ids=lambda item: getattr(item, "id", item))
def test_it_is_laid_out_as_published_reports_are(form: Form, id_: str):
    """The made-up reports are laid out by hand, table by table."""
    table = form.table(id_)
    printed = print_table(table)
    lines = [
        [(cell.text or "7", cell.rows, cell.columns) for cell in line] for line in printed.lines()
    ]
    expected = sheet(form, id_, dict.fromkeys(table.cell_ids(), 7))
    assert printed.columns == expected.columns
    wanted = [[(slot.text, slot.rowspan, slot.colspan) for slot in row] for row in expected.rows]
    assert lines[-1] == wanted[-1]
    if id_ != "disputes":
        assert lines == wanted


def test_the_heads_of_reviews_reach_down_to_those_of_suits():
    first, second, third, _ = print_table(FORMS[-1].table("disputes")).lines()
    assert [(cell.text, cell.columns) for cell in first] == [("行政复议", 5), ("行政诉讼", 10)]
    assert [(cell.rows, cell.columns) for cell in second] == [(2, 1)] * 5 + [(1, 5)] * 2
    assert len(third) == 10
