"""The sheet 规则×机关: a row for each body, a column for each rule."""

from gongkai.supervise.season.season import Season
from gongkai_cli.views.checklist.xlsx.listing import HEAD, set_up
from gongkai_cli.views.season.workbook.pages import CENTRE, SIGNS, SeasonSheets, colour

_STACKED = 270
_TALL = 225.0
_FIXED = 3


def put_heat(season: Season, pages: SeasonSheets) -> None:
    """Signs as on the page; what is kept or does not apply is blank."""
    sheet, book = pages.sheet("heat"), pages.book
    heads = (("season.kind", 14), ("season.rank", 6), ("column.body", 26))
    for number, (key, width) in enumerate(heads):
        sheet.set_column(number, number, width)
        book.put(sheet, 0, number, pages.say(key), **HEAD)
    for number, rule in enumerate(season.rules, _FIXED):
        sheet.set_column(number, number, 3.6)
        looks = {**HEAD, "rotation": _STACKED, "valign": "top", "align": "center",
                 "font_size": 8}  # fmt: skip
        book.put(sheet, 0, number, pages.titles.rule(rule), **looks)
    sheet.set_row(0, _TALL)
    edge = {"border": 1, "border_color": "#BFBFBF"}
    row = 0
    for place in (place for group in season.groups for place in group.places):
        row += 1
        told = (pages.titles.kind(place.body.kind), place.rank, place.body.name)
        for number, value in enumerate(told):
            book.put(sheet, row, number, value, **edge, **(CENTRE if number == 1 else {}))
        marks = {mark.rule: mark for mark in place.marks}
        for number, rule in enumerate(season.rules, _FIXED):
            mark = marks.get(rule)
            sign = SIGNS[mark.state] if mark else None
            book.put(sheet, row, number, sign, **edge, **CENTRE, **(colour(mark) if mark else {}))
    sheet.freeze_panes(1, _FIXED)
    sheet.autofilter(0, 0, max(row, 1), _FIXED - 1 + len(season.rules))
    sheet.repeat_rows(0)
    sheet.set_landscape()
    set_up(sheet)
