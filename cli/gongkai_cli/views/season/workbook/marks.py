"""The sheet 各机关问题: every fault and doubt, a row each, where decisions can be filled in."""

from collections.abc import Iterator

from gongkai.supervise.season.season import Season
from gongkai_cli.views.checklist.xlsx.listing import ListEntry, fill
from gongkai_cli.views.season.workbook.pages import CENTRE, STRUCK, SeasonSheets, colour


def put_marks(season: Season, pages: SeasonSheets) -> None:
    """``gongkai register decisions import`` takes it back with its column 认定 filled in."""
    columns = pages.columns(
        ("column.body", 24), ("column.year", 7), ("season.kind", 13), ("column.part", 18),
        ("column.rule", 32), ("column.status", 10), ("column.found", 50),
        ("season.decision", 11), ("season.reason", 24), ("season.signed_by", 14),
        ("column.rule_id", 22),
    )  # fmt: skip
    fill(pages.sheet("marks"), columns, _entries(season, pages), pages.book, frozen=1)


def _entries(season: Season, pages: SeasonSheets) -> Iterator[ListEntry]:
    decided = {(one.body, one.rule): one for one in season.decisions}
    for place in season.places():
        for mark in place.marks:
            values = (
                place.body.name,
                season.year,
                pages.titles.kind(place.body.kind),
                pages.titles.part(mark.rule),
                pages.titles.rule(mark.rule),
                pages.state(mark),
                mark.message,
                *pages.decision(decided.get((place.body.name, mark.rule))),
                mark.rule,
            )
            struck = STRUCK if mark.state == "dismissed" else {}
            yield ListEntry(
                values, {1: CENTRE, 5: {**CENTRE, **colour(mark)}, 6: struck, 7: CENTRE}
            )
