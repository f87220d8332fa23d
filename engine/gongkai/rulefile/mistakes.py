"""Where mistakes in rule files go: the first one ends loading, or all of them are gathered."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from gongkai.model.errors import RuleFileError


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
