"""Reads assessments back that ``gongkai check --format json`` saved."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

from gongkai.model.assessment import (
    Assessment,
    Candidate,
    Deduction,
    Grade,
    Mend,
    Provenance,
    Score,
    Suspect,
)
from gongkai.model.message import Message, Text, message
from gongkai.model.observation import Breach, Evidence
from gongkai.model.report import Body, Doubt
from gongkai.model.rule import Level
from gongkai.model.verdict import Status, Verdict
from gongkai.record.value import RecordValue

ASSESSMENT_VERSION = 1


def saved_assessments(document: Mapping[str, object], source: str) -> tuple[Assessment, ...]:
    """All reports of the document. What it says in words comes in the language it was saved in;
    waivers are left out. UnreadableFile, naming the path of keys, where it is not of this shape.
    """
    root = RecordValue(source, "", document)
    version = root.at("schema_version")
    if version.whole() != ASSESSMENT_VERSION:
        raise version.unknown(str(version.value), (str(ASSESSMENT_VERSION),))
    program = root.at("program")
    return tuple(_assessment(report, program) for report in root.at("reports").each())


def _assessment(report: RecordValue, program: RecordValue) -> Assessment:
    rules, grade = program.at("rules"), report.at("grade")
    return Assessment(
        provenance=Provenance(
            program=program.at("version").text(),
            rules_version=rules.at("version").text(),
            rules_sha256=rules.at("sha256").text(),
            profile=report.at("profile").text(),
            source=report.at("source").text(),
            source_sha256=report.at("sha256").text(),
        ),
        body=Body(
            report.at("body").at("name").optional(RecordValue.text),
            report.at("body").at("kind").text(),
            report.at("body").at("level").optional(RecordValue.text),
        ),
        year=report.at("year").optional(RecordValue.whole),
        form=report.at("form").text(),
        score=_score(report),
        grade=Grade(grade.at("id").text(), _both(grade)) if grade.given else None,
        verdicts=tuple(_verdict(one) for one in report.at("verdicts").each()),
        doubts=tuple(_doubt(one) for one in report.at("doubts").each()),
        vetoed_by=tuple(one.text() for one in report.at("vetoed_by").each()),
        in_force_on=report.at("in_force_on").optional(RecordValue.day),
        as_of=report.at("as_of").optional(RecordValue.day),
        suspects=tuple(_suspect(one) for one in report.at("suspects").each()),
    )


def _score(report: RecordValue) -> Score:
    verdicts = [_verdict(one) for one in report.at("verdicts").each()]
    applied = sum((one.points for one in verdicts if one.status in ("pass", "fail")), Decimal(0))
    lost = sum((one.lost for one in verdicts), Decimal(0))
    return Score(
        value=report.at("score").optional(RecordValue.decimal),
        judged=report.at("judged").decimal(),
        applied=applied,
        kept=applied - lost,
        trail=tuple(
            Deduction(one.at("rule").text(), one.at("taken").decimal())
            for one in report.at("deductions").each()
        ),
        mend_first=tuple(
            Mend(
                one.at("rule").text(),
                one.at("gain").decimal(),
                one.at("score_after").decimal(),
            )
            for one in report.at("mend_first").each()
        ),
    )


def _verdict(entry: RecordValue) -> Verdict:
    status: Any = entry.at("status").one_of(get_args(Status))
    level: Any = entry.at("level").one_of(get_args(Level))
    waived = entry.at("waived_by")
    return Verdict(
        rule=entry.at("rule").text(),
        part=entry.at("part").text(),
        title=_once(entry.at("title")),
        status=status,
        level=level,
        points=entry.at("points").decimal(),
        lost=entry.at("lost").decimal(),
        message=_said(entry.at("message")),
        fix=_once(entry.at("fix")),
        basis=tuple(one.text() for one in entry.at("basis").each()),
        evidence=tuple(_evidence(one) for one in entry.at("evidence").each()),
        judged=entry.at("judged").whole(),
        broken=entry.at("broken").whole(),
        trace=tuple(_said(one) for one in entry.at("trace").each()),
        waived_by=_said(waived) if waived.given else None,
        breaches=tuple(_breach(one) for one in entry.at("breaches").each()),
    )


def _evidence(entry: RecordValue) -> Evidence:
    return Evidence(
        entry.at("at").place(),
        entry.at("cell").optional(RecordValue.text),
        entry.at("raw").text(),
        entry.at("value").optional(RecordValue.decimal),
    )


def _breach(entry: RecordValue) -> Breach:
    left, right = (tuple(one.text() for one in entry.at(side).each()) for side in ("left", "right"))
    return Breach(entry.at("line").text(), left, right, _said(entry.at("message")))


def _suspect(entry: RecordValue) -> Suspect:
    candidates = (
        Candidate(
            one.at("cell").text(),
            one.at("raw").text(),
            one.at("value").optional(RecordValue.decimal),
            one.at("at").place(),
        )
        for one in entry.at("candidates").each()
    )
    return Suspect(
        table=entry.at("table").text(),
        candidates=tuple(candidates),
        unique=entry.at("unique").flag(),
        message=_said(entry.at("message")),
        breaches=tuple(_breach(one) for one in entry.at("breaches").each()),
    )


def _doubt(entry: RecordValue) -> Doubt:
    return Doubt(
        _said(entry.at("message")),
        entry.at("at").place(),
        entry.at("about").optional(RecordValue.text),
        tuple(one.text() for one in entry.at("cells").each()),
    )


def _both(entry: RecordValue) -> Text:
    return Text(entry.at("zh").text(), entry.at("en").text())


def _once(entry: RecordValue) -> Text:
    """A wording that was saved in one language stands for both."""
    return Text(entry.text(), entry.text())


def _said(entry: RecordValue) -> Message:
    return message("view.verbatim", text=entry.text())
