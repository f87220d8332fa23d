"""What ``gongkai check`` was asked to do."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongkai.model.profile import FailOn
from gongkai_cli.views.view import Wanted


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments and options of the command line, each under its own name.

    ``color`` is None where the terminal decides, ``fail_on`` where the profile does.
    """

    files: tuple[str, ...]
    formats: tuple[Wanted, ...]
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    previous: str | None
    published: date | None
    as_of: date | None
    fail_on: FailOn | None
    verbose: bool
    explain: str | None
    color: bool | None
    ocr: bool
