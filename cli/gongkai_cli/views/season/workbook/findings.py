"""The sheet 跨报告发现: what shows only over many reports."""

from collections.abc import Iterator

from gongkai.supervise.season.season import Season, SeasonFinding
from gongkai_cli.views.checklist.xlsx.listing import ListEntry, fill
from gongkai_cli.views.season.workbook.pages import CENTRE, STRUCK, SeasonSheets, colour

_LONGEST = 300


def put_findings(season: Season, pages: SeasonSheets) -> None:
    """A dismissed one is struck out, never left out."""
    columns = pages.columns(
        ("column.rule", 26), ("column.body", 22), ("column.year", 7), ("season.kind", 13),
        ("column.status", 10), ("column.found", 46), ("column.fix", 30),
        ("season.own_passage", 32), ("season.other_passage", 32), ("season.decision", 11),
        ("season.reason", 20), ("season.signed_by", 14), ("column.rule_id", 18),
    )  # fmt: skip
    fill(pages.sheet("findings"), columns, _entries(season, pages), pages.book, frozen=2)


def _entries(season: Season, pages: SeasonSheets) -> Iterator[ListEntry]:
    decided = {(one.body, one.rule): one for one in season.decisions}
    for one in season.findings:
        mark = one.mark
        own, other = _passages(one)
        values = (
            pages.titles.rule(mark.rule),
            one.body.name,
            season.year,
            pages.titles.kind(one.body.kind),
            pages.state(mark),
            mark.message,
            one.fix,
            own,
            other,
            *pages.decision(decided.get((one.body.name, mark.rule))),
            mark.rule,
        )
        struck = STRUCK if mark.state == "dismissed" else {}
        looks = {2: CENTRE, 4: {**CENTRE, **colour(mark)}, 5: struck, 6: struck, 9: CENTRE}
        yield ListEntry(values, looks)


def _passages(one: SeasonFinding) -> tuple[str, str]:
    """The first pair, shortened; the page has them all."""
    if not one.sides:
        return "", ""
    side = one.sides[0]
    return side.own[:_LONGEST], side.other[:_LONGEST]
