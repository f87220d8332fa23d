"""The wordings by which prose is recognised: what ``rules/prose.toml`` says, part by part."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """``parts`` is part → name → wording: a text, a pattern, or a list of either. Patterns are
    compiled when they are first asked for, once for each value of this class. KeyError for a
    part or name that is not there."""

    parts: Mapping[str, Mapping[str, Any]]
    _compiled: dict[tuple[str, str], Any] = field(default_factory=dict[tuple[str, str], Any])

    def pattern(self, part: str, name: str) -> re.Pattern[str]:
        """One pattern, or a list of patterns as one; upper and lower case are alike."""
        found = self._compiled.get((part, name))
        if found is None:
            value: str | list[str] = self.parts[part][name]
            found = re.compile(value if isinstance(value, str) else "|".join(value), re.IGNORECASE)
            self._compiled[part, name] = found
        return found

    def pairs(self, part: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """A list of [word, pattern] in the order of the file."""
        found = self._compiled.get((part, name))
        if found is None:
            found = tuple((word, re.compile(wanted)) for word, wanted in self.parts[part][name])
            self._compiled[part, name] = found
        return found

    def text(self, part: str, name: str) -> str:
        """A plain text."""
        return self.parts[part][name]

    def words(self, part: str, name: str) -> tuple[str, ...]:
        """A list of plain words."""
        return tuple(self.parts[part][name])

    def made(self, part: str, make: "Callable[[Wordings], Made]") -> Made:
        """What ``make`` makes of a part, made but once."""
        if (part, "") not in self._compiled:
            self._compiled[part, ""] = make(self)
        return self._compiled[part, ""]


NO_WORDINGS = Wordings({})
"""Of a report that nobody recognised."""
