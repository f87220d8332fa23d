"""Defects are noticed in a file that is read, as they are in a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from authoring.mutation.grounds import ground
from authoring.mutation.printed import printed
from gongkai.authoring.draft import Draft
from gongkai.authoring.mutation import Ground, load_operators, mutate
from gongkai.authoring.mutation.ground import changed
from gongkai.authoring.mutation.run import Planned
from gongkai.check import check
from gongkai.model.report import Report
from gongkai.read_report import read_report
from support.judged import having, rulebook

NOT_PRINTED = ("line", "table")
"""Plants that change how a table was met, which only a reader can tell."""


def _read(draft: Draft, folder: Path) -> Report:
    path = folder / "report.txt"
    path.write_text(printed(draft), encoding="utf-8")
    book = rulebook()
    return read_report(path, book)


def _planned(base: Ground) -> Iterator[Planned]:
    run = mutate(rulebook(), [base], load_operators(rulebook()), seed=5, limit=2)
    for one in run.planned:
        printable = one.operator.plant not in NOT_PRINTED and not one.defect.previous
        if printable and one.meant.rules and "body" not in one.defect.changes:
            yield one


@pytest.mark.parametrize("base", rulebook().bases)
def test_what_is_planted_in_a_text_file_is_noticed(base: str, tmp_path: Path):
    own = ground(base)
    previous = _read(own.earlier, tmp_path) if own.earlier else None
    clean = check(_read(own.draft, tmp_path), rulebook(), previous=previous)
    assert having(clean, "fail") == having(clean, "doubt") == set()
    missed: list[str] = []
    planned = list(_planned(own))
    for one in planned:
        report = _read(changed(own.draft, one.defect.changes), tmp_path)
        published = one.defect.published
        found = having(check(report, rulebook(), previous=previous, published=published), "fail")
        every = found.issuperset(one.meant.all_of)
        if not every or (one.meant.any_of and not found.intersection(one.meant.any_of)):
            missed.append(f"{one.operator.id}: {one.defect.keys()}")
    assert len(missed) <= 0.03 * len(planned), missed
