"""What every output format offers, and the line ``--format json=out.json`` asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gongkai.model.message import Language
from gongkai.model.profile import FailOn
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


class View(Protocol):
    """Shows results one by one as they are reached, and whatever closes the output: ``unmatched``
    are the waivers that no report was about."""

    def show(self, result: Result) -> None: ...

    def close(self, unmatched: Sequence[Waiver] = ()) -> None: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format and where it goes: ``path`` is None for standard output."""

    format: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """``results`` in the order given; ``unmatched`` are the waivers that no report was about."""

    results: Sequence[Result]
    rulebook: "Rulebook"
    language: Language
    unmatched: Sequence[Waiver] = ()


class GatheringView:
    """The view of such a format: ``write`` gets all results when it is closed."""

    def __init__(
        self, write: Callable[[Gathered], None], rulebook: "Rulebook", language: Language
    ) -> None:
        self.write = write
        self.rulebook = rulebook
        self.language: Language = language
        self.results: list[Result] = []

    def show(self, result: Result) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        self.write(Gathered(self.results, self.rulebook, self.language, unmatched))


@dataclass(frozen=True, slots=True)
class CheckRequest:
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
    annexes: tuple[str, ...]
    published: date | None
    as_of: date | None
    fail_on: FailOn | None
    verbose: bool
    explain: str | None
    color: bool | None
    ocr: bool
