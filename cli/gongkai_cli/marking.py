"""What ``gongkai annotate`` was asked to do."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Marking:
    """The report, the copy to be written, and what goes with the report. ``every``: what a person
    must look at is remarked too; ``day`` is the date of the comments."""

    file: str
    out: Path
    every: bool
    day: date | None
    force: bool
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    previous: str | None
    published: date | None
    as_of: date | None
