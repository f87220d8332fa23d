"""Keeps rules from finding fault with text that was recognised in pictures."""

from dataclasses import replace

from gongkai.kinds.kind import Kind
from gongkai.model.observation import Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.transcript import ABOUT


def with_reservation(
    seen: Observation, rule: Rule, kind: Kind[Subject], subject: Subject
) -> Observation:
    """What was found off in a text that may have been misread is a doubt, whatever was found;
    a kind that heeds the doubt on each cell has done so."""
    if kind.heeds_cells or seen.value is None or not _is_transcript(subject):
        return seen
    return replace(seen, doubtful=True) if kind.condition(rule).met_by(seen.value) else seen


def _is_transcript(subject: Subject) -> bool:
    reports = (subject.report, subject.previous)
    return any(doubt.about == ABOUT for report in reports if report for doubt in report.doubts)
