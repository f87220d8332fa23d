"""Of a report that was recognised in pictures only those numbers count that its sums confirm."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from gongkai.model.report import Cell, Report
from gongkai.recognise.transcript import ABOUT, doubt_all
from gongkai.transcript import confirm
from kinds.measuring import told
from support.judged import rulebook
from suspicion.tables import form, random_tables, settled, summed

REQUESTS = summed("requests")


def recognised(numbers: Mapping[str, int]) -> Report:
    cells = {id_: Cell(id_, str(n), Decimal(n), "number") for id_, n in numbers.items()}
    return doubt_all(replace(told(), cells=cells, form="2021", year=2023, doubts=()))


def as_read(report: Report) -> Report:
    return report


def sure(numbers: Mapping[str, int], change: Callable[[Report], Report] = as_read) -> set[str]:
    """The cells that are confirmed."""
    report = confirm(change(recognised(numbers)), rulebook())
    return {id_ for id_, cell in report.cells.items() if not cell.doubt}


def entries(**given: int) -> dict[str, int]:
    """Table 3 with these cells (``granted__company``), everything else 0, and its totals."""
    numbers = dict.fromkeys((id_ for table in form().tables for id_ in table.cell_ids()), 0)
    for name, number in given.items():
        numbers["requests." + name.replace("__", ".")] = number
    return settled(numbers)


VARIED = entries(
    granted__natural_person=47,
    granted__company=36,
    partly_granted__natural_person=28,
    partly_granted__company=15,
    carried_out__natural_person=9,
    carried_out__company=8,
)


def test_sums_along_row_and_column_confirm():
    confirmed = sure(VARIED)
    assert {"requests.granted.natural_person", "requests.handled.total"} <= confirmed
    assert all(id_.startswith("requests.") for id_ in confirmed)  # no other table adds up both ways


def test_the_doubt_names_what_is_open_and_counts_it():
    report = confirm(recognised(VARIED), rulebook())
    (doubt,) = (doubt for doubt in report.doubts if doubt.about == ABOUT)
    open_ = {id_ for id_, cell in report.cells.items() if cell.doubt}
    assert set(doubt.cells) == open_
    assert dict(doubt.message.values) == {
        "cells": 200, "confirmed": 200 - len(open_), "open": len(open_)
    }  # fmt: skip


def test_zeros_that_only_zeros_speak_for_are_open():
    assert "requests.rejected.complaint.company" not in sure(VARIED)
    assert "requests.granted.research" not in sure(VARIED)
    assert not sure(entries())


def test_one_number_in_all_its_totals_is_open():
    assert not sure(entries(granted__natural_person=8)) & {
        "requests.granted.natural_person", "requests.granted.total", "requests.handled.total"
    }  # fmt: skip


def test_a_digit_that_goes_through_all_totals_is_open():
    """18 = 10 + 8 may have been read in place of 13 = 10 + 3."""
    assert "requests.granted.company" not in sure(
        entries(granted__natural_person=10, granted__company=8)
    )


@pytest.mark.parametrize("cell", ["requests.granted.company", "requests.handled.total"])
def test_what_breaks_a_sum_is_open(cell: str):
    misread = {**VARIED, cell: VARIED[cell] + 5}
    confirmed = sure(misread)
    assert cell not in confirmed
    assert confirmed < sure(VARIED)


@pytest.mark.parametrize("slip", ["missing", "missing_columns", "extra", "moved"])
def test_a_table_of_other_rows_confirms_nothing(slip: str):
    def slipped(report: Report) -> Report:
        reading = replace(report.tables["requests"], **{slip: ("granted",)})
        return replace(report, tables={**report.tables, "requests": reading})

    assert not sure(VARIED, slipped)


def test_other_reports_stay_as_they_are():
    report = told()
    assert confirm(report, rulebook()) is report


@pytest.mark.parametrize("seed", range(40))
def test_a_digit_misread_wherever_it_stands_is_never_believed(seed: int):
    rng = Random(seed)
    truth = random_tables(rng)
    for _ in range(5):
        one, other = rng.sample("0123456789", 2)
        read = {id_: int(str(n).replace(one, other)) for id_, n in truth.items()}
        assert not [id_ for id_ in sure(read) if read[id_] != truth[id_]]


@pytest.mark.parametrize("seed", range(40))
def test_misread_cells_are_never_believed(seed: int):
    rng = Random(seed)
    truth = random_tables(rng)
    for many in (1, 2, 3):
        read = dict(truth)
        for id_ in rng.sample(REQUESTS, many):
            digits = list(str(read[id_]))
            digits[rng.randrange(len(digits))] = rng.choice("0123456789")
            read[id_] = int("".join(digits))
        assert not [id_ for id_ in sure(read) if read[id_] != truth[id_]]
