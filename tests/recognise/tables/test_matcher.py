"""Any way a table comes, its cells end in the same place, or in a doubt; never silently wrong."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from generator.cells import random_cells
from generator.sheet import Slot, sheet
from generator.text import LAYOUTS
from gongkai.model.document import Block, Paragraph
from gongkai.model.form import Form
from gongkai.model.location import Location
from gongkai.recognise.tables import Tables, read_tables
from gongkai.rulebook.forms import load_forms
from gongkai.rulefile.folder import Folders, builtin_folder
from recognise.tables.noise import HARMS, as_document, grid

FORMS = load_forms(Folders((builtin_folder(),)))
TABLES = ("disclosure", "requests", "disputes")
EDITIONS = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)


def as_grids(
    form: Form, cells: Mapping[str, object], rng: Random, harm: str, **how: object
) -> Tables:
    parts: dict[str, list[Block]] = {}
    for number, table in enumerate(TABLES, 1):
        made = sheet(form, table, cells, how.get("blanks", ()))  # type: ignore[arg-type]
        rows = [list(row) for row in made.rows]
        for damage in HARMS[harm]:
            rows = damage(rows, rng)
        parts[table] = [grid(rows, number)]
    return read_tables(*_with_forms(form, parts))


def as_lines(form: Form, cells: Mapping[str, object], layout: str, **how: object) -> Tables:
    parts: dict[str, list[Block]] = {}
    line = 1
    for table in TABLES:
        made = sheet(form, table, cells, how.get("blanks", ()))  # type: ignore[arg-type]
        parts[table] = []
        line += 3
        for text in LAYOUTS[layout](made):
            if text.strip():
                parts[table].append(Paragraph(text, Location(line=line)))
            line += 1
    return read_tables(*_with_forms(form, parts))


def _with_forms(form: Form, parts: dict[str, list[Block]]):
    document, outline = as_document(form, parts)
    return document, FORMS, outline


def differences(read: Tables, truth: Mapping[str, object], blanks: frozenset[str] = frozenset()):
    """Cells that are wrong without a doubt, and the number of cells read without one."""
    wrong: list[str] = []
    sure = 0
    for cell, value in truth.items():
        found = read.cells.get(cell)
        if found is None:
            wrong.append(f"{cell}: not read")
        elif not found.doubt:
            sure += 1
            want = None if cell in blanks else Decimal(str(value))
            if found.value != want:
                wrong.append(f"{cell}: {found.raw!r} for {want}")
    return wrong, sure


@EDITIONS
@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("seed", range(3))
def test_grids_give_every_cell(form: Form, harm: str, seed: int) -> None:
    rng = Random(seed)
    cells = random_cells(form, rng)
    read = as_grids(form, cells, rng, harm)
    wrong, sure = differences(read, cells)
    assert not wrong
    assert sure == len(cells)
    assert read.form == form.id
    assert not any(table.missing or table.extra or table.moved for table in read.tables.values())


@EDITIONS
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("zeros", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_flattened_text_gives_every_cell(form: Form, layout: str, zeros: bool, seed: int) -> None:
    cells = random_cells(form, Random(seed), zeros=zeros)
    read = as_lines(form, cells, layout)
    wrong, sure = differences(read, cells)
    assert not wrong
    assert sure == len(cells)


@EDITIONS
@pytest.mark.parametrize("way", ["grid", *LAYOUTS])
@pytest.mark.parametrize("seed", range(5))
def test_blank_cells_are_blank_or_doubted(form: Form, way: str, seed: int) -> None:
    rng = Random(seed)
    cells = random_cells(form, rng)
    blanks = frozenset(cell for cell in cells if rng.random() < 0.1)
    read = (
        as_grids(form, cells, rng, "none", blanks=blanks)
        if way == "grid"
        else as_lines(form, cells, way, blanks=blanks)
    )
    wrong, sure = differences(read, cells, blanks)
    assert not wrong
    if way in ("grid", "tab", "markdown"):
        assert sure == len(cells)


@pytest.mark.parametrize("seed", range(6))
def test_a_missing_row_is_missing_and_its_neighbours_stay(seed: int) -> None:
    form, rng = FORMS[-1], Random(seed)
    cells = random_cells(form, rng)
    rows = form.table("requests").rows
    gone = rows[rng.randrange(len(rows))]
    made = sheet(form, "requests", cells)
    kept = [list(row) for row in made.rows if not _is_row(row, gone.label)]
    document, outline = as_document(form, {"requests": [grid(kept, 1)]})
    read = read_tables(document, FORMS, outline)
    rest = {
        cell: value
        for cell, value in cells.items()
        if cell.startswith("requests.") and not cell.startswith(f"requests.{gone.id}.")
    }
    wrong, _ = differences(read, rest)
    assert not wrong
    assert read.tables["requests"].missing == (gone.id,)


def _is_row(row: tuple[Slot, ...], label: str) -> bool:
    values = row[-7:]
    return len(row) > 7 and row[-8].text.endswith(label) and values[0].text.isdigit()


def test_a_foreign_row_is_named_and_taken_for_no_other() -> None:
    form, rng = FORMS[-1], Random(1)
    cells = random_cells(form, rng)
    rows = [list(row) for row in sheet(form, "requests", cells).rows]
    at = next(i for i, row in enumerate(rows) if row[0].text.startswith("7."))
    rows.insert(at, [Slot("9.其他不予公开情形"), *[Slot("5")] * 7])
    spanned = [[Slot(s.text, 1, s.colspan) for s in row] for row in rows]
    document, outline = as_document(form, {"requests": [grid(spanned, 1)]})
    read = read_tables(document, FORMS, outline)
    wrong, _ = differences(
        read, {cell: value for cell, value in cells.items() if cell.startswith("requests.")}
    )
    assert not wrong
    assert read.tables["requests"].extra == ("9.其他不予公开情形",)


def test_swapped_rows_are_read_and_named() -> None:
    form, rng = FORMS[-1], Random(2)
    cells = random_cells(form, rng)
    rows = [list(row) for row in sheet(form, "requests", cells).rows]
    at = next(i for i, row in enumerate(rows) if row[0].text.startswith("6."))
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    document, outline = as_document(form, {"requests": [grid(rows, 1)]})
    read = read_tables(document, FORMS, outline)
    wrong, sure = differences(
        read, {cell: value for cell, value in cells.items() if cell.startswith("requests.")}
    )
    assert not wrong
    assert sure == 175
    assert len(read.tables["requests"].moved) == 1


def test_swapped_columns_follow_their_header() -> None:
    form, rng = FORMS[-1], Random(3)
    cells = random_cells(form, rng)
    rows = [list(row) for row in sheet(form, "requests", cells).rows]
    for row in rows[2:]:
        a, b = (0, 1) if len(row) == 5 else (-6, -5)
        row[a], row[b] = row[b], row[a]
    document, outline = as_document(form, {"requests": [grid(rows, 1)]})
    wrong, _ = differences(
        read_tables(document, FORMS, outline),
        {cell: value for cell, value in cells.items() if cell.startswith("requests.")},
    )
    assert not wrong


@pytest.mark.parametrize("seed", range(40))
def test_some_spans_of_the_header_are_lost(seed: int) -> None:
    """Heads then stand above columns that are not theirs, still in all columns; some rows add up
    under them as well."""
    form, rng = FORMS[-1], Random(seed)
    cells = random_cells(form, rng)
    for row in form.table("requests").rows[2:9]:
        one = rng.choice(row.columns[:-1]).id
        for column in row.columns:
            cells[f"requests.{row.id}.{column.id}"] = 2 if column.id in (one, "total") else 0
    rows = [list(row) for row in sheet(form, "requests", cells).rows]
    for row in rows[:5]:
        row[:] = [Slot(slot.text) if rng.random() < 0.5 else slot for slot in row]
    document, outline = as_document(form, {"requests": [grid(rows, 1)]})
    wrong, _ = differences(
        read_tables(document, FORMS, outline),
        {cell: value for cell, value in cells.items() if cell.startswith("requests.")},
    )
    assert not wrong


@pytest.mark.parametrize("at", range(4, 27))
def test_a_label_before_two_rows_tells_of_neither(at: int) -> None:
    """The line between two labels is lost: they are one cell, the values stay apart."""
    form = FORMS[-1]
    cells = random_cells(form, Random(at))
    rows = [list(row) for row in sheet(form, "requests", cells).rows]
    upper, lower = (-8 if len(row) > 7 else None for row in rows[at : at + 2])
    if upper is None or lower is None:
        pytest.skip("no label of its own")
    label = rows[at][upper]
    rows[at][upper] = replace(label, text=label.text + rows[at + 1][lower].text, rowspan=2)
    del rows[at + 1][lower]
    document, outline = as_document(form, {"requests": [grid(rows, 1)]})
    wrong, _ = differences(
        read_tables(document, FORMS, outline),
        {cell: value for cell, value in cells.items() if cell.startswith("requests.")},
    )
    assert all(cell.endswith(": not read") for cell in wrong), wrong


@pytest.mark.parametrize("above", [True, False], ids=["values above", "values below"])
@pytest.mark.parametrize("at", range(3, 28))
def test_a_row_that_the_end_of_a_page_tore_is_one_row(at: int, above: bool) -> None:
    """Word breaks the label and leaves the values on one side, or the group's label breaks too."""
    form = FORMS[-1]
    cells = random_cells(form, Random(at))
    rows = [list(row) for row in sheet(form, "requests", cells).rows]
    upper = [replace(slot, rowspan=1) for slot in rows[at]]
    lower = list(upper)
    for index, slot in enumerate(upper[:-7]):
        half = (len(slot.text) + 2) // 2
        upper[index] = replace(slot, text=slot.text[:half])
        lower[index] = replace(slot, text=slot.text[half:])
    blank = [Slot("")] * 7
    if above:
        lower[-7:] = blank
    else:
        upper[-7:] = blank
    missing = [Slot("")] * (10 - sum(slot.colspan for slot in lower))
    page = [[*missing, *lower], *rows[at + 1 :]]
    parts: list[Block] = [grid([*rows[:at], upper], 1), grid(page, 2)]
    document, outline = as_document(form, {"requests": parts})
    read = read_tables(document, FORMS, outline)
    wrong, sure = differences(
        read, {cell: value for cell, value in cells.items() if cell.startswith("requests.")}
    )
    assert not wrong
    assert sure == 175
    assert not read.tables["requests"].missing


