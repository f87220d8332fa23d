"""From the broken identities of each table to the cell that is wrong, or those that it can be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gongkai.kinds import identities
from gongkai.model.assessment import Candidate, Suspect
from gongkai.model.form import Table
from gongkai.model.message import Message
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.cells import EMPTY
from gongkai.rule_language.identity import Balance
from gongkai.suspicion.equations import Equations, equations_of
from gongkai.suspicion.explanations import Explanation, carried_over, pairs, rivalled, singles
from gongkai.suspicion.wording import Wording

_CONFIRMED = 2
_MANY = 6


def find_suspects(rules: Iterable[Rule], subject: Subject) -> Iterator[Suspect]:
    """What is wrong in each table that breaks an identity, as far as that can be told; at most one
    suspect per table, in the order of the form.

    ``rules`` are those whose identities count; those that have none are passed over. Nothing is
    said where no explanation by one cell or two, or too many, or one that a doubtful reading may
    have caused, is left.
    """
    by_table: defaultdict[str, list[Balance]] = defaultdict(list)
    for one in identities(rules, subject):
        by_table[one.line.table].append(one)
    for table in subject.form.tables:
        found = by_table[table.id]
        if any(one.outcome == "broken" for one in found):
            yield from _suspected(table, found)


def _suspected(table: Table, found: Sequence[Balance]) -> Iterator[Suspect]:
    equations = equations_of(found)
    words = Wording(table, equations.cells)
    alone = singles(equations)
    certain = [one for one in alone[:1] if len(alone) == 1 and _certain(equations, one)]
    if certain := certain or _left_empty(found):
        yield _suspect(table, equations, certain, words.one(certain[0]))
    elif len(alone) == 1:
        return
    elif alone:
        yield _suspect(table, equations, alone, words.either(alone))
    elif not equations.unsettled:
        sets = _sets(equations)
        entries = [_entries(equations, one) for one in sets]
        columns = {id_.rpartition(".")[2] for ids in entries for id_ in ids}
        if len(sets) > 1 and len(columns) == 1 and all(len(ids) == 1 for ids in entries):
            said = words.column(sets, [ids[0] for ids in entries])
            yield _suspect(table, equations, sets, said)
        elif 0 < len(sets) <= _MANY:
            yield _suspect(table, equations, sets, words.together(sets))


def _certain(equations: Equations, alone: Explanation) -> bool:
    """Whether the cell is confirmed from two sides, and neither two other cells nor a reading in
    doubt may be behind it."""
    (cell,) = alone
    return (
        equations.mended(alone) >= _CONFIRMED
        and cell not in equations.unsettled
        and not rivalled(equations, cell)
        and not pairs(equations)
    )


def _left_empty(found: Sequence[Balance]) -> list[Explanation]:
    """The one cell that should not have been left empty."""
    if all(one.outcome != "unstated" for one in found):
        return []
    equations = equations_of(found, filled=True)
    alone = singles(equations)
    empty = (equations.cells[id_].state in EMPTY for one in alone for id_ in one)
    return alone if len(alone) == 1 and all(empty) and _certain(equations, alone[0]) else []


def _sets(equations: Equations) -> list[Explanation]:
    """Cells that are wrong together: two of them, or one with the totals made from it. An entry
    stands before its totals, and rows are in the order of the form."""
    every = {frozenset(one): one for one in (*pairs(equations), *carried_over(equations))}
    place = {id_: number for number, id_ in enumerate(equations.columns)}
    ordered = (
        {id_: one[id_] for id_ in sorted(one, key=place.__getitem__)} for one in every.values()
    )
    return sorted(ordered, key=lambda one: min(place[id_] for id_ in one))


def _entries(equations: Equations, explanation: Explanation) -> list[str]:
    """The cells that are no total of others among them."""
    ids = explanation.keys()
    made = {whole for whole, parts in equations.parts.values() if parts & ids}
    return [id_ for id_ in ids if id_ not in made]


def _suspect(
    table: Table, equations: Equations, explanations: Sequence[Explanation], said: Message
) -> Suspect:
    values: dict[str, set[Decimal]] = {}
    for one in explanations:
        for id_, value in one.items():
            values.setdefault(id_, set()).add(value)
    return Suspect(
        table=table.id,
        candidates=tuple(
            _candidate(equations.cells[id_], values[id_])
            for id_ in table.cell_ids()
            if id_ in values
        ),
        unique=len(values) == 1,
        message=said,
        breaches=tuple(one.breach() for one in equations.balances if one.outcome == "broken"),
    )


def _candidate(cell: Cell, values: set[Decimal]) -> Candidate:
    return Candidate(cell.id, cell.raw, values.pop() if len(values) == 1 else None, cell.at)
