"""What a list is made of: items that count something, and the list itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.recognise.prose.clause import Item

_ASIDE = ("compare", "audience")
VERBS = ("receive", "handle", "finish", "carry", "due")
"""Slots of the words for what becomes of requests."""
SUM = "sum"
"""The slot of words that add up (合计)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A total and its parts in one unit, and whether they make it up. ``start`` and ``end`` are
    places in the sentence."""

    total: Decimal
    parts: tuple[Decimal, ...]
    unit: str
    right: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An item that counts something."""

    item: Item
    value: Decimal
    unit: str
    exact: bool

    def has(self, *slots: str) -> bool:
        return any(word.stands_for(slot) for word in self.item.tokens for slot in slots)

    def counts_in(self, unit: str) -> bool:
        return self.unit in (unit, "")


def entries_of(items: Iterable[Item]) -> Iterator[Entry]:
    """The items that count something, without those that only compare or tell an audience."""
    for item in items:
        number = item.number
        if number is not None and number.quantity is not None:
            exact = not number.quantity.approximate
            entry = Entry(item, number.value, number.unit, exact)
            if not entry.has(*_ASIDE):
                yield entry
