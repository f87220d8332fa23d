"""A rule that somebody is about to write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gongkai.model.message import Text
from gongkai.model.rule import Level, Rule
from gongkai.model.source import SourceKind

Changes = Mapping[str, Any]
"""What a case changes of its base record, as ``changes.py`` knows it."""


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source of one's own. ``seen``: the author has its published wording at hand, so that its
    confidence is A; else nobody has confirmed it, which is C."""

    id: str
    title: Text
    kind: SourceKind = "local"
    number: str = ""
    seen: bool = True
    article: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of the rule. ``source`` is told where the basis is a source of one's own."""

    id: str
    part: str
    title: Text
    kind: str
    level: Level
    points: Decimal
    fix: Text
    basis: tuple[str, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    source: NewSource | None = None

    def rule(self, file: str = "") -> Rule:
        """The rule that it will be."""
        return Rule(
            id=self.id,
            part=self.part,
            title=self.title,
            basis=self.basis,
            kind=self.kind,
            level=self.level,
            points=self.points,
            fix=self.fix,
            parameters=self.parameters,
            file=file,
        )


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case of the sketch: what it changes, and the verdict it wants."""

    name: str
    want: str
    changes: Changes
