"""``similar``: how much of a section stood word for word in last year's report."""

from decimal import Decimal

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Condition, Evidence, Observation
from gongkai.model.report import Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.patterns import check_patterns, compiled, texts
from gongkai.rule_language.places import compact, find_prose

_SHINGLE = 6
"""Characters of a shingle: long enough that set phrases of the trade do not count alone."""
_FEWEST = 40
"""Shorter texts are too short to speak of copying."""


def observe(rule: Rule, subject: Subject) -> Observation:
    """Per cent of this year's shingles that last year's text holds too, digits disregarded."""
    if subject.previous is None:
        return Observation(rule.id, None, message("kind.similar.no_previous"))
    now = _text(rule, subject.report)
    before = _text(rule, subject.previous)
    if len(now) < _FEWEST or len(before) < _FEWEST:
        return Observation(rule.id, None, message("kind.similar.too_short"))
    shingles = _shingles(now)
    share = Decimal(len(shingles & _shingles(before)) * 100 // len(shingles))
    limit = rule.parameters["at_most"]
    prose = find_prose(subject.report, texts(rule, "where"))
    at = prose.at(0) if prose else None
    proof = (Evidence(at, raw=f"{share}%", value=share),) if at else ()
    return Observation(
        rule.id,
        int(share),
        message("kind.similar.share", share=share, limit=limit),
        broken=int(share > limit),
        evidence=proof,
        fills={"share": share},
    )


def _text(rule: Rule, report: Report) -> str:
    prose = find_prose(report, texts(rule, "where"))
    text = compact(prose.text) if prose else ""
    for pattern in texts(rule, "without"):
        text = compiled(pattern).sub("", text)
    return text


def _shingles(text: str) -> set[str]:
    return {text[start : start + _SHINGLE] for start in range(len(text) - _SHINGLE + 1)}


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "without")


def condition(rule: Rule) -> Condition:
    return Condition(">", rule.parameters["at_most"])


KIND = Kind(
    id="similar",
    parameters=(
        Parameter("where", "places", required=True),
        Parameter("at_most", "integer", required=True),
        Parameter("without", "patterns"),
    ),
    observe=observe,
    condition=condition,
    compile=compile,
)
