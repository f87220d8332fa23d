"""A run of rule cases: what came of each, and what is asked for and missing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.message import Message
from gongkai.rule import Case, Rule
from gongkai.rulebook.cases import Outcome
from gongkai.verdict import Status


@dataclass(frozen=True, slots=True)
class Tried:
    """One case; ``outcome`` is None where it could not be run, and ``error`` says why."""

    rule: Rule
    case: Case
    outcome: Outcome | None
    error: Message | None = None

    @property
    def place(self) -> str:
        """File and line of the case."""
        line = self.case.line or self.rule.line
        return f"{self.rule.file}:{line}" if line else self.rule.file

    @property
    def right(self) -> bool:
        return self.outcome is not None and self.outcome.right

    def changes(self) -> Iterator[tuple[str, str]]:
        """What the case changes of its base record: key and value, one change each."""
        for key, value in self.case.table.items():
            if key in ("name", "want", "message"):
                continue
            if isinstance(value, Mapping):
                inner: Mapping[str, object] = value  # pyright: ignore[reportUnknownVariableType]
                for name, one in inner.items():
                    yield key, f"{name} = {_written(one)}"
            else:
                yield key, _written(value)


@dataclass(frozen=True, slots=True)
class Trials:
    """All cases of a run; ``missing`` are the sorts of cases that rules lack, None where nobody
    asked."""

    tried: tuple[Tried, ...]
    rules: int
    missing: Mapping[str, tuple[Status, ...]] | None = None

    @property
    def wrong(self) -> tuple[Tried, ...]:
        return tuple(one for one in self.tried if not one.right)


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)
