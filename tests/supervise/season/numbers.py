"""The tables of all bodies over the years: each follows from the year before, and a government's
is the sum of its bodies'."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from gongkai.model.form import Form
from supervise.season.bodies import Body

Cells = dict[str, Decimal | int]
Numbers = dict[tuple[str, int], Cells]
"""By name of the body and year."""

_FRAME = ("received", "carried_in", "handled", "carried_out")
_STOCK = "disclosure.normative_documents"


def numbers(form: Form, made: Sequence[Body], years: Sequence[int], rng: Random) -> Numbers:
    """Cells for every body and year. Each body has a size that it keeps."""
    found: Numbers = {}
    for body in made:
        if body.parent is None:
            continue
        size = 2 ** rng.uniform(0, 4)
        for year in years:
            found[body.name, year] = _cells(form, size, found.get((body.name, year - 1)), rng)
    for body in made:
        if body.parent is None:
            below = [one.name for one in made if one.parent == body.name]
            for year in years:
                found[body.name, year] = added([found[name, year] for name in below])
    return found


def added(several: Sequence[Mapping[str, Decimal | int]]) -> Cells:
    """Cell by cell the sum."""
    total: Cells = {}
    for cells in several:
        for cell, value in cells.items():
            total[cell] = total.get(cell, 0) + value
    return total


def _cells(form: Form, size: float, before: Cells | None, rng: Random) -> Cells:
    cells: Cells = {cell: 0 for table in form.tables for cell in table.cell_ids()}
    for row in ("licences", "penalties", "enforcement"):
        cells[f"disclosure.{row}.decisions"] = _near(12 * size, rng)
    cells["disclosure.fees.amount"] = Decimal(_near(300 * size, rng)) / 100
    made, held = rng.randrange(3), before[f"{_STOCK}.in_force"] if before else _near(9, rng)
    repealed = rng.randrange(min(3, int(held) + made + 1))
    cells |= {f"{_STOCK}.made": made, f"{_STOCK}.repealed": repealed}
    cells[f"{_STOCK}.in_force"] = held + made - repealed
    table = form.table("requests")
    outcomes = [row.id for row in table.rows if row.id not in _FRAME]
    columns = [column.id for column in table.rows[0].columns[:-1]]
    for column in columns:
        most = _near(size, rng) if column == "natural_person" else _near(size / 6, rng)
        for _ in range(most):
            cells[f"requests.{rng.choice(outcomes)}.{column}"] += 1
        carried_in = before[f"requests.carried_out.{column}"] if before else rng.randrange(3)
        handled = sum(cells[f"requests.{row}.{column}"] for row in outcomes)
        carried_out = rng.randrange(3) + max(0, int(carried_in - handled))
        cells[f"requests.carried_in.{column}"] = carried_in
        cells[f"requests.handled.{column}"] = handled
        cells[f"requests.carried_out.{column}"] = carried_out
        cells[f"requests.received.{column}"] = handled + carried_out - carried_in
    for row in form.table("disputes").rows:
        for column in row.columns[:-1]:
            cells[f"disputes.{row.id}.{column.id}"] = rng.randrange(3)
    total(form, cells)
    return cells


def total(form: Form, cells: Cells) -> None:
    """Set every row's total to the sum of its columns."""
    for table in (form.table("requests"), form.table("disputes")):
        for row in table.rows:
            ids = [f"{table.id}.{row.id}.{column.id}" for column in row.columns]
            cells[ids[-1]] = sum(cells[one] for one in ids[:-1])


def _near(value: float, rng: Random) -> int:
    return max(0, round(value * rng.uniform(0.85, 1.15)))
