"""What a rule rests on (依据): a law, form, notice or local criterion with its articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gongkai.model.message import Text

SourceKind = Literal["law", "regulation", "form", "notice", "standard", "local", "practice",
                     "project"]  # fmt: skip
Confidence = Literal["A", "B", "C"]
"""A: the wording was read in a published copy; B: known from derived documents, or the same in
very many reports; C: background knowledge that nobody confirmed."""


@dataclass(frozen=True, slots=True)
class Article:
    """One provision of a source. ``text`` tells the requirement in the project's own words."""

    id: str
    label: Text
    text: Text
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Source:
    """A source as ``rules/sources.toml`` tells it. Dates that nobody found are None."""

    id: str
    title: Text
    kind: SourceKind
    confidence: Confidence
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    in_force: date | None = None
    until: date | None = None
    articles: Mapping[str, Article] = field(default_factory=dict[str, Article])

    def in_force_on(self, day: date) -> bool:
        """Whether it binds on a day; a date that nobody found stands in nobody's way."""
        begun = self.in_force or self.issued
        return (begun is None or begun <= day) and (self.until is None or day <= self.until)

    def carries_error(self, article: str | None = None) -> bool:
        """Whether an ``error`` may rest on this source, or on this article of it: the wording is
        confirmed and it binds beyond one region's or this project's own practice."""
        confidence = self.articles[article].confidence if article else self.confidence
        return confidence != "C" and self.kind not in ("local", "practice", "project")
