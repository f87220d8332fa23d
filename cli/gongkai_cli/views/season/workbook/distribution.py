"""The sheet 分数分布: how many bodies of each kind have a score in each bar."""

from collections.abc import Iterator

from gongkai.supervise.season.season import STEP, Season
from gongkai_cli.views.checklist.xlsx.listing import ListColumn, ListEntry, fill
from gongkai_cli.views.season.workbook.pages import CENTRE, SeasonSheets


def put_distribution(season: Season, pages: SeasonSheets) -> None:
    """A row for each bar from 0 on, highest first; 100 stands alone."""
    columns = [
        *pages.columns(("season.from", 8), ("season.below", 8)),
        *(ListColumn(pages.titles.kind(one.kind), 16) for one in season.groups),
    ]
    fill(pages.sheet("distribution_sheet"), columns, _entries(season), pages.book, frozen=2)


def _entries(season: Season) -> Iterator[ListEntry]:
    counted = [group.bars for group in season.groups]
    for start in range(100, -1, -STEP):
        end = None if start == 100 else start + STEP
        values = (start, end, *(bars.get(start, 0) for bars in counted))
        yield ListEntry(values, dict.fromkeys(range(len(values)), CENTRE))
