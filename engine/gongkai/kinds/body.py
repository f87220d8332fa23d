"""``body``: whose report it is, and whether it keeps to one body throughout."""

from collections.abc import Callable

from gongkai.kinds.foreign_agents import foreign_agents
from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.attribution.core_name import are_strangers
from gongkai.recognise.attribution.printed_name import printed_names
from gongkai.rule_language.patterns import check_pattern, check_patterns, texts


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many names are off, by the rule's ``check``."""
    return _CHECKS[rule.parameters["check"]](rule, subject)


def _consistent(rule: Rule, subject: Subject) -> Observation:
    """How many of the places named in ``places`` name another body than the first of them."""
    report, places = subject.report, texts(rule, "places")
    printed = printed_names(report.title, report.preamble, report.closing, report.wordings)
    told = [one for one in printed if one.place in places]
    told.sort(key=lambda one: places.index(one.place))
    if len(told) < 2:
        return Observation(rule.id, None, message("kind.body.one_name"))
    off = [one for one in told[1:] if are_strangers(told[0].name, one.name, report.wordings)]
    shown = [told[0], *off] if off else told
    names = tuple(dict.fromkeys(one.name for one in shown))
    key = "kind.body.names_differ" if off else "kind.body.names_agree"
    return Observation(
        rule.id,
        len(off),
        message(key, names=names),
        doubtful=bool(off) and any(doubt.about == "title" for doubt in report.doubts),
        judged=len(told),
        broken=len(off),
        evidence=tuple(Evidence(one.at, raw=one.raw) for one in shown),
        fills={"names": names},
    )


def _bound(rule: Rule, subject: Subject) -> Observation:
    """1 for a report that follows other rules than the Regulation's: that of a university, a
    hospital, a court."""
    if not subject.body_kind.exempt:
        return Observation(rule.id, 0, message("kind.body.own_kind"))
    title = subject.report.title
    name = subject.report.body.name or (title.text if title else "")
    proof = (Evidence(title.at, raw=title.text),) if title else ()
    said = message("kind.body.another_kind", name=name)
    return Observation(rule.id, 1, said, broken=1, evidence=proof, fills={"name": name})


_CHECKS: dict[str, Callable[[Rule, Subject], Observation]] = {
    "consistent": _consistent,
    "agents": foreign_agents,
    "bound": _bound,
}


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "except", "but")
    for pattern in texts(rule, "patterns"):
        check_pattern(rule, "patterns", pattern, group="who")


KIND = Kind(
    id="body",
    parameters=(
        Parameter("check", "text", required=True, choices=tuple(_CHECKS)),
        Parameter("places", "texts"),
        Parameter("where", "places"),
        Parameter("patterns", "patterns"),
        Parameter("except", "patterns"),
        Parameter("but", "patterns"),
    ),
    observe=observe,
    compile=compile,
)
