"""Changing any single cell of a consistent table breaks arithmetic, in that table alone."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from generator import random_cells, render_html
from gongkai.check import check
from gongkai.readers import read
from gongkai.recognise import recognise
from judged import having, rulebook

SUMS = {
    "requests": {
        "requests.row_total",
        "requests.handled_total",
        "requests.balance",
        "requests.zero",
    },
    "disputes": {"disputes.total"},
}
CHAINED = [
    f"disclosure.{row}.{column}"
    for row in ("rules_made", "normative_documents")
    for column in ("made", "repealed", "in_force")
]
FORM = next(form for form in rulebook().forms if form.id == "2021")


def _failures(folder: Path, cells: dict[str, Decimal | int], previous=None) -> set[str]:
    path = folder / "report.html"
    path.write_text(render_html(FORM, cells), encoding="utf-8")
    report = recognise(read(path), rulebook().forms, rulebook().bodies)
    return having(check(report, rulebook(), previous=previous), "fail")


def _of_other_tables(failures: set[str], table: str) -> set[str]:
    tables = {"disclosure", "requests", "disputes"} - {table}
    return {rule for rule in failures if rule.partition(".")[0] in tables}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("table", SUMS)
def test_any_changed_cell_is_found_in_its_own_table(table: str, seed: int, tmp_path: Path):
    rng = Random(seed)
    cells = random_cells(FORM, rng)
    sound = _failures(tmp_path, cells)
    assert sound & set.union(*SUMS.values()) == set()
    changes = [cell for cell in cells if cell.startswith(f"{table}.")]
    for cell in rng.sample(changes, 15):
        step = rng.choice((1, 7, 100))
        broken = _failures(tmp_path, cells | {cell: cells[cell] + step}) - sound
        assert broken & SUMS[table], f"{cell} +{step}: no sum noticed"
        assert _of_other_tables(broken, table) == set(), f"{cell} +{step}"
