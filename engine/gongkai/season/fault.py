"""How often a rule is broken in a season."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """Of the bodies to which a rule applied, those that broke it."""

    failed: int = 0
    applied: int = 0

    @property
    def value(self) -> Decimal | None:
        """0 … 1; None where it applied to nobody."""
        return Decimal(self.failed) / self.applied if self.applied else None


@dataclass(frozen=True, slots=True)
class Fault:
    """As judged. ``kinds`` are the shares by kind of body; ``doubted``, ``waived`` and
    ``dismissed`` count bodies, the latter two with what people decided."""

    rule: str
    level: str
    share: Share
    kinds: Mapping[str, Share]
    doubted: int
    waived: int
    dismissed: int
    last_year: Share | None

    @property
    def trend(self) -> Decimal | None:
        """By how much the share has grown since last year; None where it cannot be told."""
        now, before = self.share.value, self.last_year and self.last_year.value
        return None if now is None or before is None else now - before
