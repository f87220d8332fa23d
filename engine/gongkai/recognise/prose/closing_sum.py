"""Numbers that close a list: the sum behind its parts, and what is left over of a goal."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from gongkai.recognise.prose.clause import Item
from gongkai.recognise.prose.entry import SUM, VERBS, Entry, Listing

HOW_MANY = {"两项合计": 2, "两者合计": 2, "二者合计": 2, "三项合计": 3, "三者合计": 3}
"""Words that tell how many numbers a sum is made of."""
_GOAL = "goal"
_NOT = ("none",)
_LEFT = frozenset({"rest", "another"})
_LAST_PART = frozenset({"四季度", "第四季度", "下半年"})


def summed_up(items: Sequence[Item], entries: Sequence[Entry], unit: str) -> Iterator[Listing]:
    """A total behind its parts: 公告12期、名单8期，合计20期."""
    for total in entries:
        if total.unit != unit or not total.exact or not _only_sums_up(total.item):
            continue
        place = total.item.position
        before = [one for one in entries if one.item.position < place and not one.item.depth]
        told = _told_parts(total, before)
        parts = before if told else [one for one in before if one.counts_in(unit)]
        if len(parts) < 2 or not all(one.exact for one in parts):
            continue
        if any(_is_left_aside(item, unit, entries) for item in items if item.position < place):
            continue
        values = [one.value for one in parts]
        right = total.value in {*accumulate(reversed(values)), *values}
        listed = any(item.opener for item in items if item.position < place)
        sure = told or _is_whole_year(parts)
        if right or sure or not (listed or any(one.has(SUM, *VERBS) for one in parts)):
            yield Listing(
                total.value, tuple(values), unit, right, parts[0].item.start, total.item.end
            )


def _told_parts(total: Entry, before: Sequence[Entry]) -> bool:
    """Whether what stands before is all that is added up, in whatever unit (730篇、520条，两项合计
    1250条)."""
    told = next((n for word in total.item.words if (n := HOW_MANY.get(word.text))), 0)
    return told > 1 and len(before) == told


def _is_whole_year(parts: Sequence[Entry]) -> bool:
    """Whether every part is that of another quarter or half of the year, up to the last."""
    times = [[w.text for w in one.item.words if w.stands_for("period")] for one in parts]
    names = [each[0] for each in times if len(each) == 1]
    return len(set(names)) == len(parts) and names[-1] in _LAST_PART


def left_over(entries: Sequence[Entry]) -> Iterator[Listing]:
    """A goal, what was done of it, and what is left: 计划80项，已公开72项，还有8项未公开."""
    if len(entries) != 3 or not all(one.exact and not one.item.depth for one in entries):
        return
    goal, done, left = entries
    if not goal.has(_GOAL) or done.has(_GOAL, *_NOT) or done.item.opener:
        return
    if left.item.opener in _LEFT and left.has(*_NOT):
        parts = (done.value, left.value)
        right = sum(parts, Decimal(0)) == goal.value
        yield Listing(goal.value, parts, goal.unit, right, goal.item.start, left.item.end)


def _is_left_aside(item: Item, unit: str, entries: Sequence[Entry]) -> bool:
    """Whether a number in this unit is no part of any list, so that nobody can tell the parts."""
    number = item.number
    counted = any(one.item is item for one in entries)
    return number is not None and number.unit == unit and not counted


def _only_sums_up(item: Item) -> bool:
    """共计20期, 全年合计20期: nothing but the sum of what goes before."""
    words = [word for word in item.words if word.kind != "number"]
    plain = all(
        any(sense.slot in ("total", "particle", "this", "all", SUM) for sense in word.senses)
        for word in words
    )
    return plain and any(word.stands_for(SUM) for word in words) and not item.depth
