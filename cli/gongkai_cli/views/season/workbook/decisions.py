"""The sheet 人工认定: what people decided, by whom and why."""

from collections.abc import Iterator

from gongkai.supervise.season.season import Season
from gongkai_cli.views.checklist.xlsx.listing import ListEntry, fill
from gongkai_cli.views.season.workbook.pages import CENTRE, SeasonSheets


def put_decisions(season: Season, pages: SeasonSheets) -> None:
    """The decision that counts for each body and rule. Its heading is another one than where
    decisions are filled in, so that an old one is never read back over a new one."""
    columns = pages.columns(
        ("column.body", 24), ("column.year", 7), ("column.rule", 34),
        ("season.in_force", 12), ("season.reason", 40),
        ("season.signed_by", 18), ("season.day", 12), ("column.rule_id", 22),
    )  # fmt: skip
    fill(pages.sheet("decisions"), columns, _entries(season, pages), pages.book, frozen=1)


def _entries(season: Season, pages: SeasonSheets) -> Iterator[ListEntry]:
    for one in season.decisions:
        values = (
            one.body,
            one.year,
            pages.titles.rule(one.rule),
            pages.word(one.choice),
            one.reason,
            one.signed_by,
            one.decided.date().isoformat(),
            one.rule,
        )
        yield ListEntry(values, {1: CENTRE, 3: CENTRE, 6: CENTRE})
