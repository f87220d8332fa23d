"""One identity of a table, 新收 + 上年结转 == 总计 + 结转下年, held against the numbers in it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Message, message
from gongkai.model.observation import Breach, Evidence, Observation
from gongkai.model.report import Cell
from gongkai.rule_language.cells import BEFORE, EMPTY, Line, evidence, number, unsure
from gongkai.rule_language.expressions import Expression, compile_expression

Outcome = Literal["holds", "broken", "doubtful", "unstated"]
_COMPARISON = re.compile(r"(==|!=|<=|>=|<|>)")
_BROKEN = {"==": "≠", "!=": "=", "<=": ">", ">=": "<", "<": "≥", ">": "≤"}


@dataclass(frozen=True, slots=True)
class Identity:
    """A comparison of two sums."""

    whole: Expression
    left: Expression
    operator: str
    right: Expression


@dataclass(frozen=True, slots=True)
class Balance:
    """An identity held against the numbers of one row or column.

    ``doubtful``: it does not hold, or cannot be computed, by a cell that the reader is not sure
    of. ``unstated``: cells are empty on one whole side, or hold text. ``cells`` are those of each
    name, ``empty`` how many of them are.
    """

    identity: Identity
    line: Line
    outcome: Outcome
    cells: Mapping[str, tuple[Cell, ...]]
    empty: int

    def mended(self, values: Mapping[str, Decimal]) -> "Balance":
        """The same identity once these cells have these values."""
        found = {
            name: tuple(
                replace(cell, value=values[cell.id], state="number") if cell.id in values else cell
                for cell in cells
            )
            for name, cells in self.cells.items()
        }
        return _balance(self.identity, self.line, found)

    def difference(self) -> Decimal | None:
        """Left minus right; None where a number is missing."""
        sides = self.identity.whole.sides(self._values())
        return sides.difference if sides else None

    def describe(self) -> Message | str:
        """商业企业：3 + 0 ≠ 2 + 0. The bare name of the line where a number is missing."""
        values = self._values()
        return self.line.short if None in values.values() else self._told(values)

    def breach(self) -> Breach:
        """A broken identity as data."""
        return Breach(
            self.line.short,
            self._ids(self.identity.left),
            self._ids(self.identity.right),
            self._told(self._values()),
        )

    def _told(self, values: Mapping[str, Decimal | None]) -> Message:
        left, right = (_filled(s, values) for s in (self.identity.left, self.identity.right))
        sign = _BROKEN[self.identity.operator]
        return message(
            "kind.identity.told", line=self.line.short, left=left, sign=sign, right=right
        )

    def _ids(self, side: Expression) -> tuple[str, ...]:
        """The cells of this report on one side."""
        own = (self.cells[name] for name in side.names if not name.startswith(BEFORE))
        return tuple(dict.fromkeys(cell.id for cells in own for cell in cells))

    def _values(self) -> dict[str, Decimal | None]:
        return {name: _sum(cells) for name, cells in self.cells.items()}


@lru_cache(maxsize=256)
def identity_of(text: str, words: frozenset[str]) -> Identity | None:
    """An identity that a rule file was seen to spell right; None where it uses a name that this
    edition of the form does not have."""
    try:
        return parse_identity(text, words)
    except RuleFileError:
        return None


def parse_identity(
    text: str, words: frozenset[str], file: str = "", line: int | None = None
) -> Identity:
    """RuleFileError where the text is anything but one comparison over these names."""
    whole = compile_expression(text, words, file=file, line=line)
    parts = _COMPARISON.split(whole.text)
    if len(parts) != 3:
        raise RuleFileError(file, message("kind.identity.no_comparison", text=text), line)
    left, right = (compile_expression(parts[n], words, file=file, line=line) for n in (0, 2))
    return Identity(whole, left, parts[1], right)


def weigh(identity: Identity, line: Line, find: Callable[[str], Cell | None]) -> Balance | None:
    """Hold an identity against the cells of a line; None where the table lacks one of them."""
    found: dict[str, tuple[Cell, ...]] = {}
    for name in identity.whole.names:
        cells = [cell for id_ in line.names.get(name, ()) if (cell := find(id_))]
        if not cells or len(cells) < len(line.names[name]):
            return None
        found[name] = tuple(cells)
    return _balance(identity, line, found)


def _balance(identity: Identity, line: Line, found: Mapping[str, tuple[Cell, ...]]) -> Balance:
    every = [cell for cells in found.values() for cell in cells]
    empty = sum([cell.state in EMPTY for cell in every])
    return Balance(identity, line, _outcome(identity, found, every, empty), found, empty)


def _outcome(
    identity: Identity, found: Mapping[str, tuple[Cell, ...]], cells: Sequence[Cell], empty: int
) -> Outcome:
    if empty == len(cells):
        return "unstated"
    if identity.whole.evaluate({name: _sum(several) for name, several in found.items()}):
        return "holds"
    if any(map(unsure, cells)):
        return "doubtful"
    if any(number(cell) is None for cell in cells):
        return "unstated"
    sides = ([found[name] for name in side.names] for side in (identity.left, identity.right))
    return "unstated" if any(map(_says_nothing, sides)) else "broken"


def _says_nothing(side: Sequence[tuple[Cell, ...]]) -> bool:
    return bool(side) and all(cell.state in EMPTY for cells in side for cell in cells)


def _sum(cells: Iterable[Cell]) -> Decimal | None:
    total = Decimal(0)
    for cell in cells:
        value = number(cell)
        if value is None:
            return None
        total += value
    return total


def _filled(side: Expression, values: Mapping[str, Decimal | None]) -> str:
    text = side.text
    for name in sorted(side.names, key=len, reverse=True):
        text = text.replace(name, str(values[name]))
    return text


_SHOWN = 3


def conclude(rule: str, balances: Sequence[Balance], fills: Mapping[str, object]) -> Observation:
    """What a rule observes of all its rows or columns.

    The broken ones count. Where there is none, one that is doubtful puts the whole rule in doubt;
    where none could be judged, nothing is measured.
    """
    broken, doubtful, held = (
        [one for one in balances if one.outcome == outcome]
        for outcome in ("broken", "doubtful", "holds")
    )
    judged = len(broken) + len(held)
    off = broken or doubtful
    if not off and not held:
        return Observation(rule, None, message("kind.identity.unstated"), judged=0, fills=fills)
    if not off:
        said = message("kind.identity.holds", judged=judged, note=_note(held))
        return Observation(rule, 0, said, judged=judged, fills=fills)
    key = "kind.identity.broken" if broken else "kind.identity.doubtful"
    return Observation(
        rule,
        len(broken),
        message(key, count=len(off), judged=judged, shown=_shown(off), note=_note(off)),
        doubtful=not broken,
        judged=judged,
        broken=len(broken),
        evidence=_evidence(off),
        breaches=tuple(one.breach() for one in broken),
        fills=fills,
    )


def _shown(balances: Sequence[Balance]) -> tuple[object, ...]:
    shown = tuple(one.describe() for one in balances[:_SHOWN])
    return (*shown, "…") if len(balances) > _SHOWN else shown


def _note(balances: Sequence[Balance]) -> Message | str:
    empty = sum(one.empty for one in balances)
    return message("kind.identity.blanks", count=empty) if empty else ""


def _evidence(balances: Sequence[Balance]) -> tuple[Evidence, ...]:
    """The cells of this report that these identities rest on; of a group only those that add
    something."""
    return evidence(
        cell
        for one in balances
        for name, cells in one.cells.items()
        if not name.startswith(BEFORE)
        for cell in cells
        if len(cells) == 1 or number(cell) != 0
    )
