"""The sheet 常见问题: how often each rule is broken, over all and by kind of body."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from gongkai.supervise.season.season import Season
from gongkai_cli.views.checklist.xlsx.listing import ListColumn, ListEntry, fill
from gongkai_cli.views.season.workbook.pages import CENTRE, COLOURS, SeasonSheets

_SHARE: dict[str, Any] = {**CENTRE, "num_format": "0%"}
_TREND: dict[str, Any] = {**CENTRE, "num_format": "+0%;-0%;0%"}


def put_faults(season: Season, pages: SeasonSheets) -> None:
    """Shares as numbers from 0 to 1."""
    kinds = tuple(dict.fromkeys(group.kind for group in season.groups))
    columns = [
        *pages.columns(
            ("column.rule", 34), ("column.part", 22), ("column.level", 7), ("season.failed", 8),
            ("season.applied", 8), ("season.share", 8), ("season.trend", 9),
        ),
        *(ListColumn(pages.titles.kind(kind), 10) for kind in kinds),
        *pages.columns(
            ("status.doubt", 7), ("season.waived", 7), ("season.dismissed", 11),
            ("column.rule_id", 22),
        ),
    ]  # fmt: skip
    fill(pages.sheet("faults"), columns, _entries(season, kinds, pages), pages.book, frozen=1)


def _entries(season: Season, kinds: tuple[str, ...], pages: SeasonSheets) -> Iterator[ListEntry]:
    looks = {
        **dict.fromkeys(range(3, 5), CENTRE),
        5: {**_SHARE, "bold": True},
        6: _TREND,
        **dict.fromkeys(range(7, 7 + len(kinds)), _SHARE),
        **dict.fromkeys(range(7 + len(kinds), 10 + len(kinds)), CENTRE),
    }
    for fault in season.faults:
        shares = (fault.kinds.get(kind) for kind in kinds)
        values = (
            pages.titles.rule(fault.rule),
            pages.titles.part(fault.rule),
            pages.say(f"level.{fault.level}"),
            fault.share.failed,
            fault.share.applied,
            _rounded(fault.share.value),
            _rounded(fault.trend),
            *(_rounded(share.value) if share else None for share in shares),
            fault.doubted,
            fault.waived,
            fault.dismissed,
            fault.rule,
        )
        yield ListEntry(values, {**looks, 2: {**CENTRE, **COLOURS[fault.level]}})


def _rounded(share: Decimal | None) -> Decimal | None:
    return None if share is None else share.quantize(Decimal("0.0001"))
