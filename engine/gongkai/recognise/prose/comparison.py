"""Shares, differences and growth told in a sentence that has all their terms."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from gongkai.recognise.prose.clause import Item
from gongkai.recognise.prose.closing_sum import HOW_MANY
from gongkai.recognise.prose.token import Token

Sort = Literal["share", "difference", "growth"]

_PERCENT = "%"
_SHARE = "share"
_LAST = "last"
_GOAL = "goal"
_FULFILLED = "fulfilled"
_CHANGES = ("more", "less")
_PLAIN = ("share", "particle", "total", "all", "this", "request", "apply", "sum", "release")
_ABOUT = Decimal("1.5")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a sentence says of two of its numbers. ``told`` is the share or growth in percent, or
    the difference, below 0 where it is less; ``first`` and ``second`` are the part and its total,
    or this year's and last year's number, that come nearest; ``right`` what they really come to."""

    sort: Sort
    told: Decimal
    raw: str
    first: Decimal
    second: Decimal
    real: Decimal
    right: bool


def comparisons_of(items: Sequence[Item], ahead: Sequence[Item] = ()) -> Iterator[Comparison]:
    """Every comparison all of whose terms stand in the sentence; ``ahead`` is the one before it,
    which may have the total of a share."""
    for index, item in enumerate(items):
        number = item.number
        if number is None or number.quantity is None:
            continue
        found = None
        if number.unit == _PERCENT and _has(item, _SHARE):
            found = _share(items, index, number, ahead)
        elif number.unit == _PERCENT and _has(item, _FULFILLED):
            found = _fulfilment(items, index, number)
        elif any(_has(item, slot) for slot in _CHANGES):
            found = _change(items, index, number)
        elif number.unit == _PERCENT:
            found = _share_of(items, index, number)
        if found is not None:
            yield found


def _share(
    items: Sequence[Item], index: int, number: Token, ahead: Sequence[Item]
) -> Comparison | None:
    """96件，占64%: the number just before is the part; any larger one before it that is no part
    itself, or all parts together, may be the total."""
    item = items[index]
    if not _only(item, _PLAIN) or not index:
        return None
    many = next((n for word, n in HOW_MANY.items() if any(w.text == word for w in item.words)), 1)
    before = [one for one in items[:index] if _exact(one) and not _is_percent(one)]
    if len(before) < many or before[-1].stretch != item.stretch:
        return None
    if many == 1 and items[index - 1] is not before[-1]:
        return None
    parts, unit = before[-many:], _unit(before[-1])
    part = sum((_value(one) for one in parts), Decimal(0))
    shared = list(_shared(items))
    whole = [one for one in (*ahead, *before[:-many]) if one not in shared]
    same = [one for one in whole if _exact(one) and _unit(one) == unit]
    totals = [_value(one) for one in same if _value(one) >= part and _value(one) > 0]
    totals = totals or list(_divided(items, shared, unit))
    if not totals:
        return None
    every = [_value(one) for one in items if _exact(one) and _unit(one) == unit]
    fits = [*totals, sum(every, Decimal(0)), sum(every[1:], Decimal(0))]
    near = min(
        (total for total in fits if total),
        key=lambda total: abs(part / total * _HUNDRED - number.value),
    )
    real = part / near * _HUNDRED
    right = _near_enough(real, number)
    if not right:
        near = totals[-1]
        real = part / near * _HUNDRED
    return Comparison("share", number.value, number.text, part, near, real, right)


def _shared(items: Sequence[Item]) -> Iterator[Item]:
    """The parts that have a share of their own: no later share is one of them."""
    for index, (one, after) in enumerate(pairwise(items)):
        if _is_percent(after):
            yield items[index - 1] if _begins(one, _SHARE) and index else one


def _divided(items: Sequence[Item], shared: Sequence[Item], unit: str) -> Iterator[Decimal]:
    """The sum of parts whose shares come to the whole, which is then their total."""
    shares = sum((_value(one) for one in items if _is_percent(one)), Decimal(0))
    counted = [one for one in items if _exact(one) and _unit(one) == unit]
    if len(shared) > 1 and abs(shares - _HUNDRED) <= 1 and all(one in shared for one in counted):
        yield sum((_value(one) for one in counted), Decimal(0))


