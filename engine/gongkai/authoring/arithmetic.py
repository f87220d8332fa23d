"""The numbers that a rule's arithmetic takes from a report, for whoever is writing the rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.kinds.equation import lines_of
from gongkai.model.form import Form
from gongkai.model.report import Report
from gongkai.model.rule import Rule
from gongkai.rule_language.cells import Lines, table_of
from gongkai.rule_language.numbers import Numbers, expression


@dataclass(frozen=True, slots=True)
class Values:
    """The names of one expression in one row or column (``line``, empty for a whole table) and
    what they come to; None where the report lacks a cell or it holds no number."""

    line: str
    values: tuple[tuple[str, Decimal | None], ...]


def values_of(rule: Rule, report: Report, form: Form) -> tuple[Values, ...]:
    """Every set of numbers that the rule's expressions look at; empty for rules without any."""
    return tuple(dict.fromkeys(_values(rule, report, form)))


def _values(rule: Rule, report: Report, form: Form) -> Iterator[Values]:
    for lines, text in _expressions(rule.parameters, form):
        parsed = expression(text, lines.words)
        for line in lines.each if parsed else ():
            if parsed and all(name in line.names for name in parsed.names):
                numbers = Numbers(report, line.names)
                alone = ((name, expression(name, lines.words)) for name in parsed.names)
                read = ((name, numbers.amount(one) if one else None) for name, one in alone)
                yield Values(line.short, tuple(read))


def _expressions(parameters: Mapping[str, Any], form: Form) -> Iterator[tuple[Lines, str]]:
    """The expressions of a rule, each with the lines that it is held against."""
    if "each" in parameters and "require" in parameters:
        yield lines_of(form, parameters["each"]), parameters["require"]
    if "table" in parameters:
        lines = table_of(form.table(parameters["table"]))
        for compare in parameters.get("compare", ()):
            yield from ((lines, text) for text in compare["accept"])
        for claim in parameters.get("claim", ()):
            yield from ((lines, claim[key]) for key in ("when", "require") if key in claim)
