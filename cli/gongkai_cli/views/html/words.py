"""The words of the page in one language, for its templates."""

from collections.abc import Mapping

from gongkai.model.message import Language, message, render

WORDS = (
    "all", "basis", "basis_intro", "blank", "brand", "candidate", "checklist", "contents",
    "doubt", "file", "filter", "form", "found", "involved", "left", "lost", "missing",
    "nothing_shown", "number", "part", "print", "program", "proposed", "provenance", "reset",
    "ruleset", "share", "suspect", "tables", "taken", "unread", "verdict", "whole_source", "wrong",
)  # fmt: skip
PHRASES = ("all_cells", "doubt_number", "finding", "more_cells", "shown")
"""Those that name values."""


def words(language: Language) -> Mapping[str, str]:
    """Every word by its name."""
    return {word: render(message(f"view.html.{word}"), language) for word in WORDS}


def phrase(language: Language, name: str, **values: object) -> str:
    """One of the phrases with its values; KeyError for another one."""
    if name not in PHRASES:
        raise KeyError(name)
    return render(message(f"view.html.{name}", **values), language)
