"""Changing any single cell of a consistent table breaks arithmetic, in that table alone."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generator import random_cells, render_html
from gongkai.check import check
from gongkai.model.form import Form
from gongkai.model.report import Report
from support.judged import having, report_of, rulebook

SUMS = {
    "requests": {
        "requests.row_total",
        "requests.handled_total",
        "requests.balance",
        "requests.zero",
    },
    "disputes": {"disputes.total"},
    "disclosure": {"disclosure.chain"},
}
FORMS = {form.id: form for form in rulebook().forms}


def _report(form: Form, cells: dict[str, object], folder: Path) -> Report:
    path = folder / "report.html"
    path.write_text(render_html(form, cells), encoding="utf-8")
    return report_of(path)


def _failures(report: Report, previous: Report | None = None) -> set[str]:
    return having(check(report, rulebook(), previous=previous), "fail")


def _changed(report: Report, cell: str, step: int) -> Report:
    read = report.cells[cell]
    assert read.value is not None
    value = read.value + step
    return replace(report, cells={**report.cells, cell: replace(read, value=value, raw=str(value))})


def _assert_noticed(report: Report, cells: list[str], rng: Random, before: Report | None = None):
    sound = _failures(report, before)
    assert sound & set.union(*SUMS.values()) == set()
    for cell in cells:
        step = rng.choice((1, 7, 100))
        broken = _failures(_changed(report, cell, step), before) - sound
        table = cell.partition(".")[0]
        assert broken & SUMS[table], f"{cell} +{step}: no sum noticed"
        others = {rule for rule in broken if rule.partition(".")[0] in SUMS.keys() - {table}}
        assert others == set(), f"{cell} +{step}"


@pytest.mark.parametrize("zeros", [False, True], ids=["numbers", "zeros"])
@pytest.mark.parametrize("form", FORMS)
def test_any_changed_cell_is_found_in_its_own_table(form: str, zeros: bool, tmp_path: Path):
    rng = Random(f"{form} {zeros}")
    cells = random_cells(FORMS[form], rng, zeros=zeros)
    summed = [cell for cell in cells if cell.partition(".")[0] in ("requests", "disputes")]
    _assert_noticed(_report(FORMS[form], cells, tmp_path), summed, rng)


def test_a_changed_stock_is_found_by_last_years_report(tmp_path: Path):
    rng = Random(2021)
    form = FORMS["2021"]
    cells = random_cells(form, rng)
    before = random_cells(form, rng)
    stocks: list[str] = []
    for row in ("rules_made", "normative_documents"):
        made, repealed, in_force = (
            f"disclosure.{row}.{name}" for name in ("made", "repealed", "in_force")
        )
        before[in_force] = cells[in_force] - cells[made] + cells[repealed]
        stocks += [made, repealed, in_force]
    for column in form.table("requests").rows[0].columns:
        cell = f"requests.{{}}.{column.id}"
        shift = cells[cell.format("carried_in")] - before[cell.format("carried_out")]
        before[cell.format("carried_out")] += shift
        before[cell.format("received")] += shift
    last_year = replace(_report(form, before, tmp_path), year=2023)
    _assert_noticed(_report(form, cells, tmp_path), stocks, rng, last_year)
