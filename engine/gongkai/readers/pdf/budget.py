"""How much drawing one page may ask for."""

from dataclasses import dataclass

from gongkai.readers.limits import TooInvolved

_MOST_OPERATIONS = 500_000
_MOST_POINTS = 500_000


@dataclass(slots=True)
class Budget:
    """What one page may still take."""

    operations: int = _MOST_OPERATIONS
    points: int = _MOST_POINTS

    def spend(self) -> None:
        self.operations -= 1
        if self.operations < 0 or self.points < 0:
            raise TooInvolved
