"""The numbers that expressions over a whole table use: its cells, and figures of the prose."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.kinds.cells import Names, told, unsure
from gongkai.message import Message, message
from gongkai.report import Cell, Report
from gongkai.rulebook.expressions import Expression


@dataclass(frozen=True, slots=True)
class Numbers:
    """``names`` are those of the table, ``figures`` further names and their values."""

    report: Report
    names: Names
    figures: Mapping[str, Decimal | None]

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
        known = self.report.cells
        ids = (cell for name in expression.names for cell in self.names.get(name, ()))
        return [known[cell] for cell in ids if cell in known]

    def unsure(self, expression: Expression) -> bool:
        """Whether it rests on a cell that the reader is not sure of."""
        return any(map(unsure, self.cells(expression)))

    def told(self, expression: Expression) -> tuple[Message, ...]:
        """尚未审结 3、纠正 0."""
        values = self._values(expression)
        return tuple(
            message("kind.number", name=name, value="?" if value is None else value)
            for name, value in values.items()
        )

    def _values(self, expression: Expression) -> dict[str, Decimal | None]:
        return {name: self._value(name) for name in expression.names}

    def _value(self, name: str) -> Decimal | None:
        if name in self.figures:
            return self.figures[name]
        values = [told(self.report, cell) for cell in self.names.get(name, ())]
        if not values or None in values:
            return None
        return sum((value for value in values if value is not None), Decimal(0))
