"""``agree``: numbers in the prose are those of the tables.

For each ``compare`` a figure that counts ``counts`` must be one of ``accept``: expressions over
the names of the table, the plainest first, as people honestly mean different things by one word.
Figures of several things together (``a+b``) are held against the sum of the plainest, those of one
thing or another (``a|b``) against each. A number that is rounded (1.6万, 30余) is right where the
table's may be written so. With ``year`` = "previous" figures of the year before are held against
last year's report, where there is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import Message, message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Figure
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.prose.rounding import span
from gongkai.rule_language.cells import evidence, table_of
from gongkai.rule_language.expressions import Expression, compile_expression
from gongkai.rule_language.numbers import Numbers, expression, number_told
from gongkai.rule_language.own_figures import own_figures

Accepted = Mapping[str, tuple[Expression, ...]]
"""What a figure counts → what it may come to."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure beside the numbers that it may honestly be, and the expressions that give them."""

    figure: Figure
    expressions: tuple[Expression, ...]
    choices: tuple[tuple[str, Decimal], ...]

    @property
    def agrees(self) -> bool:
        honest = span(self.figure.value, self.figure.raw)
        return any(honest.holds(value) for _, value in self.choices)


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many figures are none of what the table says; None where the prose gives none."""
    names = table_of(subject.form.table(rule.parameters["table"]))
    accepted = _accepted(rule, names.words)
    report, year = subject.report, None
    if rule.parameters.get("year") == "previous":
        if subject.previous is None or subject.previous.year is None:
            return Observation(rule.id, None, message("kind.chain.no_previous"), judged=0)
        report, year = subject.previous, subject.previous.year
    numbers = Numbers(report, names.each[0].names)
    compared = [
        one for figure in own_figures(subject, year) if (one := _compare(figure, accepted, numbers))
    ]
    off = [one for one in compared if not one.agrees]
    sure = [one for one in off if not _is_unsure(one, numbers)]
    unsure = [one for one in off if one not in sure]
    broken = [one for one in sure if one.choices]
    if not broken and not unsure:
        count = len(compared) - len(off)
        if not count:
            return Observation(rule.id, None, message("kind.agree.no_figures"), judged=0)
        return Observation(rule.id, 0, message("kind.agree.agree", count=count), judged=count)
    shown = tuple(_told(one) for one in broken or unsure)
    return Observation(
        rule.id,
        len(broken),
        message("kind.agree.differ", count=len(shown), shown=shown),
        doubtful=not broken,
        judged=len(compared),
        broken=len(broken),
        evidence=tuple(proof for one in broken or unsure for proof in _evidence(one, numbers)),
    )


def _is_unsure(compared: Compared, numbers: Numbers) -> bool:
    """Whether a number that the figure may be was not read for sure, or the first of them, which
    is what the figure says by itself, is no number while others are."""
    if any(map(numbers.unsure, compared.expressions)):
        return True
    return bool(compared.choices) and numbers.amount(compared.expressions[0]) is None


def _accepted(rule: Rule, words: frozenset[str]) -> Accepted:
    """Expressions with names of another edition of the form are left out."""
    return {
        compare["counts"]: tuple(
            one for text in compare["accept"] if (one := expression(text, words))
        )
        for compare in rule.parameters["compare"]
    }


def _compare(figure: Figure, accepted: Accepted, numbers: Numbers) -> Compared | None:
    """A figure beside what it may be; None where the rule says nothing of it."""
    counts = figure.counts or ""
    if "|" in counts:
        either = [one for part in counts.split("|") for one in accepted.get(part, ())]
        parts = [tuple(either)]
    else:
        parts = [accepted.get(part, ()) for part in counts.split("+")]
    if not all(parts):
        return None
    expressions = tuple(one for part in parts for one in part)
    return Compared(figure, expressions, _choices(parts, numbers))


def _choices(
    parts: Sequence[tuple[Expression, ...]], numbers: Numbers
) -> tuple[tuple[str, Decimal], ...]:
    if len(parts) == 1:
        amounts = [(one.text, numbers.amount(one)) for one in parts[0]]
        return tuple((text, amount) for text, amount in amounts if amount is not None)
    amounts = [numbers.amount(part[0]) for part in parts]
    known = [amount for amount in amounts if amount is not None]
    text = " + ".join(part[0].text for part in parts)
    return ((text, sum(known, Decimal(0))),) if len(known) == len(parts) else ()


def _told(compared: Compared) -> Message:
    figure = compared.figure
    plainest = {value: name for name, value in reversed(compared.choices)}
    choices = tuple(
        number_told(name, value) for name, value in compared.choices if plainest[value] == name
    )
    said = f"{figure.value.normalize():f}{figure.unit}"
    return message("kind.agree.differs", said=said, choices=choices or "?")


def _evidence(compared: Compared, numbers: Numbers) -> tuple[Evidence, ...]:
    figure = compared.figure
    said = Evidence(figure.at, raw=figure.sentence, value=figure.value)
    cells = (cell for one in compared.expressions for cell in numbers.cells(one))
    return (said, *evidence(cells))


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    table = rule.parameters["table"]
    words = frozenset[str]().union(*(table_of(form.table(table)).words for form in forms))
    comparisons: list[Mapping[str, Any]] = rule.parameters["compare"]
    for compare in comparisons:
        accept, counts = compare.get("accept"), compare.get("counts")
        if not isinstance(counts, str) or not isinstance(accept, list) or not accept:
            raise RuleFileError(rule.file, message("kind.agree.incomplete"), rule.line)
        for text in compare["accept"]:
            compile_expression(text, words, file=rule.file, line=rule.line)


KIND = Kind(
    id="agree",
    parameters=(
        Parameter("table", "text", required=True, choices=("disclosure", "requests", "disputes")),
        Parameter("compare", "tables", required=True),
        Parameter("year", "text", choices=("previous",)),
    ),
    observe=observe,
    compile=compile,
)
