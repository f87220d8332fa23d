"""What every output format offers, and the line ``--format json=out.json`` asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gongkai.model.waiver import Waiver
from gongkai_cli.checked import Checked


class View(Protocol):
    """Shows results one by one as they are reached, and whatever closes the output: ``unmatched``
    are the waivers that no report was about."""

    def show(self, result: Checked) -> None: ...

    def close(self, unmatched: Sequence[Waiver] = ()) -> None: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format and where it goes: ``path`` is None for standard output."""

    format: str
    path: Path | None = None
