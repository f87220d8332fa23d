"""Whose report it is and of which year, as a heading says it."""

from gongkai.model.message import Language, message, render
from gongkai_cli.checked import Checked


def whose(result: Checked, language: Language) -> str:
    """Body and year; of a report that was not judged, its file."""
    found = result.assessment
    if found is None:
        return result.source
    return body_and_year(found.body.name, found.year, language)


def body_and_year(name: str | None, year: int | None, language: Language) -> str:
    """``某某局 · 2024年度``, and where either is missing, that it is unknown."""
    told = message("view.of_year", year=year) if year else message("view.year_unknown")
    return f"{name or render(message('view.body_unknown'), language)} · {render(told, language)}"
