"""``chain``: what this year's tables take over from last year's report."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gongkai.kinds.equation import EACH, lines_of
from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import Message, message
from gongkai.model.observation import Observation
from gongkai.model.report import Cell, Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import key
from gongkai.rule_language.cells import BEFORE, Line
from gongkai.rule_language.identity import Balance, conclude, identity_of, parse_identity, weigh
from gongkai.rule_language.patterns import texts


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many lines do not follow from last year's; None without last year's report of the same
    body. Lines that are not in ``only`` do not count and are told where they differ."""
    if subject.previous is None:
        return Observation(rule.id, None, message("kind.chain.no_previous"), judged=0)
    refused = _refused(subject.report, subject.previous)
    if refused:
        return Observation(rule.id, None, refused, judged=0)
    return follow_up(rule, follow(rule, subject.form, subject.report.cells, subject.previous.cells))


def follow_up(rule: Rule, followed: Iterable[Balance]) -> Observation:
    """What a rule observes of the lines that were held against last year's."""
    only = texts(rule, "only")
    balances = list(followed)
    aside = tuple(
        one.describe()
        for one in balances
        if one.outcome == "broken" and only and one.line.id not in only
    )
    counted = [one for one in balances if not only or one.line.id in only]
    note = message("kind.chain.aside", lines=aside) if aside else ""
    return conclude(rule.id, counted, {"aside": note})


def _refused(report: Report, previous: Report) -> Message | None:
    """Why this cannot be last year's report of the same body."""
    if report.year is None or previous.year != report.year - 1:
        years = {"year": report.year or "?", "previous": previous.year or "?"}
        return message("kind.chain.other_year", **years)
    now, before = key(report.body.name or ""), key(previous.body.name or "")
    if now and before and now not in before and before not in now:
        names = {"body": report.body.name, "previous": previous.body.name}
        return message("kind.chain.other_body", **names)
    return None


def follow(
    rule: Rule, form: Form, now: Mapping[str, Cell], before: Mapping[str, Cell]
) -> Iterator[Balance]:
    """Every line of this year's cells, held against last year's."""
    lines = lines_of(form, rule.parameters["each"])
    identity = identity_of(rule.parameters["require"], _both_years(lines.words))
    if identity is None:
        return

    def find(id_: str) -> Cell | None:
        return before.get(id_[len(BEFORE) :]) if id_.startswith(BEFORE) else now.get(id_)

    for line in lines.each:
        names = {name: _cells(line, name) for name in identity.whole.names}
        found = weigh(identity, replace(line, names=names), find)
        if found:
            yield found


def _cells(line: Line, name: str) -> tuple[str, ...]:
    """The ids behind a name; those of last year's report begin like the name."""
    if not name.startswith(BEFORE):
        return line.names.get(name, ())
    ids = line.names.get(name.removeprefix(BEFORE), ())
    return tuple(f"{BEFORE}{id_}" for id_ in ids)


def _both_years(words: frozenset[str]) -> frozenset[str]:
    return words | {f"{BEFORE}{word}" for word in words}


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    words = frozenset[str]().union(
        *(lines_of(form, rule.parameters["each"]).words for form in forms)
    )
    parse_identity(rule.parameters["require"], _both_years(words), rule.file, rule.line)


KIND = Kind(
    id="chain",
    parameters=(
        Parameter("each", "text", required=True, choices=EACH),
        Parameter("require", "expression", required=True),
        Parameter("only", "texts"),
    ),
    observe=observe,
    compile=compile,
    heeds_cells=True,
    follows=True,
)
