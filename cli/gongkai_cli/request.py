"""What ``gongkai check`` was asked to do."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongkai_cli.exits import FailOn
from gongkai_cli.views.view import Wanted


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments and options of the command line, each under its own name.

    ``color`` is None where the terminal decides.
    """

    files: tuple[str, ...]
    formats: tuple[Wanted, ...]
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    previous: str | None
    published: date | None
    fail_on: FailOn
    verbose: bool
    explain: str | None
    color: bool | None
