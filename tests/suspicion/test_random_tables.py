"""Thousands of made-up tables: one wrong cell is always found, two never pass for one.

Every cell of table 3 stands in two identities at least, no two cells in the same ones, and any
three columns of the system are independent; so one wrong cell of a fully printed table 3 can be
told from all others, and two from any one. A cell of table 4 stands in one identity alone: there a
single mistake leaves up to five cells to choose from.
"""

from collections import Counter
from itertools import combinations
from random import Random

from suspicion.tables import (
    changes,
    doubted,
    equations,
    mistaken,
    printed,
    random_tables,
    summed,
    suspected,
)

TABLES = 2000


def test_one_wrong_cell_of_table_3_is_named_with_its_right_value() -> None:
    rng = Random(3)
    for _ in range(TABLES):
        right = random_tables(rng)
        cell = rng.choice(summed("requests"))
        wrong = mistaken(right, cell, rng)
        found = suspected(printed({**right, cell: wrong}))
        assert list(found) == ["requests"], f"{cell} {wrong}"
        assert found["requests"].unique, f"{cell} {wrong}"
        assert changes(found["requests"]) == {cell: right[cell]}


def test_a_wrong_cell_of_table_4_is_among_those_it_can_be() -> None:
    rng = Random(4)
    for _ in range(TABLES // 4):
        right = random_tables(rng)
        cell = rng.choice(summed("disputes"))
        found = suspected(printed({**right, cell: mistaken(right, cell, rng)}))
        if found:  # a part that alone can be wrong is confirmed by nothing else
            assert not found["disputes"].unique
            assert changes(found["disputes"])[cell] == right[cell]


def test_two_wrong_cells_are_never_taken_for_one() -> None:
    """Of any two, of a cell and its total off alike, and of two off by the same amount."""
    rng = Random(5)
    told = Counter[bool]()
    for number in range(TABLES):
        right = random_tables(rng)
        first, second = rng.sample(summed("requests"), 2)
        wrong = dict(right)
        wrong[first] = mistaken(right, first, rng)
        if number % 3 == 0:
            wrong[second] = mistaken(right, second, rng)
        else:
            row, _, column = first.rpartition(".")
            if number % 3 == 1:
                second = f"{row}.natural_person" if column == "total" else f"{row}.total"
            wrong[second] = max(right[second] + wrong[first] - right[first], 0)
        if wrong[second] == right[second]:
            continue
        found = suspected(printed(wrong)).get("requests")
        assert not (found and found.unique), f"{first} {second}"
        if found:
            shown = changes(found)
            told[first in shown and second in shown] += 1
    assert told[False] == 0
    assert told[True] > TABLES * 0.9


def test_beside_blanks_and_doubts_only_what_is_wrong_is_named() -> None:
    """Identities that are missing make two mistakes look more like one, or hide one of them."""

    rng = Random(6)
    for number in range(TABLES // 2):
        right = random_tables(rng)
        cells = rng.sample(summed("requests"), 2)
        wrong = right | {cell: mistaken(right, cell, rng) for cell in cells}
        others = [cell for cell in summed("requests") if cell not in cells]
        empty = [cell for cell in others if right[cell] == 0 or number % 2]
        about = printed(wrong, **dict.fromkeys(rng.sample(empty, min(len(empty), 30)), ""))
        about = doubted(about, *rng.sample(others, 4))
        found = suspected(about).get("requests")
        if found and found.unique:
            ((cell, value),) = changes(found).items()
            assert value == right[cell] != about.report.cells[cell].value, f"{cells} {cell}"


def test_no_two_cells_of_table_3_stand_in_the_same_identities() -> None:

    columns = equations(printed(random_tables(Random(7)))).columns
    assert columns.keys() == set(summed("requests"))
    assert all(len(column) >= 2 for column in columns.values())
    for one, other in combinations(columns.values(), 2):
        assert one.keys() != other.keys()
