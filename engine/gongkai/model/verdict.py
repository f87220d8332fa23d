"""The conclusion on one rule, and the step by which it was reached."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gongkai.model.message import Message, Text
from gongkai.model.observation import Breach, Evidence
from gongkai.model.rule import Level

Status = Literal["pass", "fail", "doubt", "not_applicable", "waived", "manual"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule's status with everything a reader needs to act on it.

    ``points`` is what the rule is worth, ``lost`` what this verdict costs (0 unless ``fail``).
    ``breaches`` are the identities of the table that it says do not hold.
    ``trace`` is the chain of firings from measured value to status; ``waived_by`` says who
    answers for it where it is waived.
    """

    rule: str
    part: str
    title: Text
    status: Status
    level: Level
    points: Decimal
    lost: Decimal
    message: Message
    fix: Text
    basis: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    judged: int = 1
    broken: int = 0
    trace: tuple[Message, ...] = ()
    waived_by: Message | None = None
    breaches: tuple[Breach, ...] = ()

    @property
    def is_finding(self) -> bool:
        """Whether it asks somebody to do something."""
        return self.status in ("fail", "doubt", "manual")
