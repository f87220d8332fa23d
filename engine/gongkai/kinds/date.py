"""``date``: years, the statistical period, printed dates and the day of publication."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.stale_years import stale
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.patterns import check_patterns, compiled, texts
from gongkai.rule_language.places import EVERYWHERE, Prose, find_prose

_DATE = re.compile(r"(\d{1,2})月(\d{1,2})[日号]")
_YEAR = re.compile(r"(?:^|\D)(\d{4})年$")
_LEAP = 2024


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many dates are off, by the rule's ``check``."""
    return _CHECKS[rule.parameters["check"]](rule, subject)


def _stated(rule: Rule, subject: Subject) -> Observation:
    """0 where a statistical period is printed. One whose digits were lost on the way counts."""
    periods = subject.report.periods
    proof = tuple(Evidence(one.at, raw=one.raw) for one in periods)
    if periods:
        return Observation(rule.id, 0, message("kind.date.period_found"), evidence=proof)
    doubtful = any(doubt.about in ("period", "document") for doubt in subject.report.doubts)
    said = message("kind.date.period_missing")
    place = tuple(Evidence(one.at, raw=one.text) for one in subject.report.preamble[:1])
    return Observation(rule.id, 1, said, doubtful, broken=1, evidence=place, fills=_year(subject))


def _full_year(rule: Rule, subject: Subject) -> Observation:
    """0 where every printed period runs from 1 January to 31 December of the report's year."""
    report = subject.report
    if not report.periods:
        return Observation(rule.id, None, message("kind.date.period_missing"))
    off = [
        period
        for period in report.periods
        if not period.garbled
        and (period.start is None or period.end is None or not _is_year(period.start, period.end))
    ]
    garbled = all(period.garbled for period in report.periods)
    proof = tuple(Evidence(one.at, raw=one.raw) for one in (off or report.periods))
    key = "period_off" if off else "period_garbled" if garbled else "period_full"
    return Observation(
        rule.id,
        len(off),
        message(f"kind.date.{key}", period=proof[0].raw),
        doubtful=garbled,
        judged=len(report.periods),
        broken=len(off),
        evidence=proof,
        fills=_year(subject),
    )


def _is_year(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year


def _years_agree(rule: Rule, subject: Subject) -> Observation:
    """How many of the places named in ``years`` tell another year than the first of them."""
    places = texts(rule, "years")
    told = [one for one in subject.report.years if one.where in places]
    told.sort(key=lambda one: places.index(one.where))
    if len(told) < 2:
        return Observation(rule.id, None, message("kind.date.one_year"))
    off = [one for one in told if one.year != told[0].year]
    shown = [told[0], *off] if off else told
    doubtful = bool(off) and any(
        doubt.about in ("year", "period", "title") for doubt in subject.report.doubts
    )
    return Observation(
        rule.id,
        len(off),
        message(
            "kind.date.years_differ" if off else "kind.date.years_agree_found",
            years=tuple(dict.fromkeys(one.year for one in shown)),
        ),
        doubtful,
        judged=len(told),
        broken=len(off),
        evidence=tuple(Evidence(one.at, raw=one.raw) for one in shown),
        fills={"years": tuple(dict.fromkeys(one.year for one in shown))},
    )


def _possible(rule: Rule, subject: Subject) -> Observation:
    """How many dates do not exist (2月30日), or are written in a way that ``slips`` names."""
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    if prose is None:
        return Observation(rule.id, None, message("kind.date.no_year"))
    off = [
        prose.evidence(*match.span())
        for match in _DATE.finditer(prose.plain)
        if not _exists(prose.plain[max(0, match.start() - 6) : match.start()], *match.groups())
    ]
    off += _slips(rule, prose)
    said = tuple(one.raw for one in off[:5])
    return Observation(
        rule.id,
        len(off),
        message("kind.date.impossible" if off else "kind.date.possible_found", found=said),
        judged=max(len(off), 1),
        broken=len(off),
        evidence=tuple(off[:20]),
        fills={"found": said},
    )


def _exists(before: str, month: str, day: str) -> bool:
    """Whether there is such a day. ``before`` is what stands before the month: its year, or
    digits that were lost or belong to it (20241月1日), which are the reader's doubt."""
    if before[-1:].isdigit() or before[-1:] == ".":
        return True
    if not 1 <= int(month) <= 12:
        return False
    year = _YEAR.search(before)
    whole = int(year[1]) if year and year[1] != "0000" else _LEAP
    return 1 <= int(day) <= monthrange(whole, int(month))[1]


def _slips(rule: Rule, prose: Prose) -> list[Evidence]:
    return [
        prose.evidence(*match.span())
        for one in texts(rule, "slips")
        for match in compiled(one).finditer(prose.plain)
    ]


def _deadline(rule: Rule, subject: Subject) -> Observation:
    return in_time(rule, subject.body_kind.id, subject.report.year, subject.published)


def in_time(rule: Rule, kind: str, year: int | None, published: date | None) -> Observation:
    """Days after the deadline, 0 in time. The deadline is ``month_day`` by kind of body."""
    deadlines: dict[str, str] = rule.parameters["month_day"]
    month_day = deadlines.get(kind) or deadlines.get("*")
    if published is None or year is None or month_day is None:
        return Observation(rule.id, None, message("kind.date.not_published"))
    month, day = map(int, month_day.split("-"))
    limit = date(year + 1, month, day)
    late = max(0, (published - limit).days)
    values = {"published": published, "deadline": limit, "days": late}
    key = "kind.date.late" if late else "kind.date.in_time"
    proof = (Evidence(raw=published.isoformat()),)
    return Observation(
        rule.id, late, message(key, **values), broken=int(late > 0), evidence=proof, fills=values
    )


def _early(rule: Rule, subject: Subject) -> Observation:
    return after_the_year(rule, subject.report.year, subject.published)


def after_the_year(rule: Rule, year: int | None, published: date | None) -> Observation:
    """Days that were left of the report's year when it was published."""
    if published is None or year is None:
        return Observation(rule.id, None, message("kind.date.not_published"))
    end = date(year, 12, 31)
    left = max(0, (end - published).days + 1)
    values = {"published": published, "end": end}
    key = "kind.date.too_early" if left else "kind.date.not_early"
    proof = (Evidence(raw=published.isoformat()),)
    return Observation(
        rule.id, left, message(key, **values), broken=int(left > 0), evidence=proof, fills=values
    )


def _year(subject: Subject) -> dict[str, object]:
    return {"year": subject.report.year} if subject.report.year else {}


_CHECKS: dict[str, Callable[[Rule, Subject], Observation]] = {
    "stated": _stated,
    "full_year": _full_year,
    "years_agree": _years_agree,
    "possible": _possible,
    "deadline": _deadline,
    "early": _early,
    "stale": stale,
}


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "slips", "patterns", "except", "later", "not_later")
    for month_day in rule.parameters.get("month_day", {}).values():
        try:
            date.fromisoformat(f"{_LEAP}-{month_day}")
        except ValueError as error:
            raise RuleFileError(
                rule.file, message("kind.bad_month_day", rule=rule.id, value=month_day), rule.line
            ) from error


KIND = Kind(
    id="date",
    parameters=(
        Parameter("check", "text", required=True, choices=tuple(_CHECKS)),
        Parameter("where", "places"),
        Parameter("years", "texts"),
        Parameter("slips", "patterns"),
        Parameter("patterns", "patterns"),
        Parameter("except", "patterns"),
        Parameter("later", "patterns"),
        Parameter("not_later", "patterns"),
        Parameter("month_day", "table"),
    ),
    observe=observe,
    compile=compile,
    absence=True,
)
