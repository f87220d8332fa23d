"""Finds cells that may all have been misread in the same way, so that no sum shows it.

Where one request runs through a whole table, an 8 stands in its entry and in all of its totals; who
takes each of them for a 3 breaks no sum. The same goes for a digit that many numbers share at the
same place: 18 = 10 + 8 and 13 = 10 + 3.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from gongkai.rule_language.identity import Balance
from gongkai.suspicion.equations import equations_of


def alike(numbers: Mapping[str, str], sums: Iterable[Balance]) -> frozenset[str]:
    """Ids of cells that could be off together by the same amount with every sum still true.

    ``numbers`` are the digits of each cell as read. Cells with the same digit at the same place, or
    with the same number, are held against the sums together: one that stands on one side of a sum
    can only be off where another of them stands on the other side. What is left after all sums were
    asked may be a misreading that was copied; more is left than could be, never less.
    """
    columns = equations_of(sums).columns
    found: set[str] = set()
    for cells in _sharing(numbers):
        found |= _balanced({id_ for id_ in cells if id_ in columns}, columns)
    return frozenset(found)


def _sharing(numbers: Mapping[str, str]) -> Iterable[set[str]]:
    groups: dict[object, set[str]] = defaultdict(set)
    for id_, digits in numbers.items():
        groups[digits].add(id_)
        for place, digit in enumerate(reversed(digits)):
            groups[place, digit].add(id_)
    return groups.values()


def _balanced(cells: set[str], columns: Mapping[str, Mapping[int, Decimal]]) -> set[str]:
    left = set(cells)
    while True:
        sides: dict[int, set[bool]] = defaultdict(set)
        for id_ in left:
            for equation, slope in columns[id_].items():
                sides[equation].add(slope > 0)
        kept = {id_ for id_ in left if all(len(sides[one]) == 2 for one in columns[id_])}
        if kept == left:
            return left
        left = kept
