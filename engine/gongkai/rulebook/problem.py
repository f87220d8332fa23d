"""Something that is wrong in a rule file, as ``gongkai rules lint`` tells it."""

from dataclasses import dataclass
from pathlib import Path

from gongkai.model.message import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """``path`` is the file, ``line`` and ``column`` (from 1) where in it, as far as known.
    ``message`` says what is wrong and what to do; its key names the sort of mistake."""

    path: Path
    line: int | None
    column: int | None
    message: Message

    @property
    def sort(self) -> str:
        """The sort of mistake: ``unknown_key``, ``lint.no_case``, ``kind.cell.unknown`` …"""
        return self.message.key.removeprefix("rules.")
