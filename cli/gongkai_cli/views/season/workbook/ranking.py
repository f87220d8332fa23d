"""The sheet 排名: bodies without a score on top, then each kind by rank."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gongkai.supervise.season.season import Season, SeasonEntry
from gongkai_cli.views.checklist.xlsx.listing import ListEntry, fill
from gongkai_cli.views.season.titles import moved
from gongkai_cli.views.season.workbook.pages import CENTRE, RED, SeasonSheets

_POINTS: dict[str, Any] = {**CENTRE, "num_format": "0.0"}
_STEP: dict[str, Any] = {**CENTRE, "num_format": "+0.0;-0.0;0.0"}
_RANKS: dict[str, Any] = {**CENTRE, "num_format": "+0;-0;0"}
_LOOKS: dict[int, dict[str, Any]] = {
    0: CENTRE,
    1: CENTRE,
    6: {**_POINTS, "bold": True},
    7: _POINTS,
    **dict.fromkeys(range(8, 13), CENTRE),
    13: _RANKS,
    14: _STEP,
    15: _RANKS,
    16: _STEP,
}


def put_ranking(season: Season, pages: SeasonSheets) -> None:
    """Movement since the last run is blank where that went by other rules."""
    columns = pages.columns(
        ("season.rank", 6), ("season.tied", 6), ("column.body", 26), ("season.kind", 14),
        ("season.region", 12), ("season.parent", 20), ("column.score", 7), ("season.after", 8),
        ("column.grade", 8), ("column.errors", 6), ("column.warnings", 6), ("column.doubts", 6),
        ("column.doubtful_readings", 9), ("season.last_run_ranks", 9),
        ("season.last_run_points", 9), ("season.last_year_ranks", 9),
        ("season.last_year_points", 9), ("column.file", 34),
    )  # fmt: skip
    sheet, every = pages.sheet("ranking"), list(_entries(season, pages))
    row = fill(sheet, columns, every, pages.book, frozen=3)
    rules = f"{season.rules_version} {season.rules_sha256[:12]}"
    for text in (
        pages.word("of_year", year=season.year),
        pages.word("ranking_intro"),
        pages.word("after_intro"),
        pages.say("own_weights"),
        f"{pages.say('html.ruleset')} {rules}",
    ):
        row += 1
        pages.book.put(sheet, row, 0, text, text_wrap=False, font_color="#595959")


def _entries(season: Season, pages: SeasonSheets) -> Iterator[ListEntry]:
    for place in season.absent:
        told = pages.word(place.condition)
        values = (None, None, place.body.name, *_whose(place, pages), None, None, told,
                  *[None] * 8, place.source)  # fmt: skip
        yield ListEntry(values, {2: RED, 8: RED})
    for group in season.groups:
        for place in group.places:
            yield ListEntry(_values(place, group.profile, pages), _LOOKS)


def _values(
    place: SeasonEntry, profile: str, pages: SeasonSheets
) -> tuple[str | int | Decimal | None, ...]:
    run, year = moved(place, place.last_run), moved(place, place.last_year)
    grade = pages.titles.grade(profile, place.grade) or pages.say("no_grade")
    return (
        place.rank,
        pages.word("tied") if place.tied else None,
        place.body.name,
        *_whose(place, pages),
        place.score,
        place.after,
        grade,
        place.count("error"),
        place.count("warning"),
        place.doubts,
        place.readings,
        run.ranks if run else None,
        run.points if run else None,
        year.ranks if year else None,
        year.points if year else None,
        place.source,
    )


def _whose(place: SeasonEntry, pages: SeasonSheets) -> tuple[str, str, str]:
    body = place.body
    return pages.titles.kind(body.kind), body.region or "", body.parent or ""
