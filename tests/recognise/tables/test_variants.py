"""What offices write into the cells and labels of a table, and where they put it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from generator.cells import random_cells
from generator.sheet import Slot, sheet
from gongkai.model.document import Block, Grid, GridCell, Paragraph
from gongkai.model.location import Location
from gongkai.recognise.tables import Tables, read_tables
from gongkai.recognise.unfold import unfold
from recognise.pages import FORMS
from recognise.tables.noise import as_document, grid
from recognise.tables.test_matcher import TABLES, differences

FORM = FORMS[-1]
Rows = list[list[Slot]]
SEEDS = pytest.mark.parametrize("seed", range(4))


def is_number(text: str) -> bool:
    return text.replace(".", "").isdigit()


def numbers(change: Callable[[str, Random], str]) -> Callable[[Rows, Random], Rows]:
    """The numbers of some cells are written in another way."""
    return lambda rows, rng: [
        [
            replace(slot, text=change(slot.text, rng))
            if is_number(slot.text) and rng.random() < 0.4
            else slot
            for slot in row
        ]
        for row in rows
    ]


def labels(change: Callable[[str, Random], str]) -> Callable[[Rows, Random], Rows]:
    """The labels are written in another way."""
    return lambda rows, rng: [
        [
            replace(slot, text=change(slot.text, rng))
            if len(slot.text) > 1 and not is_number(slot.text)
            else slot
            for slot in row
        ]
        for row in rows
    ]


NOTES = (
    "①",
    "[1]",
    "*",
    "¹",
    "注2",
    "（其中补报1件）",
    "（均为网上办理）",
    "【2】",
    "。",
    "件",
    "（件）",
)
REMARKS = ("（本级无此项）", "①", "*", "（含上年）", "[注]", "（注2）")


def thousands(text: str, rng: Random) -> str:
    whole, stop, rest = text.partition(".")
    return f"{int(whole):,}{stop}{rest}".replace(",", rng.choice((",", "，")))


SURE: Mapping[str, Callable[[Rows, Random], Rows]] = {
    "notes beside numbers": numbers(lambda text, rng: text + rng.choice(NOTES)),
    "notes below numbers": numbers(lambda text, rng: f"{text}\n（含结转1件）"),
    "marks before numbers": numbers(lambda text, rng: f"[3] {text}"),
    "thousands": numbers(thousands),
    "leading zeros": numbers(lambda text, rng: text if "." in text else f"00{text}"),
    "full width": numbers(lambda text, rng: "".join(chr(ord(c) + 0xFEE0) for c in text)),
    "remarks behind labels": labels(lambda text, rng: text + rng.choice(REMARKS)),
    "letters apart": labels(lambda text, rng: "　".join(text)),
}


def read_rows(tables: Mapping[str, Rows]) -> Tables:
    return read_grids({name: grid(rows, n) for n, (name, rows) in enumerate(tables.items(), 1)})


def read_grids(grids: Mapping[str, Block]) -> Tables:
    document, outline = as_document(FORM, {name: [one] for name, one in grids.items()})
    return read_tables(document, FORMS, outline)


def made(seed: int) -> tuple[dict[str, object], dict[str, Rows]]:
    """The cells of a report and the rows of its tables."""
    cells = random_cells(FORM, Random(seed))
    return dict(cells), {t: [list(row) for row in sheet(FORM, t, cells).rows] for t in TABLES}


@SEEDS
@pytest.mark.parametrize("way", SURE)
def test_every_cell_is_read_for_sure(way: str, seed: int):
    rng = Random(seed)
    cells, tables = made(seed)
    read = read_rows({name: SURE[way](rows, rng) for name, rows in tables.items()})
    wrong, sure = differences(read, cells)
    assert not wrong
    assert sure == len(cells)
    assert not any(table.missing or table.extra for table in read.tables.values())


@SEEDS
def test_digits_apart_are_one_number_where_the_sums_say_so(seed: int):
    cells, tables = made(seed)
    apart = numbers(lambda text, rng: " ".join(text))
    read = read_rows({name: apart(rows, Random(seed)) for name, rows in tables.items()})
    wrong, _ = differences(read, cells)
    assert not wrong
    assert all(cell.value == Decimal(str(cells[id_])) for id_, cell in read.cells.items())
    doubted = {id_ for id_, cell in read.cells.items() if cell.doubt}
    assert all(id_.startswith("disclosure.") for id_ in doubted)


@SEEDS
def test_a_row_under_a_strange_label_is_not_called_missing(seed: int):
    cells, tables = made(seed)
    row = next(row for row in tables["requests"] if any("重复申请" in s.text for s in row))
    at = next(i for i, slot in enumerate(row) if "重复申请" in slot.text)
    row[at] = replace(row[at], text="内部资料注意保存")
    read = read_rows(tables)
    wrong, _ = differences(read, cells)
    assert not wrong
    reading = read.tables["requests"]
    assert not reading.missing
    assert not reading.extra
    assert [doubt.message.key for doubt in read.doubts] == ["doubt.row_unclears"]


@SEEDS
@pytest.mark.parametrize("between", ["", "\t", " "])
def test_a_row_that_stands_outside_its_table_is_in_doubt(between: str, seed: int):
    cells, tables = made(seed)
    *rows, (*_, label, number) = tables["disclosure"]
    parts: dict[str, list[Block]] = {
        **{name: [grid(each, n)] for n, (name, each) in enumerate(tables.items(), 1)},
        "disclosure": [grid(rows, 9), Paragraph(f"{label.text}{between}{number.text}")],
    }
    document, outline = as_document(FORM, parts)
    read = read_tables(document, FORMS, outline)
    assert not differences(read, cells)[0]
    assert not read.tables["disclosure"].missing
    (doubt,) = read.doubts
    assert (doubt.message.key, doubt.cells) == (
        "doubt.rows_outside",
        ("disclosure.fees.amount",),
    )


@SEEDS
def test_a_row_that_is_left_out_is_missing(seed: int):
    _, tables = made(seed)
    tables["requests"] = [
        row for row in tables["requests"] if not any("重复申请" in slot.text for slot in row)
    ]
    read = read_rows(tables)
    assert read.tables["requests"].missing == ("rejected.repeated",)
    assert not read.doubts


@SEEDS
@pytest.mark.parametrize("table", ["requests", "disclosure", "disputes"])
def test_a_table_printed_twice_with_another_number_is_in_doubt_there(table: str, seed: int):
    cells, tables = made(seed)
    again = [list(row) for row in tables[table]]
    row = next(row for row in reversed(again) if is_number(row[-1].text))
    row[-1] = replace(row[-1], text=str(int(float(row[-1].text)) + 7))
    parts: dict[str, list[Block]] = {name: [grid(rows, 1)] for name, rows in tables.items()}
    parts[table].append(grid(again, 2))
    document, outline = as_document(FORM, parts)
    read = read_tables(document, FORMS, outline)
    (doubt,) = read.doubts
    assert doubt.message.key == "doubt.read_twice"
    assert len(doubt.cells) == 1
    assert read.cells[doubt.cells[0]].doubt
    assert differences(read, cells)[1] == len(cells) - 1


@SEEDS
def test_a_table_printed_twice_alike_is_no_doubt(seed: int):
    cells, tables = made(seed)
    document, outline = as_document(
        FORM, {t: [grid(rows, 1), grid(rows, 2)] for t, rows in tables.items()}
    )
    read = read_tables(document, FORMS, outline)
    assert not read.doubts
    assert differences(read, cells) == ([], len(cells))


@SEEDS
def test_tables_side_by_side_are_read_as_if_below_each_other(seed: int):
    cells, tables = made(seed)
    beside: list[GridCell] = []
    left = height = 0
    for number, rows in enumerate(tables.values(), 1):
        one = grid(rows, number)
        beside += (replace(cell, column=cell.column + left) for cell in one.cells)
        left, height = left + one.columns + 1, max(height, one.rows)
    document, _ = as_document(FORM, {})
    whole = Grid(tuple(beside), height, left, Location(table=1))
    document = unfold(replace(document, blocks=(whole,)), FORMS)
    _, outline = as_document(FORM, {})
    span = replace(outline, start=0, end=len(document.blocks), headings=())
    assert differences(read_tables(document, FORMS, span), cells) == ([], len(cells))


@SEEDS
@pytest.mark.parametrize("sign", [",", ";"])
def test_lines_that_a_spreadsheet_saved(sign: str, seed: int):
    cells, tables = made(seed)
    parts: dict[str, list[Block]] = {}
    line = 0
    for name, rows in tables.items():
        columns = max(sum(slot.colspan for slot in row) for row in rows)
        parts[name] = []
        for matrix in sheet(FORM, name, {k: str(v) for k, v in cells.items()}).matrix():
            line += 1
            texts = [slot.text if slot else "" for slot in matrix]
            quoted = [f'"{text}"' if sign in text else text for text in texts]
            assert len(texts) == columns
            parts[name].append(Paragraph(sign.join(quoted), Location(line=line)))
    document, outline = as_document(FORM, parts)
    wrong, sure = differences(read_tables(unfold(document, FORMS), FORMS, outline), cells)
    assert not wrong
    assert sure >= len(cells) - 15


def test_a_table_of_labels_that_is_not_understood_is_not_called_missing():
    _, tables = made(1)
    words = [slot.text for row in tables["requests"] for slot in row]
    document, outline = as_document(FORM, {"overview": [Paragraph(" ".join(words[:60]))]})
    read = read_tables(document, FORMS, outline)
    assert read.tables["requests"].status == "garbled"
    assert read.tables["disputes"].status == "absent"


@SEEDS
def test_labels_that_are_cut_short_are_known_by_how_they_begin(seed: int):
    cells, tables = made(seed)
    rows = [
        [replace(slot, text=slot.text[:12]) if len(slot.text) > 16 else slot for slot in row]
        for row in tables["requests"]
    ]
    read = read_rows({**tables, "requests": rows})
    assert differences(read, cells) == ([], len(cells))


def test_an_empty_table_with_its_numbers_beside_it_is_not_called_blank():
    _, tables = made(1)
    empty = [
        [replace(slot, text="") if is_number(slot.text) else slot for slot in row]
        for row in tables["disputes"]
    ]
    beside = [Paragraph(f"{n} {n}", Location(paragraph=n)) for n in range(1, 6)]
    document, outline = as_document(FORM, {"disputes": [grid(empty, 1), *beside]})
    read = read_tables(document, FORMS, outline)
    assert all(cell.doubt for id_, cell in read.cells.items() if id_.startswith("disputes."))
    document, outline = as_document(FORM, {"disputes": [grid(empty, 1)]})
    read = read_tables(document, FORMS, outline)
    assert not any(cell.doubt for cell in read.cells.values())


def test_a_flat_table_most_of_whose_sums_break_is_in_doubt_as_a_whole():
    cells, _ = made(2)
    shifted = dict(zip(cells, [*list(cells.values())[1:], 5], strict=True))
    lines: list[Block] = [
        Paragraph(" ".join(row), Location(line=n)) for n, row in enumerate(_flat(shifted), 1)
    ]
    document, outline = as_document(FORM, {"requests": lines})
    read = read_tables(document, FORMS, outline)
    assert "doubt.sums_broken" in [doubt.message.key for doubt in read.doubts]
    assert all(cell.doubt for id_, cell in read.cells.items() if id_.startswith("requests."))


def _flat(cells: Mapping[str, object]) -> list[list[str]]:
    table = FORM.table("requests")
    return [
        [row.label, *(str(cells[f"requests.{row.id}.{one.id}"]) for one in row.columns)]
        for row in table.rows
    ]


def test_heads_of_table_four_in_exchanged_rows_are_a_doubt() -> None:
    """The sums of its three groups hold in whatever order they are taken."""
    leaves = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    cells = [GridCell("行政复议", 0, 0, 1, 5), GridCell("行政诉讼", 0, 5, 1, 10)]
    cells += [GridCell(name, 1, 5 + place) for place, name in enumerate(leaves * 2)]
    cells += [GridCell(name, 2, place) for place, name in enumerate(leaves)]
    cells += [GridCell("未经复议直接起诉", 2, 5, 1, 5), GridCell("复议后起诉", 2, 10, 1, 5)]
    numbers = (22, 4, 5, 34, 65, 29, 24, 13, 19, 85, 24, 14, 31, 25, 94)
    cells += [GridCell(str(number), 3, place) for place, number in enumerate(numbers)]
    document, outline = as_document(FORM, {"disputes": [Grid(tuple(cells), 4, 15)]})
    read = read_tables(document, FORMS, outline)
    own = [cell for id_, cell in read.cells.items() if id_.startswith("disputes.")]
    assert own and all(cell.doubt for cell in own)
