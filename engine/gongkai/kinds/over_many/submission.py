"""``submission``: whether each body on the list handed in one report for each year, and when."""

from collections.abc import Callable, Mapping

from gongkai.kinds import date
from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.over_many.body_years import bears_name, filed_under
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.panel import PanelReport, PanelSubject
from gongkai.model.rule import Rule


def observe(rule: Rule, subject: PanelSubject) -> Observation:
    return _CHECKS[rule.parameters["check"]](rule, subject)


def _missing(rule: Rule, subject: PanelSubject) -> Observation:
    """1 where a body on the list has no report for a year on which it must report. A file that
    bears its name and could not be read may be the report."""
    if not subject.body.reports_on(subject.year):
        return Observation(rule.id, None, message("kind.submission.not_on_list"), judged=0)
    if subject.report is None:
        unread = [
            source
            for source in subject.panel.unread
            if bears_name(source, subject.body.name)
            and filed_under([source]) in (None, subject.year)
        ]
        key = "kind.submission.unread" if unread else "kind.submission.none"
        return Observation(
            rule.id,
            1,
            message(key, year=subject.year),
            doubtful=bool(unread),
            broken=1,
            evidence=tuple(Evidence(raw=source, source=source) for source in unread),
        )
    return Observation(rule.id, 0, message("kind.submission.there"), evidence=_at(subject.report))


def _late(rule: Rule, subject: PanelSubject) -> Observation:
    if subject.report is None:
        return _no_report(rule, subject)
    return date.in_time(rule, subject.body.kind, subject.year, subject.report.published)


def _early(rule: Rule, subject: PanelSubject) -> Observation:
    if subject.report is None:
        return _no_report(rule, subject)
    return date.after_the_year(rule, subject.year, subject.report.published)


def _wrong_year(rule: Rule, subject: PanelSubject) -> Observation:
    """How many reports of the body that are filed under this year say they are about another."""
    reports = subject.panel.reports(subject.body.name)
    filed = [one for one in reports if filed_under(one.sources) == subject.year]
    if not filed:
        return _no_report(rule, subject)
    off = [one for one in filed if one.year != subject.year]
    years = tuple(sorted({one.year for one in off}))
    key = "kind.submission.other_year" if off else "kind.submission.own_year"
    proof = tuple(item for one in off for item in _at(one))
    said = message(key, filed=subject.year, years=years)
    return Observation(
        rule.id, len(off), said, judged=len(filed), broken=len(off), evidence=proof,
        fills={"years": years},
    )  # fmt: skip


def _duplicate(rule: Rule, subject: PanelSubject) -> Observation:
    """How many further reports of other content there are for the body's year, apart from those
    filed under another year."""
    if subject.report is None:
        return _no_report(rule, subject)
    several = subject.panel.spare.get((subject.body.name, subject.year), ())
    also = [one for one in several if filed_under(one.sources) in (None, subject.year)]
    key = "kind.submission.several" if also else "kind.submission.single"
    proof = tuple(item for one in (subject.report, *also) for item in _at(one)) if also else ()
    said = message(key, count=len(also) + 1, counted=max(subject.report.sources))
    return Observation(rule.id, len(also), said, broken=len(also), evidence=proof)


def _no_report(rule: Rule, subject: PanelSubject) -> Observation:
    return Observation(rule.id, None, message("kind.submission.none", year=subject.year), judged=0)


def _at(report: PanelReport) -> tuple[Evidence, ...]:
    return tuple(Evidence(raw=source, source=source) for source in report.sources)


_CHECKS: Mapping[str, Callable[[Rule, PanelSubject], Observation]] = {
    "missing": _missing,
    "late": _late,
    "early": _early,
    "wrong_year": _wrong_year,
    "duplicate": _duplicate,
}


KIND = Kind(
    id="submission",
    parameters=(
        Parameter("check", "text", required=True, choices=tuple(_CHECKS)),
        Parameter("month_day", "table"),
    ),
    observe=observe,
    compile=date.compile,
)
