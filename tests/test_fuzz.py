"""A few hundred of the files that ``make fuzz`` tries: each is read or refused, none wrongly."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

from fuzz.disguise.report import KINDS, disguised
from fuzz.disguise.sight import Sight
from fuzz.mutation import mutant
from fuzz.seeds import Seed, seeds
from fuzz.structure import restructured
from fuzz.worker import tried
from generator import random_cells, render_text
from gongkai.check import check
from gongkai.model.message import message
from gongkai.model.report import Doubt, Report
from support.judged import report_of, rulebook

STEP = 60


@cache
def sound() -> list[Seed]:
    return seeds(trials=False)


@pytest.mark.parametrize("first", range(0, 5 * STEP, STEP))
def test_mutated_files_are_read_or_refused(first: int, tmp_path: Path):
    for number in range(first, first + STEP):
        made = mutant(sound(), 1, number)
        path = tmp_path / made.name
        path.write_bytes(made.data)
        _, fault, wrong, accused = tried(path, made)
        assert not fault, f"{number} from {made.seed.name}: {fault}"
        assert (wrong, accused) == ([], []), f"{number} from {made.seed.name}"


def test_the_seeds_are_sound(tmp_path: Path):
    for seed in sound():
        made = mutant([seed], 1, 0)
        path = tmp_path / seed.name
        path.write_bytes(seed.data)
        if seed.kind == "mht":
            continue
        outcome, fault, _, _ = tried(path, made)
        assert (outcome, fault) == ("read", ""), seed.name


def test_the_same_number_gives_the_same_file():
    assert all(mutant(sound(), 3, number) == mutant(sound(), 3, number) for number in range(40))
    assert len({mutant(sound(), 3, number).data for number in range(40)}) > 30


def test_a_structure_can_be_changed():
    for seed in sound():
        if seed.kind == "html" and seed.truth:
            changed = restructured(seed, Random(1))
            assert changed is not None
            assert changed != seed.data


CELL = "requests.received.total"


def plain_report(folder: Path) -> tuple[Report, Decimal]:
    """A sound report and what its CELL says."""
    form = rulebook().forms[-1]
    cells = random_cells(form, Random(3))
    path = folder / "report.txt"
    path.write_text(render_text(form, cells), encoding="utf-8")
    return report_of(path), Decimal(cells[CELL])


def misread(report: Report, value: Decimal | None, *doubts: Doubt) -> Report:
    """The report with another value in CELL, and doubts."""
    cell = replace(report.cells[CELL], value=value)
    return replace(report, cells={**report.cells, CELL: cell}, doubts=doubts)


DOUBTS = {
    "the cell": Doubt(message("doubt.row_lost"), cells=(CELL,)),
    "its table": Doubt(message("doubt.row_lost"), about="requests"),
    "the document": Doubt(message("doubt.row_lost"), about="document"),
}


def test_a_cell_read_otherwise_than_seen_is_wrong(tmp_path: Path):
    report, true = plain_report(tmp_path)
    sight = Sight({CELL: true}, sound=True)
    assert not sight.wrong(report)
    assert sight.wrong(misread(report, true + 1))
    assert sight.wrong(misread(report, None))
    assert not replace(sight, torn=True).wrong(misread(report, None))
    assert sight.wrong(misread(report, true + 1, DOUBTS["the document"]))
    assert not sight.wrong(misread(report, None, DOUBTS["the document"]))
    assert Sight({CELL: None}).wrong(report)


@pytest.mark.parametrize("about", ["the cell", "its table"])
def test_what_is_doubted_is_not_wrong(about: str, tmp_path: Path):
    report, true = plain_report(tmp_path)
    assert not Sight({CELL: true}).wrong(misread(report, true + 1, DOUBTS[about]))
    unknown = Sight(unknown=frozenset({CELL}))
    assert unknown.wrong(report)
    assert not unknown.wrong(misread(report, true, DOUBTS[about]))


def test_a_rule_that_fails_a_sound_report_accuses(tmp_path: Path):
    report, true = plain_report(tmp_path)
    assert not Sight(sound=True).accused(check(report, rulebook()))
    assessment = check(misread(report, true + 1), rulebook())
    assert Sight(sound=True).accused(assessment)
    assert not Sight(sound=False).accused(assessment)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_format_knows_disguises(kind: str):
    made = [disguised(kind, Random(number)) for number in range(12)]
    assert made == [disguised(kind, Random(number)) for number in range(12)]
    assert len({one.data for one in made}) == 12
    assert any(one.sight.sound for one in made)
    assert not any(b"91827" in one.data for one in made)