def _share_of(items: Sequence[Item], index: int, number: Token) -> Comparison | None:
    """9件，占已办结17件的52.9%: the total stands between the part and the share."""
    if index < 2 or not _only(items[index], ("particle",)):
        return None
    part, total = items[index - 2], items[index - 1]
    close = total.clause == items[index].clause and part.clause + 1 >= total.clause
    counted = close and _exact(part) and _exact(total) and _unit(part) == _unit(total) != _PERCENT
    if not counted or not _begins(total, _SHARE) or not 0 < _value(part) <= _value(total):
        return None
    real = _value(part) / _value(total) * _HUNDRED
    right = _near_enough(real, number)
    return Comparison("share", number.value, number.text, _value(part), _value(total), real, right)


def _fulfilment(items: Sequence[Item], index: int, number: Token) -> Comparison | None:
    """目标100件，实际112件，完成目标的112%: the only goal before it, and what was done."""
    before = [one for one in items[:index] if _exact(one) and not _is_percent(one)]
    if len(before) != 2 or not _only(items[index], ("particle", _FULFILLED)):
        return None
    goal, done = before
    if not _has(goal, _GOAL) or _has(done, _GOAL) or _unit(goal) != _unit(done):
        return None
    if not _value(goal):
        return None
    real = _value(done) / _value(goal) * _HUNDRED
    right = _near_enough(real, number)
    return Comparison("share", number.value, number.text, _value(done), _value(goal), real, right)


def _begins(item: Item, slot: str) -> bool:
    return item.words[0].stands_for(slot)


def _change(items: Sequence[Item], index: int, number: Token) -> Comparison | None:
    """28件，比上年(22件)增加6件: what was counted this year and last year, and the difference or
    the growth in percent."""
    item = items[index]
    inside = [one for one in items if one.parent == item.position and one.depth > item.depth]
    told_last = [one for one in items[:index] if _has(one, _LAST) and _exact(one)]
    lasts = [one for one in inside if _exact(one)] if _has(item, _LAST) else told_last
    lasts = lasts or told_last or _risen(items[:index])
    if len(lasts) != 1 or not _only_compares(item):
        return None
    last = lasts[0]
    unit = _unit(last)
    if number.unit not in (_PERCENT, unit):
        return None
    now = [
        one
        for one in items[:index]
        if one is not last and _exact(one) and _unit(one) == unit and not _changes(one)
    ]
    if not now or not _value(last):
        return None
    sign = -1 if _has(item, "less") else 1
    told = number.value * sign
    sort: Sort = "growth" if number.unit == _PERCENT else "difference"

    def real(one: Item) -> Decimal:
        change = _value(one) - _value(last)
        return change / _value(last) * _HUNDRED if sort == "growth" else change

    near = min(reversed(now), key=lambda one: abs(real(one) - told))
    right = _near_enough(real(near), number, told) if sort == "growth" else real(near) == told
    right = (
        right or number.quantity is None or (number.quantity.approximate and sort == "difference")
    )
    return Comparison(sort, told, number.text, _value(near), _value(last), real(near), right)


def _risen(items: Sequence[Item]) -> list[Item]:
    """What it was before it rose or fell to another number: 由12件上升到20件."""
    for before, behind in itertools.pairwise(items):
        if _has(behind, "becomes") and _exact(before) and _exact(behind):
            return [before]
    return []


def _near_enough(real: Decimal, number: Token, told: Decimal | None = None) -> bool:
    """Whether a percentage may be written so: rounded or cut to its decimals; 约 is wider."""
    quantity = number.quantity
    assert quantity is not None
    exponent = quantity.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    reach = max(step, _ABOUT) if quantity.approximate else step
    return abs(real - (quantity.value if told is None else told)) < reach


def _only_compares(item: Item) -> bool:
    """Whether an item says nothing but how much more or less it was."""
    return _only(item, (*_PLAIN, *_CHANGES, "compare", _LAST, "and", "period"))


def _only(item: Item, slots: Sequence[str]) -> bool:
    return all(
        word.kind == "number" or any(word.stands_for(slot) for slot in slots) for word in item.words
    )


def _changes(item: Item) -> bool:
    return any(_has(item, slot) for slot in (*_CHANGES, _LAST))


def _has(item: Item, slot: str) -> bool:
    return any(word.stands_for(slot) for word in item.tokens)


def _exact(item: Item) -> bool:
    number = item.number
    return number is not None and number.quantity is not None and not number.quantity.approximate


def _is_percent(item: Item) -> bool:
    return _unit(item) in (_PERCENT, "个百分点")


def _unit(item: Item) -> str:
    return item.number.unit if item.number else ""


def _value(item: Item) -> Decimal:
    return item.number.value if item.number else Decimal(0)
