"""What one rule says of one report, and what people decided of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.supervise.register.decisions import Choice

State = Literal["fail", "doubt", "waived", "dismissed"]
"""How it counts now: what people dismissed or waived is neither a fault nor a doubt any more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """``status`` is fail, doubt or waived as judged; ``message`` is in Chinese."""

    rule: str
    status: str
    level: str
    lost: Decimal
    message: str
    decision: Choice | None = None

    @property
    def state(self) -> State:
        if self.decision == "dismissed":
            return "dismissed"
        if self.decision == "waived" or self.status == "waived":
            return "waived"
        return "doubt" if self.status == "doubt" else "fail"
