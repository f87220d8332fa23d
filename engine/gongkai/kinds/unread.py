"""Keeps rules from finding fault with what the reader did not read in full."""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.kinds.kind import Kind
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import message
from gongkai.model.observation import Observation
from gongkai.model.report import WHOLE, Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.patterns import texts
from gongkai.rule_language.places import PLACES, SECTIONS

_PLACES = ("where", "section", "subsection", "table")
"""Parameters that name the places in which a rule looks."""


def unread(seen: Observation, rule: Rule, kind: Kind[Subject], subject: Subject) -> Observation:
    """What was found off is a doubt where a person may see something else at that place: where
    the whole document, the place of the evidence or, for what was not found, one of the places
    that were searched was not read in full. Cells bear their own doubt."""
    report = subject.report
    blind = {place for doubt in report.doubts for place in doubt.unread}
    if not blind or seen.doubtful or seen.value is None:
        return seen
    if not kind.condition(rule).met_by(seen.value) or blind.isdisjoint(
        {WHOLE, *_looked_at(seen, rule, kind, report)}
    ):
        return seen
    return replace(seen, doubtful=True, message=message("kind.unread", said=seen.message))


def _looked_at(seen: Observation, rule: Rule, kind: Kind[Subject], report: Report) -> Iterator[str]:
    proofs = [proof for proof in seen.evidence if proof.cell is None and not proof.source]
    yield from (place for proof in proofs for place in _at(report, proof.at))
    if kind.absence or not seen.evidence:
        named = [place.partition(".")[0] for name in _PLACES for place in texts(rule, name)]
        for place in named or (rule.part,):
            yield place
            if place in SECTIONS and report.section(place) is None:
                # What is nowhere to be found may stand wherever was not read.
                yield from PLACES


def _at(report: Report, at: Location) -> Iterator[str]:
    """The parts of the report at a place."""
    if at == NOWHERE:
        return
    if report.title and report.title.at == at:
        yield "title"
    if any(paragraph.at == at for paragraph in report.preamble):
        yield "preamble"
    if any(paragraph.at == at for paragraph in report.closing):
        yield "closing"
    for section in report.sections:
        if section.at == at or any(paragraph.at == at for paragraph in section.paragraphs):
            yield section.id
