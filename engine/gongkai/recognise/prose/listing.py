"""Lists in a sentence: a total, and parts that make it up or cannot be more than it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, takewhile

from gongkai.recognise.prose.clause import Item
from gongkai.recognise.prose.closing_sum import left_over, summed_up
from gongkai.recognise.prose.context import PARTS
from gongkai.recognise.prose.entry import SUM, VERBS, Entry, Listing, entries_of
from gongkai.recognise.prose.token import Token

_CARRY = "carry"
_OTHERS = "others"
_ETC = "etc"
_NOTICE = "notice"
_TARIFF = "tariff"
_TWICE = (2, 3)
_NO_COUNTS = frozenset({"%", "个百分点", "倍", "元", "万元", "亿元", "人", "人次", "次", "天"})
NEARLY = Decimal("0.95")
"""Parts that come to this share of their total are taken for all of them."""


@dataclass(slots=True)
class _Parts:
    """Parts as they are met: those that surely are, and what follows and may be more of them;
    ``mixed`` are the numbers of the list in whatever unit (动态27条、征集调查16期)."""

    sure: list[Entry] = field(default_factory=list[Entry])
    more: list[Entry] = field(default_factory=list[Entry])
    mixed: list[Decimal] = field(default_factory=list[Decimal])

    def add(self, entry: Entry) -> None:
        if not self.sure:
            self.sure.append(entry)
            return
        first, last = self.sure[0], self.sure[-1]
        grouped = len(self.sure) > 1 and self.sure[-2].item.clause == last.item.clause
        left = entry.item.clause != last.item.clause and (grouped or bool(self.more))
        acts = entry.has(*VERBS) and not first.has(*VERBS)
        (self.more if self.more or left or acts else self.sure).append(entry)


def listings_of(
    items: Sequence[Item], ahead: Sequence[Item] = (), complete: Decimal = NEARLY
) -> Iterator[Listing]:
    """Every list of a sentence whose parts are meant to make up its total, right or wrong.

    ``ahead`` are the items of the sentence before, which has the total where a list begins its
    own. What the words leave open is no list: parts that fall short, unless they come to the share
    ``complete`` of the total or name the rest, and rounded numbers.
    """
    entries = list(entries_of(items))
    for unit in dict.fromkeys(entry.unit for entry in entries if entry.unit):
        yield from _opened(items, list(entries_of(ahead)), entries, unit, complete)
        yield from _bracketed(items, entries, unit, complete)
        yield from summed_up(items, entries, unit)
        yield from left_over([one for one in entries if one.unit == unit])


def _opened(
    items: Sequence[Item],
    ahead: Sequence[Entry],
    entries: Sequence[Entry],
    unit: str,
    complete: Decimal,
) -> Iterator[Listing]:
    """Lists that open with 其中, 包括 or a colon."""
    for item in items:
        if item.opener not in PARTS:
            continue
        parts = _parts(item, entries, unit, complete)
        before = [one for one in entries if one.item.position < item.position and one.unit == unit]
        if not all(one.has(_TARIFF) for one in parts.sure):
            before = [one for one in before if not one.has(_NOTICE)]
        if item.depth:
            before = [one for one in before if one.item.position == item.parent] or before
        elif not before and item is items[0]:
            before = [one for one in ahead if one.unit == unit]
        if parts.sure and before:
            yield from _listing(before, parts, unit, complete)


def _parts(opening: Item, entries: Sequence[Entry], unit: str, complete: Decimal) -> _Parts:
    """The parts from an opening word on, without what is listed below one of them. Behind a
    semicolon they go on where a single one stands before it: surely so where it was listed itself
    or where every list is meant to be complete."""
    parts = _Parts()
    skipped: int | None = None
    for entry in entries:
        item = entry.item
        if item.position < opening.position or item.depth > opening.depth:
            continue
        if item.depth < opening.depth:
            break
        if entry.has(SUM):
            return _Parts() if _closes(entry, parts) else parts
        if (
            item.stretch != opening.stretch
            and len(parts.sure) > 1
            and _last_stretch(parts) == opening.stretch
        ):
            break
        if item.opener in PARTS and item is not opening:
            if item.stretch != opening.stretch:
                break
            skipped = item.stretch
        if item.stretch == skipped:
            continue
        if entry.unit not in _NO_COUNTS:
            parts.mixed.append(entry.value)
        if not entry.counts_in(unit):
            continue
        if not parts.sure and len(parts.mixed) > 1 and item.clause != opening.clause:
            break
        if item.stretch == opening.stretch or skipped is not None or not complete:
            parts.add(entry)
        else:
            parts.more.append(entry)
    return parts


def _closes(entry: Entry, parts: _Parts) -> bool:
    """Whether a list is added up at its own end (目录4条、动态8条，共发布12条；专栏 …): its parts
    make up that number, and not what stands before the list."""
    return sum((one.value for one in parts.sure), Decimal(0)) == entry.value


def _last_stretch(parts: _Parts) -> int:
    return parts.sure[1].item.stretch


def _listing(
    before: Sequence[Entry], parts: _Parts, unit: str, complete: Decimal
) -> Iterator[Listing]:
    """The list, where it is one. ``before`` are the numbers that stand before it."""
    plain = [entry for entry in before if not entry.has(_CARRY)] or list(before)
    total, values = plain[-1], [entry.value for entry in parts.sure]
    among = [one for one in before if one.item.clause == total.item.clause]
    if len(among) > 1 or (total.item.opener in PARTS and len(before) > 2):
        total = max(before, key=lambda entry: entry.value)
    if not all(entry.exact for entry in (total, *parts.sure)):
        return
    whole = [entry.value for entry in before]
    every = [*values, *(entry.value for entry in parts.more)]
    right = _adds_up([*whole, *accumulate(reversed(whole))], every, sum(values, Decimal(0)))
    come_to = sum(values, Decimal(0))
    short = come_to < total.value
    if short and total.value in accumulate(parts.mixed):
        right = True
    if right and len(values) < 2:
        return
    if right or not short or (len(values) > 1 and _is_complete(total, parts, come_to, complete)):
        first, last = total.item.start, parts.sure[-1].item.end
        first = first if total.item.start < last else parts.sure[0].item.start
        yield Listing(
            total.value, tuple(values), unit, right or come_to == total.value, first, last
        )


def _adds_up(totals: Iterable[Decimal], parts: Sequence[Decimal], come_to: Decimal) -> bool:
    """Whether the first parts make up one of the totals: the same things are often listed twice,
    by channel and by applicant."""
    sums = {*accumulate(parts)} if len(parts) > 1 else set(parts)
    return any(total in sums or come_to in [total * n for n in _TWICE] for total in totals)


def _is_complete(total: Entry, parts: _Parts, come_to: Decimal, complete: Decimal) -> bool:
    """Whether parts that fall short are a list of all parts."""
    if any(entry.has(_ETC) for entry in parts.sure):
        return False
    return any(map(_is_rest, parts.sure)) or come_to >= complete * total.value


def _is_rest(entry: Entry) -> bool:
    """其他8条, and not a part that has others in its name (行政处罚和其他权力8条)."""
    if entry.item.opener == "rest":
        return True
    before = takewhile(lambda token: not token.stands_for(_OTHERS), entry.item.tokens)
    return entry.has(_OTHERS) and not any(map(_names, before))


def _names(token: Token) -> bool:
    return token.kind in ("unknown", "mark") or any(
        sense.slot not in ("and", "particle", "adverb", "opener") for sense in token.senses
    )


def _bracketed(
    items: Sequence[Item], entries: Sequence[Entry], unit: str, complete: Decimal
) -> Iterator[Listing]:
    """Parts in brackets behind their total: 48条(养老22条、就业26条). A bracket that says first
    what it counts (按科室数据：…) divides something else."""
    for total in entries:
        if total.unit != unit:
            continue
        place, depth = total.item.position, total.item.depth + 1
        within = [item for item in items if item.parent == place and item.depth == depth]
        if not within or within[0].number is None:
            continue
        inside = [one for one in entries if one.item in within]
        parts = _Parts([one for one in inside if one.counts_in(unit)])
        if len(parts.sure) > 1 and not any(one.item.opener for one in inside):
            yield from _listing([total], parts, unit, complete)
