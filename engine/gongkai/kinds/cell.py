"""``cell``: what cells hold: a number, nothing at all, zero, an amount in the right unit."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import Any

from gongkai.kinds.kind import Demand, Kind, Parameter
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import Message, message
from gongkai.model.observation import Observation
from gongkai.model.report import Cell
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.cells import EMPTY, evidence, label, unsure
from gongkai.rule_language.patterns import texts
from gongkai.rulefile.nearest import nearest

_SHOWN = 4
_DIGITS = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
STATED = "stated"


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many of the cells are off. One that the reader is not sure of does not count, and puts
    the rule in doubt where no other is off."""
    levels = texts(rule, "levels")
    if levels and _level(subject) not in levels:
        return Observation(rule.id, None, message("kind.cell.other_level"), judged=0)
    wanted, unwanted = _below(rule, "cells"), _below(rule, "except")
    read = subject.report.cells
    cells = [read[id_] for id_ in _chosen(tuple(read), wanted, unwanted)]
    if not cells:
        return Observation(rule.id, None, message("kind.cell.none_read"), judged=0)
    check = rule.parameters["check"]
    if check == STATED:
        return _stated(rule, cells)
    off = [(cell, said) for cell in cells if (said := _CHECKS[check](rule, subject, cell))]
    sure = [found for found in off if not unsure(found[0])]
    shown = sure or off
    if not shown:
        return Observation(rule.id, 0, message(f"kind.cell.{check}_right"), judged=len(cells))
    reasons = tuple(
        message("kind.cell.shown", cell=label(subject.form, cell.id), reason=said)
        for cell, said in shown[:_SHOWN]
    )
    more = ("…",) if len(shown) > _SHOWN else ()
    return Observation(
        rule.id,
        len(sure),
        message(f"kind.cell.{check}_off", count=len(shown), shown=(*reasons, *more)),
        doubtful=not sure,
        judged=len(cells),
        broken=len(sure),
        evidence=evidence(cell for cell, _ in shown),
    )


def _stated(rule: Rule, cells: Sequence[Cell]) -> Observation:
    """1 where all of the cells are blank; a dash or 无 at least says that there was nothing. What
    the reader is not sure of may have been a number."""
    empty = all(cell.state in ("blank", "lost") for cell in cells)
    doubtful = empty and any(map(unsure, cells))
    key = "unread" if doubtful else "off" if empty else "right"
    return Observation(
        rule.id,
        int(empty),
        message(f"kind.cell.stated_{key}", count=len(cells)),
        doubtful=doubtful,
        broken=int(empty),
        evidence=evidence(cells[:1]) if empty else (),
    )


def _level(subject: Subject) -> str | None:
    return subject.report.body.level or subject.body_kind.level


@lru_cache(maxsize=256)
def _chosen(
    ids: tuple[str, ...], wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> tuple[str, ...]:
    """Those ids that begin so; the same for most reports on one form."""
    return tuple(
        id_ for id_ in ids if f"{id_}.".startswith(wanted) and not f"{id_}.".startswith(unwanted)
    )


def _below(rule: Rule, name: str) -> tuple[str, ...]:
    """What the ids of these cells, or of cells in these rows and tables, begin with once a stop
    is put behind them."""
    return tuple(f"{one}." for one in texts(rule, name))


def _blank(rule: Rule, subject: Subject, cell: Cell) -> Message | None:
    return _reads(cell) if cell.state in EMPTY else None


def _number(rule: Rule, subject: Subject, cell: Cell) -> Message | None:
    """Text, a negative number, or half a document."""
    if cell.state in EMPTY:
        return None
    if cell.value is None:
        return _reads(cell)
    whole = _is_whole(cell.value) or f"{cell.id}.".startswith(_below(rule, "decimals"))
    return None if cell.value >= 0 and whole else _reads(cell)


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _zero(rule: Rule, subject: Subject, cell: Cell) -> Message | None:
    return _reads(cell) if cell.state == "lost" or cell.value else None


def _amount(rule: Rule, subject: Subject, cell: Cell) -> Message | None:
    """An amount of money that does not look like ``printed``: another unit beside it, a whole
    number too large for a body of this kind (at its ``levels``, or anywhere), or a leap against
    last year by the factor ``jump``."""
    asked: Mapping[str, Any] = rule.parameters["amount"]
    reading = subject.report.tables.get(cell.id.partition(".")[0])
    unit = reading.amount_unit if reading else None
    if unit and unit != asked["printed"]:
        return message("kind.cell.other_unit", unit=unit, wanted=asked["printed"])
    if cell.value is None:
        return None
    usual = asked["whole_from" if _level(subject) in asked["levels"] else "whole_anywhere"]
    single = subject.body_kind.id in asked["bodies"]
    if single and cell.value >= usual and _is_whole(cell.value):
        return message("kind.cell.large", value=cell.value)
    before = subject.previous.cells.get(cell.id) if subject.previous else None
    last = before.value if before and not unsure(before) else None
    if last and cell.value and max(cell.value / last, last / cell.value) >= asked["jump"]:
        return message("kind.cell.leap", value=cell.value, last=last)
    return None


def _plain(rule: Rule, subject: Subject, cell: Cell) -> Message | None:
    """A number with something beside its digits: a unit, a note, wide digits."""
    told = cell.state == "number" and not _DIGITS.fullmatch(cell.raw.strip())
    return _reads(cell) if told else None


def _reads(cell: Cell) -> Message:
    if cell.state == "lost":
        return message("kind.cell.lost")
    return (
        message("kind.cell.reads", raw=cell.raw.strip())
        if cell.raw.strip()
        else message("kind.cell.empty")
    )


_CHECKS: Mapping[str, Callable[[Rule, Subject, Cell], Message | None]] = {
    "blank": _blank,
    "number": _number,
    "zero": _zero,
    "amount": _amount,
    "plain": _plain,
}
_DEMANDS: Mapping[str, Demand] = {"blank": "filled", "number": "number", "zero": "zero"}
_AMOUNT: Mapping[str, type | tuple[type, ...]] = {
    "printed": str, "bodies": list, "levels": list, "whole_from": int, "whole_anywhere": int,
    "jump": int,
}  # fmt: skip


def demand(rule: Rule) -> Demand | None:
    return _DEMANDS.get(rule.parameters["check"])


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    known = {cell for form in forms for table in form.tables for cell in table.cell_ids()}
    for name in ("cells", "except", "decimals"):
        for id_ in texts(rule, name):
            if not any(f"{cell}.".startswith(f"{id_}.") for cell in known):
                valid = {head for cell in known for head in accumulate(cell.split("."), _dotted)}
                told = message("kind.cell.unknown", cell=id_, nearest=nearest(id_, valid))
                raise RuleFileError(rule.file, told, rule.line)
    if rule.parameters["check"] == "amount":
        asked = rule.parameters.get("amount", {})
        if not all(isinstance(asked.get(key), type_) for key, type_ in _AMOUNT.items()):
            keys = tuple(_AMOUNT)
            raise RuleFileError(rule.file, message("kind.cell.amount_keys", keys=keys), rule.line)


def _dotted(head: str, tail: str) -> str:
    return f"{head}.{tail}"


KIND = Kind(
    id="cell",
    parameters=(
        Parameter("cells", "cells", required=True),
        Parameter("except", "cells"),
        Parameter("check", "text", required=True, choices=(*_CHECKS, STATED)),
        Parameter("decimals", "cells"),
        Parameter("levels", "texts"),
        Parameter("amount", "table"),
    ),
    observe=observe,
    compile=compile,
    heeds_cells=True,
    demand=demand,
)
