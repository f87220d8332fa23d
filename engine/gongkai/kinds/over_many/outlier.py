"""``outlier``: numbers far from a body's own of other years, or from those of its peers."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.panel import Panel, PanelReport, PanelSubject
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.rule_language.cells import label, unsure
from gongkai.rule_language.patterns import texts

_SLIPS = (Decimal(1000), Decimal(10000))
"""千元 or a misplaced thousands sign, and 元, written where 万元 is asked."""
_NEAR = Decimal("0.35")
_PEERS = 20
_OTHER_YEARS = 2
_LEAST = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Odd:
    """A cell, what it is held against, and how many times it is that."""

    cell: Cell
    usual: Decimal
    times: Decimal


def observe(rule: Rule, subject: PanelSubject) -> Observation:
    """How many of the cells are out of proportion; cells in doubt are left out."""
    if subject.report is None:
        return Observation(rule.id, None, message("kind.outlier.no_report"), judged=0)
    cells = [
        cell
        for id_ in texts(rule, "cells")
        if (cell := subject.report.cells.get(id_)) and not unsure(cell) and cell.value is not None
    ]
    check, judged = _CHECKS[rule.parameters["check"]], 0
    odd: list[_Odd] = []
    for cell in cells:
        usual = check(subject, cell)
        judged += usual is not None
        if usual is not None and (found := _odd(rule, cell, usual)):
            odd.append(found)
    if not judged:
        return Observation(rule.id, None, message("kind.outlier.nothing_like_it"), judged=0)
    told = tuple(_told(subject.form, one) for one in odd)
    said = message("kind.outlier.found", cells=told) if odd else message("kind.outlier.none")
    proof = tuple(Evidence(o.cell.at, o.cell.id, o.cell.raw, o.cell.value) for o in odd)
    return Observation(rule.id, len(odd), said, judged=judged, broken=len(odd), evidence=proof)


def _odd(rule: Rule, cell: Cell, usual: Decimal) -> _Odd | None:
    value, factor = cell.value or Decimal(0), Decimal(rule.parameters["factor"])
    floor = Decimal(rule.parameters.get("at_least", 0))
    if max(value, usual) < floor or not usual:
        return None
    times = value / usual
    if rule.parameters["check"] == "unit":
        slip = any(abs(times / one - 1) <= _NEAR for one in _SLIPS)
        return _Odd(cell, usual, times) if slip else None
    low = rule.parameters["check"] == "jump" and times * factor <= 1
    return _Odd(cell, usual, times) if times >= factor or low else None


def _own(subject: PanelSubject, cell: Cell) -> Decimal | None:
    """Of the body's own numbers of other years the one nearest in proportion, so that a year is odd
    only where no other is like it; where there is but one other year, that of the year before."""
    others = [
        value
        for year in subject.panel.years
        if year != subject.year and (value := _value(_at(subject, year), cell.id))
    ]
    if len(others) >= _OTHER_YEARS:
        return min(others, key=partial(_apart, cell.value or _LEAST))
    return _value(subject.before, cell.id) or None


def _apart(one: Decimal, other: Decimal) -> Decimal:
    return max(one / other, other / one)


def _own_or_peers(subject: PanelSubject, cell: Cell) -> Decimal | None:
    own = _own(subject, cell)
    return own if own is not None else _peers(subject, cell)


def _peers(subject: PanelSubject, cell: Cell) -> Decimal | None:
    """The middle of what other bodies of the kind have that year; None of fewer than 20."""
    values = _of_kind(subject.panel, subject.body.kind, subject.year).get(cell.id, ())
    own = _value(subject.report, cell.id)
    many = len(values) - bool(own)
    if many < _PEERS:
        return None
    # The list without the body's own number, which stands at ``skipped`` in it.
    skipped = bisect_left(values, own) if own else many
    low, high = (values[place + (place >= skipped)] for place in ((many - 1) // 2, many // 2))
    return (low + high) / 2


@lru_cache(maxsize=256)
def _of_kind(panel: Panel, kind: str | None, year: int) -> Mapping[str, Sequence[Decimal]]:
    """All numbers of the bodies of a kind in a year, by cell, ascending; noughts are left out."""
    found: dict[str, list[Decimal]] = {}
    for name, body in panel.bodies.items():
        report = panel.counted.get((name, year)) if body.kind == kind else None
        for id_ in report.cells if report else ():
            if value := _value(report, id_):
                found.setdefault(id_, []).append(value)
    return {id_: sorted(values) for id_, values in found.items()}


def _at(subject: PanelSubject, year: int) -> PanelReport | None:
    return subject.panel.counted.get((subject.body.name, year))


def _value(report: PanelReport | None, cell: str) -> Decimal | None:
    found = report.cells.get(cell) if report else None
    return None if found is None or unsure(found) else found.value


def _told(form: Form, odd: _Odd) -> object:
    return message(
        "kind.outlier.told",
        cell=label(form, odd.cell.id),
        value=odd.cell.raw.strip(),
        usual=f"{odd.usual.quantize(Decimal('0.01')).normalize():f}",
        times=f"{odd.times.quantize(Decimal('0.01')).normalize():f}",
    )


_CHECKS: Mapping[str, Callable[[PanelSubject, Cell], Decimal | None]] = {
    "unit": _own_or_peers,
    "jump": _own,
    "peers": _peers,
}


KIND = Kind(
    id="outlier",
    parameters=(
        Parameter("check", "text", required=True, choices=tuple(_CHECKS)),
        Parameter("cells", "cells", required=True),
        Parameter("factor", "integer", required=True),
        Parameter("at_least", "integer"),
    ),
    observe=observe,
)
