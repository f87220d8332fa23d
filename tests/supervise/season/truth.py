"""What must be found in a season, worked out from its numbers by hand, not by the program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.model.form import Form
from supervise.season.bodies import Body
from supervise.season.faults import Fault, Planted
from supervise.season.numbers import Numbers

_RULES: dict[Fault, str] = {
    "missing": "season.missing",
    "late": "season.late",
    "early": "season.early",
    "wrong_year": "season.wrong_year",
    "duplicate": "season.duplicate",
    "copy": "copies.bodies",
    "own_copy": "copies.own_year",
    "unit": "outlier.unit",
    "jump": "outlier.jump",
}
_STOCK = "disclosure.normative_documents"


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding of a rule about a body's year; one that ``may`` be found need not be."""

    rule: str
    body: str
    year: int
    may: bool = False


def expect(
    form: Form, made: Sequence[Body], span: range, planted: Sequence[Planted], told: Numbers
) -> Iterator[Expected]:
    """Every finding that a season must yield, and what may follow from a fault."""
    gone = {(one.body, one.year) for one in planted if one.fault in ("missing", "wrong_year")}
    for one in planted:
        if one.fault in _RULES:
            yield Expected(_RULES[one.fault], one.body, one.year)
        yield from _beside(one)
    for body in made:
        for year in span:
            if (body.name, year) in gone or (body.name, year - 1) in gone or year == span.start:
                continue
            now, before = told[body.name, year], told[body.name, year - 1]
            ids = [one for one in now if one.startswith("requests.carried_in.")]
            if any(now[one] != before[one.replace("carried_in", "carried_out")] for one in ids):
                yield Expected("chain.requests", body.name, year)
            if now[f"{_STOCK}.in_force"] != (
                before[f"{_STOCK}.in_force"] + now[f"{_STOCK}.made"] - now[f"{_STOCK}.repealed"]
            ):
                yield Expected("chain.stock", body.name, year)
    for body in made:
        if body.parent is None:
            yield from _sums(form, body, made, span, gone, told)


def _sums(
    form: Form,
    body: Body,
    made: Sequence[Body],
    span: range,
    gone: set[tuple[str, int]],
    told: Numbers,
) -> Iterator[Expected]:
    below = [one.name for one in made if one.parent == body.name]
    for year in span:
        if any((name, year) in gone for name in (body.name, *below)):
            continue
        for table in form.tables:
            if any(
                told[body.name, year][cell] != sum(told[name, year][cell] for name in below)
                for cell in table.cell_ids()
            ):
                yield Expected(f"rollup.{table.id}", body.name, year)


def _beside(one: Planted) -> Iterator[Expected]:
    """A jump up is followed by one down; a report of the wrong year is missing in its own and one
    too many in the other."""
    if one.fault in ("jump", "unit"):
        yield Expected("outlier.jump", one.body, one.year, may=True)
        yield Expected("outlier.jump", one.body, one.year + 1, may=True)
    if one.fault == "wrong_year":
        yield Expected("season.missing", one.body, one.year, may=True)
        yield Expected("season.duplicate", one.body, one.year - 1, may=True)
    if one.fault == "copy":
        yield Expected("copies.bodies", one.source, one.year, may=True)
