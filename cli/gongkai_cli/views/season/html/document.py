"""Writes the page of a season."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from gongkai.model.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.season.season import Mark, Place, Season, SeasonFinding
from gongkai_cli.style.inlined import inlined
from gongkai_cli.style.templates import templates
from gongkai_cli.views.checklist.html.environment import REPORT_STYLE, file_name
from gongkai_cli.views.html.words import words as page_words
from gongkai_cli.views.text import percent, plain
from gongkai_cli.views.season.html.bars import bars
from gongkai_cli.views.season.html.choices import choices
from gongkai_cli.views.season.moved import moved
from gongkai_cli.views.season.titles import Titles
from gongkai_cli.views.season.words import phrase, words

_HERE = Path(__file__).parent
_LONGEST = 400
"""Signs of a passage that are shown."""


def season_page(season: Season, rulebook: Rulebook, language: Language) -> str:
    """The whole season. Nothing in it depends on the time, the machine or the order of a hash."""
    environment = templates(_HERE / "templates")
    environment.globals |= _globals(rulebook, language)
    return environment.get_template("season.html").render(
        season=season,
        choices=choices(season),
        told=_by_rule(season),
        unread={
            one.body.name: one.condition
            for one in season.absent
            if one.condition in ("unreadable", "crashed")
        },
    )


def _parts(titles: Titles, rules: Sequence[str]) -> list[tuple[str, int]]:
    """Parts of the report with how many of the rules, which lie in their order, each has."""
    return [(part, len(list(some))) for part, some in groupby(rules, titles.part)]


def _marks(place: Place) -> Mapping[str, Mark]:
    return {mark.rule: mark for mark in place.marks}


def _by_rule(season: Season) -> Mapping[str, list[SeasonFinding]]:
    found: dict[str, list[SeasonFinding]] = {}
    for finding in season.findings:
        found.setdefault(finding.mark.rule, []).append(finding)
    return found


def _globals(rulebook: Rulebook, language: Language) -> Mapping[str, Any]:
    def say(key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), language)

    titles = Titles(rulebook, language)
    return {
        "titles": titles,
        "parts": partial(_parts, titles),
        "marks_of": _marks,
        "book": rulebook,
        "language": language,
        "say": say,
        "t": {**page_words(language), **words(language)},
        "phrase": partial(phrase, language),
        "plain": plain,
        "percent": percent,
        "file_name": file_name,
        "moved": moved,
        "bars": bars,
        "cut": _cut,
        **_assets(),
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@cache
def _assets() -> Mapping[str, Any]:
    styles = (REPORT_STYLE, _HERE / "assets" / "season.css")
    return inlined(styles, (_HERE / "assets" / "season.js",))
