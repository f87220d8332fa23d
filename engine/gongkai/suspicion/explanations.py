"""Which wrong cells account for all broken identities of a table.

A table is off by ``off`` = Σ (column of the cell × what the cell is off by) over its wrong cells.
Any three columns of a complete table 3 are linearly independent: two wrong cells never look like
a single one, nor like two others, unless four of them form a rectangle. So a single cell that
explains everything there is the simplest explanation by far (the next has three cells). Where
identities are missing, for blanks or doubts, that need not be so; hence pairs are looked at too.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongkai.rule_language.cells import number
from gongkai.suspicion.equations import Equations, Vector

Explanation = Mapping[str, Decimal]
"""Cell id → the value with which, together with the others, every identity holds."""
Changes = Mapping[str, Decimal]
"""Cell id → by how much its value would change."""


def singles(equations: Equations) -> list[Explanation]:
    """Every cell that explains all by itself."""
    return list(
        _sound(({id_: step} for id_, step in _fitting(equations, equations.off)), equations)
    )


def pairs(equations: Equations) -> list[Explanation]:
    """Every two cells that explain all together, and none of them alone.

    Of two cells one at least stands in an identity without the other, which tells by how much it
    is off; where both stand in the same identities, ``rivalled`` tells.
    """
    return list(_sound(_pairs(equations), equations))


def carried_over(equations: Equations) -> list[Explanation]:
    """Every cell that explains all together with all the totals that were made from it; no total
    differs from its parts then."""
    if not equations.parts.keys().isdisjoint(equations.off):
        return []
    wholes = {whole for whole, _ in equations.parts.values()}
    entries = (id_ for id_ in equations.columns if id_ not in wholes)
    return list(_sound(_carried(equations, entries), equations))


def rivalled(equations: Equations, cell: str) -> bool:
    """Whether another cell stands in every identity that this one stands in."""
    own = equations.columns[cell].keys()
    return any(id_ != cell and own <= other.keys() for id_, other in equations.columns.items())


def _fitting(equations: Equations, off: Vector) -> Iterator[tuple[str, Decimal]]:
    """Each cell whose column is a multiple of what is off, and the change that makes up for it."""
    for id_, column in equations.columns.items():
        if column.keys() == off.keys():
            first, *others = (-off[index] / column[index] for index in column)
            if all(step == first for step in others):
                yield id_, first


def _pairs(equations: Equations) -> Iterator[Changes]:
    off, columns = equations.off, equations.columns
    inside = {index: [id_ for id_ in columns if index in columns[id_]] for index in off}
    if not inside:
        return
    seen: set[frozenset[str]] = set()
    for id_ in min(inside.values(), key=len):
        column = columns[id_]
        for step in {-off[index] / column[index] for index in column if index in off}:
            left = _added(off, column, step)
            for other, its in _fitting(equations, left) if left else ():
                if other != id_ and (pair := frozenset((id_, other))) not in seen:
                    seen.add(pair)
                    yield {id_: step, other: its}


def _carried(equations: Equations, entries: Iterator[str]) -> Iterator[Changes]:
    for entry in entries:
        changes = _followed(equations, entry)
        if len(changes) < 2:
            continue
        moved: Vector = {}
        for id_, step in changes.items():
            moved = _added(moved, equations.columns[id_], step)
        if moved.keys() == equations.off.keys():
            first, *others = (-equations.off[index] / moved[index] for index in moved)
            if all(step == first for step in others):
                yield {id_: step * first for id_, step in changes.items()}


def _followed(equations: Equations, entry: str) -> Changes:
    """What a change by 1 moves, where every total follows its parts."""
    changes = {entry: Decimal(1)}
    waiting = [entry]
    while waiting:
        part = waiting.pop()
        for index, coefficient in equations.columns[part].items():
            whole, parts = equations.parts.get(index, ("", frozenset[str]()))
            if part in parts and whole not in changes:
                changes[whole] = -changes[part] * coefficient / equations.columns[whole][index]
                waiting.append(whole)
    return changes


def _added(off: Vector, column: Vector, step: Decimal) -> Vector:
    moved = dict(off)
    for index, coefficient in column.items():
        amount = moved.get(index, Decimal(0)) + coefficient * step
        if amount:
            moved[index] = amount
        else:
            del moved[index]
    return moved


def _sound(found: Iterator[Changes], equations: Equations) -> Iterator[Explanation]:
    """Those of which every value is a number that can be counted and that mend the table."""
    for changes in found:
        values: dict[str, Decimal] = {}
        for id_, step in changes.items():
            printed = number(equations.cells[id_]) if id_ in equations.cells else None
            if printed is None or printed + step < 0 or (printed + step) % 1:
                break
            values[id_] = printed + step
        else:
            if equations.mended(values):
                yield values
