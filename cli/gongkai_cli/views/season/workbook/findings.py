"""The sheet 跨报告发现: what shows only over many reports."""

from collections.abc import Iterator

from gongkai.season.finding import SeasonFinding
from gongkai.season.season import Season
from gongkai_cli.views.season.workbook.pages import CENTRE, STRUCK, Pages, colour
from gongkai_cli.views.xlsx.listing import Entry, fill

_LONGEST = 300


def put_findings(season: Season, pages: Pages) -> None:
    """A dismissed one is struck out, never left out."""
    columns = pages.columns(
        ("column.rule", 26), ("column.body", 22), ("season.kind", 13), ("column.status", 10),
        ("season.decision", 10), ("column.found", 48), ("column.fix", 34),
        ("season.own_passage", 36), ("season.other_passage", 36), ("column.rule_id", 18),
    )  # fmt: skip
    fill(pages.sheet("findings"), columns, _entries(season, pages), pages.book, frozen=2)


def _entries(season: Season, pages: Pages) -> Iterator[Entry]:
    for one in season.findings:
        mark = one.mark
        own, other = _passages(one)
        values = (
            pages.titles.rule(mark.rule),
            one.body.name,
            pages.titles.kind(one.body.kind),
            pages.state(mark),
            pages.word(mark.decision) if mark.decision else None,
            mark.message,
            one.fix,
            own,
            other,
            mark.rule,
        )
        struck = STRUCK if mark.state == "dismissed" else {}
        yield Entry(values, {3: {**CENTRE, **colour(mark)}, 4: CENTRE, 5: struck, 6: struck})


def _passages(one: SeasonFinding) -> tuple[str, str]:
    """The first pair, shortened; the page has them all."""
    if not one.sides:
        return "", ""
    side = one.sides[0]
    return side.own[:_LONGEST], side.other[:_LONGEST]
