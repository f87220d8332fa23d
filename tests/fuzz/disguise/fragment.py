"""What stands in a cell, piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

SENTINEL = "91827"
"""Printed in a cell where the fragments are to stand; no other number of a report is so large."""

PLAIN = "plain"
LEFT_ASIDE = ("hidden", "struck", "raised", "deleted", "ruby", "comment")
"""Looks of text that joins no number."""
SHOWN = ("field", "inserted")
"""Looks of text that a person reads as it stands."""
REMARKS = ("（其中修订{}件）", "[{}]", "（注{}）", "*", "①", "件", "【{}】", "※", "注{}")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some text and how it looks: plain, or one of the looks that a format knows."""

    text: str
    look: str = PLAIN


@dataclass(frozen=True, slots=True)
class Filling:
    """The fragments of a cell and the number that a person sees, None where nothing is seen."""

    fragments: tuple[Fragment, ...]
    seen: Decimal | None


def filled(number: str, looks: Sequence[str], chance: Random) -> Filling:
    """The cell of this number with something in it that is no part of the number, or that is not
    seen, or with its digits in pieces; ``looks`` are those that the format knows."""
    stray = str(chance.randrange(1, 10))
    aside = [look for look in LEFT_ASIDE if look in looks]
    shown = [look for look in SHOWN if look in looks]
    ways = [_remark] + [_apart] * ("typed" not in looks)
    ways += [_beside] * 4 * bool(aside) + [_unseen] * ("hidden" in looks) + [_shown] * bool(shown)
    ways += [_in_runs] * ("runs" in looks)
    return chance.choice(ways)(number, stray, aside or shown, chance, shown)


def _beside(number, stray, aside, chance, shown) -> Filling:
    """Something left aside before, behind or between the digits."""
    at = chance.choice((0, len(number), len(number), chance.randint(0, len(number))))
    other = Fragment(stray, chance.choice(aside))
    pieces = Fragment(number[:at]), other, Fragment(number[at:])
    return Filling(tuple(piece for piece in pieces if piece.text), Decimal(number))


def _unseen(number, stray, aside, chance, shown) -> Filling:
    return Filling((Fragment(number, "hidden"),), None)


def _shown(number, stray, aside, chance, shown) -> Filling:
    return Filling((Fragment(number, chance.choice(shown)),), Decimal(number))


def _in_runs(number, stray, aside, chance, shown) -> Filling:
    return Filling(tuple(map(Fragment, number)), Decimal(number))


def _apart(number, stray, aside, chance, shown) -> Filling:
    gap = chance.choice((" ", "\u3000", "\u00a0", "\u200b"))
    return Filling((Fragment(gap.join(number)),), Decimal(number))


def _remark(number, stray, aside, chance, shown) -> Filling:
    remark = chance.choice(REMARKS).format(stray)
    return Filling((Fragment(number + remark),), Decimal(number))
