"""Holds one result against another: which findings are gone, which are new, which remain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.comparison.finding import Finding, findings, gathered
from gongkai.model.assessment import Assessment
from gongkai.model.message import Message, message
from gongkai.model.report import Cell
from gongkai.model.wording import key


@dataclass(frozen=True, slots=True)
class Side:
    """An assessment with the cells it is about; ``cells`` are None where it was saved without."""

    assessment: Assessment
    cells: Mapping[str, Cell] | None = None

    @property
    def unsure(self) -> frozenset[str]:
        """Ids of the cells that the reader doubts."""
        return frozenset(cell for doubt in self.assessment.doubts for cell in doubt.cells)


Pairing = Literal["drafts", "years", "bodies"]
"""Two drafts of one report; two years of one body; or reports of two bodies."""


def pairing(old: Assessment, new: Assessment) -> Pairing:
    """What the two are to each other. A body that is not named may be the same."""
    names = [key(one.body.name) for one in (old, new) if one.body.name]
    if len(set(names)) > 1:
        return "bodies"
    years = {one.year for one in (old, new) if one.year is not None}
    return "years" if len(years) > 1 else "drafts"


def _matched(
    before: list[Finding], after: list[Finding]
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Gone, added, unchanged (as the later side tells it)."""
    gone, unchanged = list(before), list[Finding]()
    left = list[Finding]()
    for one in after:
        same = next((other for other in gone if other.key == one.key), None)
        if same:
            gone.remove(same)
            unchanged.append(one)
        else:
            left.append(one)
    added = list[Finding]()
    for one in left:
        same = next((other for other in gone if _rewritten(other, one)), None)
        if same:
            gone.remove(same)
            unchanged.append(one)
        else:
            added.append(one)
    return gone, added, unchanged


def _rewritten(old: Finding, new: Finding) -> bool:
    """Passages and whole rules have no name that outlives another wording, and one of several
    passages may be the last that is left."""
    loose = ("passage", "whole")
    return old.rules == new.rules and old.sort in loose and new.sort in loose


def _undecided(finding: Finding, new: Side) -> bool:
    statuses = {verdict.rule: verdict.status for verdict in new.assessment.verdicts}
    if any(statuses.get(rule) not in ("pass", "fail") for rule in finding.rules):
        return True
    return not new.unsure.isdisjoint(finding.cells)


def _apart(old: Assessment, new: Assessment) -> Iterable[Message]:
    one, other = old.provenance, new.provenance
    sets = [(side.rules_version, side.rules_sha256) for side in (one, other)]
    if sets[0] != sets[1]:
        names = [f"{version}（{sha256[:8]}）" for version, sha256 in sets]
        yield message("compare.apart.rules", old=names[0], new=names[1])
    for what, was, is_ in (
        ("program", one.program, other.program),
        ("profile", one.profile, other.profile),
        ("form", old.form, new.form),
        ("as_of", old.as_of, new.as_of),
    ):
        if was != is_:
            yield message(f"compare.apart.{what}", old=was or "—", new=is_ or "—")


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell before and after; None where that report has no such cell."""

    cell: str
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """``mended`` are findings of the old side that the new one no longer has, ``added`` those that
    it has on top, ``unchanged`` those of both. ``undecided`` were findings of the old side, and
    nobody can tell what became of them: their rule did not come to a verdict, or rests on a cell
    that the reader doubts.

    ``cells`` are None where one side was saved without them. ``apart`` are the reasons why the two
    scores may not be held against each other; none where they may.
    """

    pairing: Pairing
    old: Side
    new: Side
    mended: tuple[Finding, ...]
    added: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    undecided: tuple[Finding, ...]
    cells: tuple[CellChange, ...] | None
    apart: tuple[Message, ...]

    @property
    def change(self) -> Decimal | None:
        """What the score gained or lost; None where the two may not be held against each other, or
        one side has none."""
        old, new = self.old.assessment.score.value, self.new.assessment.score.value
        return None if self.apart or old is None or new is None else new - old


def compare(old: Side, new: Side, derived: Iterable[str] = ()) -> Comparison:
    """Findings are matched by rule and place; passages of one rule that were rewritten and are
    still wrong by their number. ``derived`` are rules that only follow from others: they are no
    findings of their own."""
    skipped = frozenset(derived)
    before, after = (
        [one for one in findings(side.assessment) if skipped.isdisjoint(one.rules)]
        for side in (old, new)
    )
    gone, added, unchanged = _matched(before, after)
    undecided = [one for one in gone if _undecided(one, new)]
    mended = [one for one in gone if one not in undecided]
    was, is_ = old.assessment, new.assessment
    return Comparison(
        pairing=pairing(was, is_),
        old=old,
        new=new,
        mended=gathered(mended, was.suspects),
        added=gathered(added, is_.suspects),
        unchanged=gathered(unchanged, is_.suspects),
        undecided=gathered(undecided, was.suspects),
        cells=changed_cells(old.cells, new.cells),
        apart=tuple(_apart(was, is_)),
    )


def changed_cells(
    before: Mapping[str, Cell] | None, after: Mapping[str, Cell] | None
) -> tuple[CellChange, ...] | None:
    """The cells that differ, in the order of the form; None where one side's are not known."""
    if before is None or after is None:
        return None
    return tuple(_changed(before, after))


def _changed(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> Iterator[CellChange]:
    """Numbers that are written differently (12 and 12.0) are equal; a blank is no zero."""
    for id_ in dict.fromkeys((*after, *before)):
        one, other = before.get(id_), after.get(id_)
        if _said(one) != _said(other):
            yield CellChange(id_, one, other)


def _said(cell: Cell | None) -> object:
    if cell is None or cell.state == "number":
        return cell and cell.value
    return cell.state, cell.raw.strip() if cell.state == "text" else ""
