"""A run of rule cases: what came of each, and what is asked for and missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.authoring.cases import Outcome
from gongkai.model.message import Message
from gongkai.model.rule import Case, Rule
from gongkai.model.verdict import Status
from gongkai_cli.views.changes import written

_OWN = ("name", "want", "message")


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

    @property
    def changes(self) -> tuple[str, ...]:
        """What the case changes of its base record."""
        table = self.case.table.items()
        return written({key: value for key, value in table if key not in _OWN})


@dataclass(frozen=True, slots=True)
class Trials:
    """All cases of a run; ``missing`` are the sorts of cases that rules lack, None where nobody
    asked. ``own`` is the folder or file that was named, and how many of the rules stand there."""

    tried: tuple[Tried, ...]
    rules: int
    missing: Mapping[str, tuple[Status, ...]] | None = None
    own: tuple[str, int] | None = None

    @property
    def wrong(self) -> tuple[Tried, ...]:
        return tuple(one for one in self.tried if not one.right)
