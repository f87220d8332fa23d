"""The sheet 未读文件: files without a result, with what is known of them."""

from collections.abc import Iterator

from gongkai.supervise.season.season import Season
from gongkai_cli.views.checklist.xlsx.listing import ListEntry, fill
from gongkai_cli.views.season.workbook.pages import RED, SeasonSheets


def put_unread(season: Season, pages: SeasonSheets) -> None:
    """Those that bear the name of a body, then those that are nobody's."""
    columns = pages.columns(
        ("column.file", 48), ("column.body", 24), ("column.status", 14), ("column.note", 64)
    )
    fill(pages.sheet("unread_sheet"), columns, _entries(season, pages), pages.book)


def _entries(season: Season, pages: SeasonSheets) -> Iterator[ListEntry]:
    for place in season.absent:
        if place.source:
            told = pages.word(place.condition)
            yield ListEntry((place.source, place.body.name, told, place.message), {2: RED})
    for stray in season.strays:
        yield ListEntry((stray.source, None, pages.word(stray.state), stray.message), {2: RED})
