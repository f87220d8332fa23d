"""What ``gongkai rules try`` was asked to do."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TrialRequest:
    """The file of rules, the report it is tried on, and what goes with the report. Of the rules
    only those named in ``rule`` are shown; all where there are none."""

    file: Path
    report: str
    rule: tuple[str, ...]
    previous: str | None
    published: date | None
    body_kind: str | None
    rules: tuple[Path, ...]
