"""Tables that hold together, full, sparse or nearly empty, and mistakes made in them."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

from generator import random_cells
from gongkai.kinds.equation import balances
from gongkai.model.assessment import Suspect
from gongkai.model.form import Form
from gongkai.model.report import Cell
from gongkai.model.subject import Subject
from gongkai.suspicion import find_suspects
from gongkai.suspicion.equations import Equations, equations_of
from kinds.measuring import subject, told
from support.judged import rulebook

Numbers = dict[str, int]


@cache
def form() -> Form:
    return rulebook().form("2021")


@cache
def summed(table: str) -> tuple[str, ...]:
    """The cells of a table."""
    return tuple(form().table(table).cell_ids())


def random_tables(rng: Random) -> Numbers:
    """Tables 3 and 4, consistent; most bodies have few requests of few kinds."""
    numbers = {id_: int(value) for id_, value in random_cells(form(), rng).items()}
    kept = rng.choice((1.0, 0.3, 0.05, 0.01))
    for table in form().tables[1:]:
        for row in table.rows:
            for column in row.columns[:-1]:
                id_ = f"{table.id}.{row.id}.{column.id}"
                if rng.random() > kept and row.id not in ("handled", "received"):
                    numbers[id_] = 0
    return settled(numbers)


def settled(numbers: Numbers) -> Numbers:
    """The same with every total, and what was received, made to agree; none below 0."""
    made = dict(numbers)
    requests = form().table("requests")
    frame = ("received", "carried_in", "handled", "carried_out")
    for column in requests.rows[0].columns[:-1]:
        cell = f"requests.{{}}.{column.id}".format
        outcomes = [row.id for row in requests.rows if row.id not in frame]
        made[cell("handled")] = sum(made[cell(row)] for row in outcomes)
        out = made[cell("handled")] + made[cell("carried_out")]
        made[cell("carried_in")] = min(made[cell("carried_in")], out)
        made[cell("received")] = out - made[cell("carried_in")]
    for table in form().tables[1:]:
        for row in table.rows:
            *parts, total = (f"{table.id}.{row.id}.{column.id}" for column in row.columns)
            made[total] = sum(made[part] for part in parts)
    return made


def mistaken(numbers: Numbers, cell: str, rng: Random) -> int:
    """Another number than the right one, as a clerk gets it wrong: any, two digits changed round,
    one digit more or less, that of the neighbouring row, one more or less."""
    right = numbers[cell]
    table, rest = cell.split(".", 1)
    row, column = rest.rsplit(".", 1)
    rows = [one.id for one in form().table(table).rows]
    beside = rows[rows.index(row) - 1]
    digits = str(right)
    wrong = [
        rng.randrange(200),
        int(digits[1::-1] + digits[2:]),
        right * 10,
        right // 10,
        numbers[f"{table}.{beside}.{column}"],
        right + rng.choice((-1, 1)),
    ]
    others = [value for value in wrong if value != right and value >= 0]
    return rng.choice(others or [right + 1])


def printed(numbers: Numbers, **odd: str) -> Subject:
    """A report that prints these numbers; ``odd`` cells print something else (``""``)."""
    cells = {id_: Cell(id_, str(n), Decimal(n), "number") for id_, n in numbers.items()}
    for id_, raw in odd.items():
        cells[id_] = Cell(id_, raw, None, "blank" if not raw else "text")
    return replace(_base(), report=replace(_base().report, cells=cells))


@cache
def _base() -> Subject:
    return subject(replace(told("township"), figures=()))


def doubted(about: Subject, *ids: str) -> Subject:
    """The same report where the reader is not sure of these cells."""
    cells = about.report.cells
    doubtful = {id_: replace(cells[id_], doubt=True) for id_ in ids}
    return replace(about, report=replace(about.report, cells={**cells, **doubtful}))


def suspected(about: Subject) -> dict[str, Suspect]:
    """What is found by the built-in rules, by table."""
    return {one.table: one for one in find_suspects(rulebook().rules, about)}


def changes(one: Suspect) -> dict[str, int | None]:
    return {c.cell: None if c.value is None else int(c.value) for c in one.candidates}


def equations(about: Subject) -> Equations:
    """The system of table 3 by the built-in rules."""
    own = (rule for rule in rulebook().rules if rule.kind == "equation" and rule.part == "requests")
    return equations_of(one for rule in own for one in balances(rule, about))
