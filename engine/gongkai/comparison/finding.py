"""A single thing that is wrong in a report: one rule, one place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message, Text
from gongkai.model.observation import Evidence
from gongkai.model.rule import Level
from gongkai.model.verdict import Verdict

Sort = Literal["cell", "line", "passage", "whole"]
_LEVELS: tuple[Level, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """``rules`` is the rule that failed, or all those that one wrong cell breaks.

    ``place``: by its ``sort`` the id of a cell, the short name of a row or column, the passage
    quoted, or nothing where the rule speaks of the report as a whole. ``cells`` are the ids that
    it rests on, ``told`` says what is wrong.
    """

    rules: tuple[str, ...]
    title: Text
    level: Level
    sort: Sort
    place: str
    told: Message
    at: Location = NOWHERE
    cells: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[tuple[str, ...], Sort, str]:
        """By what it is known again in another draft."""
        return self.rules, self.sort, self.place


def findings(assessment: Assessment) -> Iterator[Finding]:
    """Every place in which a rule fails, one by one, in the order of the rules.

    A rule about identities has a finding for each row or column that is off; one about cells for
    each cell; one that meets several passages for each of these; every other rule has one. What
    follows from other failures (a rule that broke places without naming any) is no finding of its
    own.
    """
    for verdict in assessment.verdicts:
        if verdict.status == "fail":
            yield from _of(verdict)


def _of(verdict: Verdict) -> Iterator[Finding]:
    proof = verdict.evidence
    whole = Finding(
        (verdict.rule,), verdict.title, verdict.level, "whole", "", verdict.message, _at(proof)
    )
    if verdict.breaches:
        for breach in verdict.breaches:
            cells = (*breach.left, *breach.right)
            at = _at([item for item in proof if item.cell in cells][::-1])
            yield replace(
                whole, sort="line", place=breach.line, told=breach.told, at=at, cells=cells
            )
    elif proof and len(proof) == verdict.broken and all(item.cell for item in proof):
        for item in proof:
            cell = item.cell or ""
            yield replace(whole, sort="cell", place=cell, at=item.at, cells=(cell,))
    elif verdict.broken > 1 and 1 < len(proof) <= verdict.broken:
        for item in proof:
            yield replace(whole, sort="passage", place=item.raw, at=item.at)
        for _ in range(verdict.broken - len(proof)):
            yield replace(whole, sort="passage")
    else:
        yield whole


def _at(proof: Sequence[Evidence]) -> Location:
    return next((item.at for item in proof if item.at != NOWHERE), NOWHERE)


def gathered(found: Iterable[Finding], suspects: Iterable[Suspect]) -> tuple[Finding, ...]:
    """The same with what one wrong cell explains as one finding, at that cell: a single slip in a
    table of sums breaks several of them."""
    rest = list(found)
    for suspect in suspects:
        if not suspect.unique:
            continue
        explained = {(one.line, one.left, one.right) for one in suspect.breaches}
        own = [one for one in rest if one.sort == "line" and _explained(one, explained)]
        if own:
            first = rest.index(own[0])
            rest = [one for one in rest if one not in own]
            rest.insert(first, _joined(own, suspect))
    return tuple(rest)


def _explained(one: Finding, explained: set[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> bool:
    return any(
        one.place == line and one.cells == (*left, *right) for line, left, right in explained
    )


def _joined(own: list[Finding], suspect: Suspect) -> Finding:
    rules = tuple(dict.fromkeys(rule for one in own for rule in one.rules))
    level = min((one.level for one in own), key=_LEVELS.index)
    (wrong,) = suspect.candidates
    return replace(
        own[0], rules=rules, level=level, sort="cell", place=wrong.cell, told=suspect.message,
        at=wrong.at, cells=(wrong.cell,),
    )  # fmt: skip
