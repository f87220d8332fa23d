"""What ``gongkai rules new`` was told."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """What the command line says of the new rule; None and empty where it says nothing."""

    id: str | None
    part: str | None
    kind: str | None
    level: str | None
    points: str | None
    title_zh: str | None
    title_en: str | None
    fix_zh: str | None
    fix_en: str | None
    good: str | None
    bad: str | None
    source_title_zh: str | None
    source_title_en: str | None
    source_number: str | None
    basis: tuple[str, ...]
    parameters: tuple[str, ...]
    source_unseen: bool
    output: Path | None
    rules: tuple[Path, ...]
