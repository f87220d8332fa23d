"""What in the tables of a report can be mended without asking anybody.

* A total that is off, where it alone explains every broken identity of its table.
* A cell left empty, where a rule asks for 0 in it and every identity that it stands in confirms 0.
* Full-width digits.

A cell that was not read for certain, or that does not have a place of its own, is left alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.kinds import KINDS, identities
from gongkai.model.assessment import Assessment
from gongkai.model.location import NOWHERE
from gongkai.model.message import Message, message
from gongkai.model.report import Report
from gongkai.model.subject import Subject
from gongkai.rule_language.cells import EMPTY, label, unsure
from gongkai.rule_language.identity import Balance
from gongkai.rulebook.rulebook import Rulebook
from gongkai.suspicion.equations import Equations, equations_of
from gongkai.writing.mending.mend import CellMend

_JUDGED = ("pass", "fail", "doubt")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def safe_mends(report: Report, assessment: Assessment, rulebook: Rulebook) -> tuple[CellMend, ...]:
    """The mends in the order of the form."""
    form = rulebook.form(assessment.form)
    subject = Subject(report, form, rulebook.body_kind(report.body.kind))
    judged = {one.rule for one in assessment.verdicts if one.status in _JUDGED}
    held = list(identities((one for one in rulebook.rules if one.id in judged), subject))
    wanted: dict[str, tuple[str, Message]] = dict(_digits(report))
    wanted |= _zeros(_asked_for(assessment, rulebook), held)
    wanted |= _totals(assessment, held)
    places = Counter(cell.at for cell in report.cells.values())
    return tuple(
        CellMend(id_, label(form, id_), cell.at, cell.raw.strip(), *wanted[id_])
        for table in form.tables
        for id_ in table.cell_ids()
        if id_ in wanted
        and (cell := report.cells[id_])
        and not unsure(cell)
        and cell.at != NOWHERE
        and places[cell.at] == 1
    )


def _digits(report: Report) -> Iterator[tuple[str, tuple[str, Message]]]:
    for cell in report.cells.values():
        if cell.state == "number" and (new := cell.raw.strip().translate(_DIGITS)) != (
            cell.raw.strip()
        ):
            yield cell.id, (new, message("mend.digits"))


def _totals(
    assessment: Assessment, identities: Sequence[Balance]
) -> Iterator[tuple[str, tuple[str, Message]]]:
    if assessment.suspects:
        totals = {whole for whole, _ in equations_of(identities, filled=True).parts.values()}
        for suspect in assessment.suspects:
            found = suspect.candidates[0]
            if suspect.unique and found.cell in totals and found.value is not None:
                told = tuple(one.told for one in suspect.breaches)
                yield found.cell, (f"{found.value:f}", message("mend.total", shown=told))


def _zeros(
    left: list[str], identities: Sequence[Balance]
) -> Iterator[tuple[str, tuple[str, Message]]]:
    """Of the cells left empty those that are 0. What is confirmed may confirm others."""
    while left:
        equations = equations_of(identities, filled=True)
        confirmed = {id_: Decimal(0) for id_ in left if _is_confirmed(id_, equations)}
        if not confirmed:
            return
        identities = [one.mended(confirmed) for one in identities]
        for id_ in confirmed:
            left.remove(id_)
            yield id_, ("0", message("mend.zero"))


def _asked_for(assessment: Assessment, rulebook: Rulebook) -> list[str]:
    """The cells that a rule wants to be filled."""
    asking = {rule.id for rule in rulebook.rules if KINDS[rule.kind].demand(rule) == "filled"}
    failed = (one for one in assessment.verdicts if one.status == "fail" and one.rule in asking)
    cells = (proof.cell for one in failed for proof in one.evidence if proof.cell)
    return list(dict.fromkeys(cells))


def _is_confirmed(id_: str, equations: Equations) -> bool:
    """Whether every identity holds with 0, or is as empty as the cell, and one would not hold with
    anything above: all that the cell and those beside it could make up is printed."""
    whole = False
    for index, own in equations.columns.get(id_, {}).items():
        one = equations.balances[index]
        cells = [cell for found in one.cells.values() for cell in found]
        if one.outcome != "holds" and not all(cell.state in EMPTY for cell in cells):
            return False
        opposite = (c for c in cells if equations.columns[c.id].get(index, own) * own < 0)
        whole = whole or all(cell.state not in EMPTY for cell in opposite)
    return whole
