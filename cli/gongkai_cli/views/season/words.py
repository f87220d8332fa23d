"""The words of a season in one language, for its templates."""

from collections.abc import Mapping

from gongkai.model.message import Language, message, render

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
