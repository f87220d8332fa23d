"""What ``gongkai fix`` was asked to do."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fixing:
    """The report, the copy to be written (None for a dry run), and what goes with the report."""

    file: str
    out: Path | None
    dry_run: bool
    force: bool
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    published: date | None
    as_of: date | None
