"""A waiver (豁免): somebody answers by name for one rule that one report does not meet.

A waiver never turns a failure into a pass. A ``fail`` of its rule, for its body and its year, is
concluded to be ``waived``: outside both sums of the score, shown in every output. What is in
doubt, asks for a person, passes or does not apply is not touched, and the waiver counts as unused.
Rules that need the waived one stay as they were: what a signature excuses is still not there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Message, message
from gongkai.model.report import Report
from gongkai.model.verdict import Status
from gongkai.model.wording import key

Reason = Literal["not_compiled_by_law", "confidential", "merged_body", "superior_instruction",
                 "system_limit", "already_published", "verified_correct", "other"]  # fmt: skip
"""Why a report need not meet a rule; the catalogue has ``waiver.reason.<reason>``."""

State = Literal["applied", "expired", "unused"]
"""``applied``: the failure is waived; ``expired``: it counts again; ``unused``: there is none."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of a waiver file. It holds up to and including the day ``expires``."""

    rule: str
    body: str
    year: int
    reason: Reason
    text: str
    signed_by: str
    expires: date
    file: str = ""
    line: int | None = None

    def concerns(self, report: Report) -> bool:
        """Whether it is about this report: the same year and, but for spaces, width and
        punctuation, the same name of the body."""
        name = report.body.name
        return name is not None and self.year == report.year and key(self.body) == key(name)

    def describe(self) -> Message:
        """Reason, text, signature and expiry in one sentence."""
        return message(
            "waiver.told",
            reason=message(f"waiver.reason.{self.reason}"),
            text=self.text,
            signed_by=self.signed_by,
            expires=self.expires,
        )


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """What became of a waiver in one report, whose rule came to ``status``."""

    waiver: Waiver
    state: State
    status: Status

    def describe(self) -> Message:
        """A notice about it, in one sentence."""
        status = message(f"waiver.status.{self.status}")
        expires = self.waiver.expires
        return message(
            f"waiver.state.{self.state}", rule=self.waiver.rule, expires=expires, status=status
        )


def in_force(waivers: Sequence[Waiver], day: date | None) -> Mapping[str, Waiver]:
    """Those that hold on a day, by their rule; GongkaiError where there are some and no day."""
    if waivers and day is None:
        raise GongkaiError(message("waiver.no_day"))
    return {waiver.rule: waiver for waiver in waivers if day and day <= waiver.expires}


def uses(waivers: Sequence[Waiver], statuses: Mapping[str, Status]) -> Iterator[WaiverUse]:
    """What became of the waivers of one report, in their order; a rule without a status was
    silenced. Only an expired waiver can leave its rule failed."""
    states: dict[Status, State] = {"waived": "applied", "fail": "expired"}
    for waiver in waivers:
        status = statuses.get(waiver.rule, "not_applicable")
        yield WaiverUse(waiver, states.get(status, "unused"), status)
