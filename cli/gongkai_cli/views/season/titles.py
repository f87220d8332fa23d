"""What things of a season are called in one language; an id that the rulebook does not know is
shown as it is."""

from dataclasses import dataclass, field
from functools import cached_property

from gongkai.model.message import Language
from gongkai.model.rule import Rule
from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Titles:
    """The rulebook of today names what that of the run judged."""

    rulebook: Rulebook
    language: Language
    _rules: dict[str, Rule] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        book = self.rulebook
        known = {rule.id: rule for rule in (*book.rules, *book.register_rules)}
        object.__setattr__(self, "_rules", known)

    def known(self, rule: str) -> Rule | None:
        return self._rules.get(rule)

    def rule(self, id: str) -> str:  # noqa: A002
        found = self._rules.get(id)
        return found.title.to(self.language) if found else id

    def part(self, rule: str) -> str:
        """The part of the report that a rule is about, or of the rules over many reports."""
        found = self._rules.get(rule)
        titles = {part.id: part.title.to(self.language) for part in self.rulebook.parts}
        return titles.get(found.part, found.part) if found else ""

    def kind(self, id: str) -> str:  # noqa: A002
        return self._kinds.get(id, id)

    def profile(self, id: str) -> str:  # noqa: A002
        found = self.rulebook.profiles.get(id)
        return found.title.to(self.language) if found else id

    def grade(self, profile: str, id: str | None) -> str:  # noqa: A002
        """Empty without a grade."""
        bands = self._bands(profile)
        return bands.get(id, id) if id else ""

    def band(self, profile: str, grade: str | None) -> int | None:
        """As ``card.band``: 0 the best grade, 3 the last."""
        ids = list(self._bands(profile))
        if grade not in ids:
            return None
        return 3 if grade == ids[-1] else min(ids.index(grade), 2)

    def _bands(self, profile: str) -> dict[str, str]:
        found = self.rulebook.profiles.get(profile)
        return {one.id: one.title.to(self.language) for one in found.bands} if found else {}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        sides = ((kind.id, kind.zh, kind.en) for kind in self.rulebook.bodies)
        return {id_: zh if self.language == "zh" else en for id_, zh, en in sides}
