"""``roll_up``: whether a government's tables are the sum of its bodies'."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import Message, message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.panel import PanelReport, PanelSubject, Scope
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.rule_language.cells import EMPTY, label, number, unsure

_SHOWN = 5
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Residual:
    """A cell of the government, and by how much it is more than the sum of its bodies'."""

    cell: Cell
    over: Decimal


def observe(rule: Rule, subject: PanelSubject) -> Observation:
    """How many cells of the table are not the sum over the bodies of the declared scope.

    None where no scope is declared. Where the report of one of the bodies is missing, or one of
    the cells is in doubt, what is left over proves nothing: it is told, and the rule in doubt.
    """
    scope = _scope(subject)
    if scope is None:
        return Observation(rule.id, None, message("kind.roll_up.no_scope"), judged=0)
    if subject.report is None:
        return Observation(rule.id, None, message("kind.roll_up.no_report"), judged=0)
    names = (
        scope.includes if scope.includes is not None else subject.panel.children(subject.body.name)
    )
    members = [name for name in names if name not in scope.excludes]
    there = {name: subject.panel.counted.get((name, subject.year)) for name in members}
    reports = [one for one in there.values() if one is not None]
    missing = tuple(name for name, one in there.items() if one is None and _awaited(subject, name))
    if not reports:
        return Observation(rule.id, None, message("kind.roll_up.no_parts"), judged=0)
    ids = list(subject.form.table(rule.parameters["table"]).cell_ids())
    stated = [id_ for id_ in ids if _stated(subject.report.cells.get(id_))]
    if not stated:
        return Observation(rule.id, None, message("kind.roll_up.no_numbers"), judged=0)
    found, doubtful = _residuals(stated, subject.report, reports)
    blank = sum(
        cell.state in EMPTY for part in reports for id_ in stated if (cell := part.cells.get(id_))
    )
    said = _said(subject.form, found, missing, len(reports), blank)
    return Observation(
        rule.id,
        len(found),
        said,
        doubtful=bool(found) and (bool(missing) or doubtful),
        judged=len(stated),
        broken=len(found),
        evidence=tuple(_evidence(found)),
        fills={"missing": missing},
    )


def _stated(cell: Cell | None) -> bool:
    """Whether the government says something in a cell: one left blank is no zero."""
    return cell is not None and cell.state not in EMPTY


def _awaited(subject: PanelSubject, name: str) -> bool:
    """Whether a body that the scope names must report on the year, as far as anybody knows."""
    body = subject.panel.bodies.get(name)
    return body is None or body.guessed or body.reports_on(subject.year)


def _scope(subject: PanelSubject) -> Scope | None:
    """The scope declared for the body in this year; the later one of two."""
    fitting = (
        scope
        for scope in reversed(subject.panel.scopes)
        if scope.body == subject.body.name and (not scope.years or subject.year in scope.years)
    )
    return next(fitting, None)


def _residuals(
    ids: Sequence[str], whole: PanelReport, parts: Sequence[PanelReport]
) -> tuple[list[_Residual], bool]:
    """What is left over, cell by cell, and whether a cell in doubt has a part in any of it."""
    found: list[_Residual] = []
    doubtful = False
    for id_ in ids:
        own = whole.cells.get(id_)
        below = [cell for part in parts if (cell := part.cells.get(id_))]
        if own is None:
            continue
        unread = unsure(own) or len(below) < len(parts) or any(map(unsure, below))
        values = [number(cell) for cell in (own, *below)]
        if None in values:
            doubtful = True
            continue
        total, *summed = (value or _ZERO for value in values)
        over = total - sum(summed, _ZERO)
        if over:
            doubtful = doubtful or unread
            found.append(_Residual(own, over))
    return found, doubtful


def _said(
    form: Form,
    found: Sequence[_Residual],
    missing: tuple[str, ...],
    parts: int,
    blank: int,
) -> Message:
    beside = {
        "parts": parts,
        "missing": _absent(missing),
        "note": message("kind.identity.blanks", count=blank) if blank else "",
    }
    if not found:
        return message("kind.roll_up.sums", **beside)
    shown = tuple(
        message("kind.roll_up.over", cell=label(form, one.cell.id), over=f"{one.over:+f}")
        for one in sorted(found, key=lambda one: -abs(one.over))[:_SHOWN]
    )
    more = (*shown, "…") if len(found) > _SHOWN else shown
    return message("kind.roll_up.differs", count=len(found), shown=more, **beside)


def _absent(missing: tuple[str, ...]) -> Message | str:
    return message("kind.roll_up.missing", count=len(missing), names=missing) if missing else ""


def _evidence(found: Sequence[_Residual]) -> Iterator[Evidence]:
    for one in found:
        yield Evidence(one.cell.at, one.cell.id, one.cell.raw, one.cell.value)


KIND = Kind(
    id="roll_up",
    parameters=(
        Parameter("table", "text", required=True, choices=("disclosure", "requests", "disputes")),
    ),
    observe=observe,
)
