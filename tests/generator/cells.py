"""Random numbers for every cell of the form, consistent under all its identities."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from gongkai.model.form import Form, Row, Table

Printed = Mapping[str, Decimal | int | str]
"""Cell id → what is printed: a number, or any text ("", "/", "3件")."""

_FRAME = {"received", "carried_in", "handled", "carried_out"}


def random_cells(form: Form, rng: Random, *, zeros: bool = False) -> dict[str, Decimal | int]:
    """A value for every cell id of the form, in the form's order.

    In each column of ``requests``: received + carried_in = handled + carried_out, and handled is
    the sum of the outcomes; each row's total is the sum of its columns; so in ``disputes``.
    ``disclosure`` has no sums; amounts of money have two decimals.
    """
    cells: dict[str, Decimal | int] = {}
    for table in form.tables:
        cells |= dict.fromkeys(table.cell_ids(), 0)
        if not zeros:
            cells |= _FILLERS[table.id](table, rng)
    return cells


def _disclosure(table: Table, rng: Random) -> dict[str, Decimal | int]:
    filled: dict[str, Decimal | int] = {}
    for row in table.rows:
        for column in row.columns:
            money = column.unit == "万元"
            filled[f"{table.id}.{row.id}.{column.id}"] = (
                Decimal(rng.randrange(1, 9_000_000)) / 100 if money else rng.randrange(0, 120)
            )
    if f"{table.id}.rules_made.in_force" in filled:
        for row in ("rules_made", "normative_documents"):
            made, repealed, in_force = (
                f"{table.id}.{row}.{name}" for name in ("made", "repealed", "in_force")
            )
            filled[in_force] = int(filled[made]) + rng.randrange(0, 90)
            filled[repealed] = rng.randrange(0, 90)
    return filled


def _requests(table: Table, rng: Random) -> dict[str, Decimal | int]:
    outcomes = [row for row in table.rows if row.id not in _FRAME]
    filled: dict[str, Decimal | int] = {}
    for column in table.rows[0].columns[:-1]:
        most = 40 if column.id == "natural_person" else 6
        handled = 0
        for row in outcomes:
            value = rng.randrange(1, most + 1) if rng.random() < 0.5 else 0
            filled[f"{table.id}.{row.id}.{column.id}"] = value
            handled += value
        carried_out = rng.randrange(0, 10)
        carried_in = rng.randrange(0, min(10, handled + carried_out) + 1)
        frame = {
            "received": handled + carried_out - carried_in,
            "carried_in": carried_in,
            "handled": handled,
            "carried_out": carried_out,
        }
        filled |= {f"{table.id}.{row}.{column.id}": value for row, value in frame.items()}
    return filled | _totals(table, filled)


def _disputes(table: Table, rng: Random) -> dict[str, Decimal | int]:
    filled: dict[str, Decimal | int] = {
        f"{table.id}.{row.id}.{column.id}": rng.randrange(0, 34)
        for row in table.rows
        for column in row.columns[:-1]
    }
    return filled | _totals(table, filled)


def _totals(table: Table, filled: Mapping[str, Decimal | int]) -> dict[str, Decimal | int]:
    def total(row: Row) -> Decimal | int:
        return sum(filled[f"{table.id}.{row.id}.{column.id}"] for column in row.columns[:-1])

    return {f"{table.id}.{row.id}.{row.columns[-1].id}": total(row) for row in table.rows}


_FILLERS = {"disclosure": _disclosure, "requests": _requests, "disputes": _disputes}