def test_labels_without_numbers_are_a_doubt_on_every_cell() -> None:
    form = FORMS[-1]
    labels = [row.label for row in form.table("requests").rows]
    lines: list[Block] = [Paragraph(text, Location(line=i)) for i, text in enumerate(labels, 1)]
    document, outline = as_document(form, {"requests": lines})
    read = read_tables(document, FORMS, outline)
    assert read.tables["requests"].status == "garbled"
    assert all(cell.state == "lost" and cell.doubt for cell in read.cells.values())
    assert len(read.cells) == 175


def test_glued_numbers_are_never_taken_apart() -> None:
    form = FORMS[0]
    text = ["信息内容本年新制作数量本年新公开数量对外公开总数量", "规章000", "规范性文件1234"]
    lines: list[Block] = [Paragraph(line, Location(line=i)) for i, line in enumerate(text, 1)]
    document, outline = as_document(form, {"disclosure": lines})
    read = read_tables(document, FORMS, outline)
    assert all(cell.doubt for cell in read.cells.values())


def test_rows_that_are_glued_to_their_numbers_are_all_there() -> None:
    form = FORMS[-1]
    text = ["规章000", "行政规范性文件2114", "行政许可603", "行政处罚21", "行政强制0"]
    lines = [
        Paragraph(line, Location(line=i)) for i, line in enumerate([*text, "行政事业性收费1286.35"])
    ]
    requests = ["（三）不予公开1.属于国家秘密0000000", "2.其他法律行政法规禁止公开0000000"]
    below = [Paragraph(line, Location(line=i)) for i, line in enumerate(requests, 20)]
    document, outline = as_document(form, {"disclosure": [*lines], "requests": [*below]})
    read = read_tables(document, FORMS, outline)
    assert not read.tables["disclosure"].missing
    assert read.cells["disclosure.fees.amount"].value == Decimal("1286.35")
    assert read.cells["disclosure.rules_made.made"].state == "lost"
    assert read.tables["requests"].status == "garbled"
    assert len(read.consumed) == 8


def test_no_table_is_absent_and_has_no_cells() -> None:
    document, outline = as_document(FORMS[-1], {})
    read = read_tables(document, FORMS, outline)
    assert {table.status for table in read.tables.values()} == {"absent"}
    assert not read.cells
    assert read.form is None
