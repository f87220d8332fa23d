"""What things of a season are called in one language; an id that the rulebook does not know is
shown as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from gongkai.model.message import Language, message, render
from gongkai.model.rule import Rule
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.season.season import Before, SeasonEntry


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


@dataclass(frozen=True, slots=True)
class Movement:
    """``ranks`` and ``points`` gained; negative where lost."""

    ranks: int
    points: Decimal


def moved(place: SeasonEntry, before: Before | None) -> Movement | None:
    """None where the body is not ranked now or was not then."""
    if before is None or place.rank is None or place.score is None:
        return None
    return Movement(before.rank - place.rank, place.score - before.score)


WORDS = (
    "absent", "absent_intro", "after", "after_intro", "applied", "confirmed",
    "copies", "crashed", "day", "decision", "decisions", "dismissed",
    "distribution", "failed", "faults", "faults_intro", "findings", "findings_intro",
    "heat", "heat_intro", "kind", "last_run", "last_year", "missing", "no_body", "no_findings",
    "no_year", "none", "other_passage", "own_passage", "parent", "pass_or_na", "rank", "ranking",
    "ranking_intro", "reason", "region", "search", "share", "signed_by",
    "strays", "strays_intro", "tied", "title", "trend", "unclear", "undecided", "ungraded",
    "unjudged", "unreadable", "waived", "years",
)  # fmt: skip
PHRASES = ("of_year", "facts", "bar", "bars", "first_run", "other_rules", "unfinished",
           "rules_changed", "year_reports", "group", "file_of", "seems_to_be",
           "shown_bodies",
           "percentage_points")  # fmt: skip
"""Those that name values."""


def words(language: Language) -> Mapping[str, str]:
    """Every word by its name."""
    return {word: render(message(f"view.season.{word}"), language) for word in WORDS}


def phrase(language: Language, name: str, **values: object) -> str:
    """One of the phrases with its values; KeyError for another one."""
    if name not in PHRASES:
        raise KeyError(name)
    return render(message(f"view.season.{name}", **values), language)
