"""What a reader left out: one cause is one doubt, at its place, and nobody is accused by it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from gongkai.check import check
from gongkai.model.document import Block, Document, Grid, GridCell, Omission, Omitted, Paragraph
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import LANGUAGES, render
from gongkai.model.report import Doubt, Report
from gongkai.readers import read
from gongkai.recognise import recognise
from gongkai.record import from_record, to_record
from support.judged import rulebook, statuses

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "county-2024.docx"
KINDS: tuple[Omitted, ...] = get_args(Omitted)
RECEIVED = "requests.received.natural_person"


@cache
def document() -> Document:
    return read(SAMPLE)


def told(*omissions: Omission, given: Document | None = None) -> Report:
    known = replace(given or document(), omissions=omissions)
    return recognise(known, rulebook())


def own(report: Report) -> Sequence[Doubt]:
    """The doubts that the omissions made."""
    return [doubt for doubt in report.doubts if doubt.message.key.startswith("omission.")]


def grid_of(table: str) -> Grid:
    at = told().cells[next(id_ for id_ in told().cells if id_.startswith(table))].at
    grids = [block for block in document().blocks if isinstance(block, Grid)]
    return next(one for one in grids if any(cell.at == at for cell in one.cells))


def without(*lost: str, cell: GridCell | None = None) -> Document:
    """The sample without the paragraphs that hold these words, and with this cell in its place."""
    blocks = [
        block
        for block in document().blocks
        if not (isinstance(block, Paragraph) and any(word in block.text for word in lost))
    ]
    if cell:
        blocks = [
            replace(block, cells=tuple(cell if one.at == cell.at else one for one in block.cells))
            if isinstance(block, Grid)
            else block
            for block in blocks
        ]
    return replace(document(), blocks=tuple(blocks))


def judged(report: Report) -> dict[str, str]:
    return statuses(check(report, rulebook()))


def at(text: str) -> Location:
    """Where the sample says this."""
    return next(b.at for b in document().blocks if isinstance(b, Paragraph) and text in b.text)


@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize("what", KINDS)
def test_each_kind_is_told_in_both_languages(what: Omitted, sure: bool):
    places = [told().cells[RECEIVED].at, NOWHERE]
    (doubt,) = own(told(*(Omission(what, place, "甲", sure) for place in places)))
    for language in LANGUAGES:
        said = render(doubt.message, language)
        assert "甲" in said
        assert "{" not in said


def test_one_cause_is_one_doubt_and_names_its_first_places():
    cells = [told().cells[f"requests.received.{one}"] for one in ("company", "other", "total")]
    cells.append(told().cells["requests.carried_in.total"])
    report = told(*(Omission("struck", cell.at, str(n), False) for n, cell in enumerate(cells)))
    (doubt,) = own(report)
    assert doubt.cells == tuple(cell.id for cell in cells)
    said = render(doubt.message)
    assert all(render(cell.at) in said for cell in cells[:3])
    assert render(cells[3].at) not in said
    assert "…" in said


def test_what_was_rightly_left_aside_touches_nothing():
    given = without(cell=replace(_cell_of(RECEIVED), text="999"))
    plain = told(given=given)
    report = told(
        Omission("mark", plain.cells[RECEIVED].at, "①"),
        Omission("hidden", NOWHERE),
        Omission("struck", at("总体情况"), "删去"),
        given=given,
    )
    assert len(own(report)) == 3
    assert report.cells == plain.cells
    assert judged(report) == judged(plain)
    assert not any(doubt.unread or doubt.cells for doubt in own(report))


def test_a_cell_where_something_may_be_left_out_is_in_doubt_and_no_other():
    report = told(Omission("cut", told().cells[RECEIVED].at, sure=False))
    assert [id_ for id_, cell in report.cells.items() if cell.doubt] == [RECEIVED]
    assert own(report)[0].about == "requests"
    assert own(report)[0].unread == ()


def test_a_broken_sum_is_no_accusation_where_a_cell_of_it_is_in_doubt():
    given = without(cell=replace(_cell_of(RECEIVED), text="999"))
    assert judged(told(given=given))["requests.balance"] == "fail"
    doubted = told(Omission("cut", told().cells[RECEIVED].at, sure=False), given=given)
    assert judged(doubted)["requests.balance"] == "doubt"


def test_all_cells_of_a_grid_are_in_doubt_where_it_may_be_read_wrong():
    report = told(Omission("geometry", grid_of("disputes").at, sure=False))
    doubted = {id_ for id_, cell in report.cells.items() if cell.doubt}
    assert doubted == {id_ for id_ in report.cells if id_.startswith("disputes.")}
    assert own(report)[0].unread == ("disputes",)


def test_a_row_is_not_called_missing_where_the_table_was_not_read_in_full():
    grid = grid_of("requests")
    label = next(cell for cell in grid.cells if "部分公开" in cell.text)
    row = [cell for cell in grid.cells if cell.row == label.row]
    given = replace(document(), blocks=tuple(
        replace(b, cells=tuple(c for c in grid.cells if c not in row)) if b is grid else b
        for b in document().blocks))  # fmt: skip
    assert judged(told(given=given))["requests.rows"] == "fail"
    for place in (grid.at, grid.cells[0].at):
        doubted = told(Omission("unread", place, sure=False), given=given)
        assert judged(doubted)["requests.rows"] == "doubt"


def test_prose_is_not_called_missing_where_its_part_was_not_read_in_full():
    given = without("监督保障", "考核", "评议")
    plain = judged(told(given=given))
    assert plain["overview.accountability"] == "fail"
    in_part = told(Omission("picture", at("总体情况"), sure=False), given=given)
    elsewhere = told(Omission("picture", at("存在的主要问题"), sure=False), given=given)
    assert judged(in_part)["overview.accountability"] == "doubt"
    assert judged(elsewhere)["overview.accountability"] == "fail"


def test_a_part_that_is_nowhere_may_stand_wherever_was_not_read():
    lost = "存在的主要问题"
    assert judged(told(given=without(lost)))["sections.problems"] == "fail"
    beside = told(Omission("picture", at("行政诉讼情况"), sure=False), given=without(lost))
    assert judged(beside)["sections.problems"] == "doubt"


def test_nobody_is_accused_where_the_whole_document_may_be_incomplete():
    given = without("存在的主要问题", cell=replace(_cell_of(RECEIVED), text="999"))
    assert "fail" in judged(told(given=given)).values()
    report = told(Omission("elsewhere", sure=False), given=given)
    assert "fail" not in judged(report).values()
    assert own(report)[0].about == "document"


def test_an_omission_between_blocks_belongs_to_the_part_around_it():
    at_ = at("总体情况")
    assert at_.paragraph is not None
    gap = replace(at_, paragraph=at_.paragraph + 1000)
    (doubt,) = own(told(Omission("elsewhere", gap, sure=False)))
    assert doubt.unread == ("other",) or doubt.unread == ("closing",)


def test_what_stands_around_a_whole_report_is_no_part_of_it():
    frame = Paragraph("站点导航", Location(paragraph=1))
    below = tuple(_moved_down(block) for block in document().blocks)
    given = replace(document(), blocks=(frame, *below))
    (doubt,) = own(told(Omission("elsewhere", frame.at, sure=False), given=given))
    assert doubt.unread == ()


def test_a_record_keeps_what_was_not_read():
    report = told(
        Omission("elsewhere", sure=False),
        Omission("mark", told().cells[RECEIVED].at, "①"),
        Omission("cut", told().cells[RECEIVED].at, "12", sure=False),
    )
    book = rulebook()
    assert from_record(to_record(report), book) == report


def _cell_of(id_: str) -> GridCell:
    place = told().cells[id_].at
    return next(
        c for g in document().blocks if isinstance(g, Grid) for c in g.cells if c.at == place
    )


def _moved_down(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.at.paragraph:
        return replace(block, at=replace(block.at, paragraph=block.at.paragraph + 1))
    return block
