"""The numbers that expressions over a whole table use: its cells, and figures of the prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Message, message
from gongkai.model.observation import Evidence
from gongkai.model.report import Cell, Figure, Report
from gongkai.rule_language.cells import Names, behind, evidence, number, unsure
from gongkai.rule_language.expressions import Expression, compile_expression

_MANY = 10


@lru_cache(maxsize=512)
def expression(text: str, words: frozenset[str]) -> Expression | None:
    """An expression that a rule file was seen to spell right; None where it uses a name that this
    edition of the form does not have."""
    try:
        return compile_expression(text, words)
    except RuleFileError:
        return None


def number_told(name: str, value: Decimal | None) -> Message:
    """A name, or a sum of names, and what it comes to."""
    said = "?" if value is None else f"{value.normalize():f}"
    return message("kind.number", name=name.replace(".", "·"), value=said)


@dataclass(frozen=True, slots=True)
class Numbers:
    """``names`` are those of the table, ``figures`` further names for numbers of the prose, None
    where it does not give them. Values are added up once."""

    report: Report
    names: Names
    figures: Mapping[str, Figure | None] = field(default_factory=dict[str, Figure | None])
    _known: dict[str, Decimal | None] = field(default_factory=dict[str, Decimal | None])

    def judge(self, expression: Expression) -> bool | None:
        """Whether it is true; None where a number is missing."""
        result = expression.evaluate(self._values(expression))
        return None if result is None else bool(result)

    def amount(self, expression: Expression) -> Decimal | None:
        """What it comes to; None where a number is missing."""
        result = expression.evaluate(self._values(expression))
        return result if isinstance(result, Decimal) else None

    def cells(self, expression: Expression) -> list[Cell]:
        """The cells behind it, as far as the report has them."""
        ids = (cell for name in expression.names for cell in self.names.get(name, ()))
        return [cell for id_ in ids for cell in behind(self.report, id_)]

    def evidence(self, expression: Expression) -> tuple[Evidence, ...]:
        """The sentences and cells behind it; of many cells those that add something."""
        figures = [figure for name in expression.names if (figure := self.figures.get(name))]
        cells = self.cells(expression)
        if len(cells) > _MANY:
            cells = [cell for cell in cells if number(cell) != 0]
        said = (Evidence(one.at, raw=one.sentence, value=one.value) for one in figures)
        return (*said, *evidence(cells))

    def unsure(self, expression: Expression) -> bool:
        """Whether it rests on a cell that the reader is not sure of."""
        return any(map(unsure, self.cells(expression)))

    def describe(self, expression: Expression) -> tuple[Message, ...]:
        """行政复议·尚未审结 3、行政复议·纠正 0."""
        values = self._values(expression)
        return tuple(number_told(name, value) for name, value in values.items())

    def _values(self, expression: Expression) -> dict[str, Decimal | None]:
        return {name: self._value(name) for name in expression.names}

    def _value(self, name: str) -> Decimal | None:
        if name in self.figures:
            figure = self.figures[name]
            return figure.value if figure else None
        if name not in self._known:
            self._known[name] = self._sum(self.names.get(name, ()))
        return self._known[name]

    def _sum(self, ids: tuple[str, ...]) -> Decimal | None:
        total = Decimal(0)
        for id_ in ids:
            cells = behind(self.report, id_)
            for cell in cells:
                value = number(cell)
                if value is None:
                    return None
                total += value
            if not cells:
                return None
        return total if ids else None
