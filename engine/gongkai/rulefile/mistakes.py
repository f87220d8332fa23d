"""Where mistakes in rule files go: the first one ends loading, or all of them are gathered."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Message


@dataclass(frozen=True, slots=True)
class Mistakes:
    """What was found wrong so far. ``gathered`` is None where the first mistake is raised.

    While mistakes are gathered loading goes on with what is left, so that one run tells them all;
    what was loaded then is good for nothing but being looked over.
    """

    gathered: list[RuleFileError] | None = None

    def tell(self, mistake: RuleFileError) -> None:
        """Raise it or add it to the others."""
        if self.gathered is None:
            raise mistake
        self.gathered.append(mistake)

    @contextmanager
    def spare(self) -> Generator[None]:
        """A mistake raised in here costs what is made in here, not what comes behind it."""
        try:
            yield
        except RuleFileError as mistake:
            self.tell(mistake)

    def count(self) -> int:
        return len(self.gathered or ())


STRICT = Mistakes()
"""The first mistake is raised."""


@dataclass(frozen=True, slots=True)
class Problem:
    """``path`` is the file, ``line`` and ``column`` (from 1) where in it, as far as known.
    ``message`` says what is wrong and what to do; its key names the sort of mistake."""

    path: Path
    line: int | None
    column: int | None
    message: Message

    @property
    def sort(self) -> str:
        """The sort of mistake: ``unknown_key``, ``lint.no_case``, ``kind.cell.unknown`` …"""
        return self.message.key.removeprefix("rules.")
