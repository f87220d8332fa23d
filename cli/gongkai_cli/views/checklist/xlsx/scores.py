"""The sheet of scores: a row for each file, and whose weights they are."""

from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.model.message import Language, message, render
from gongkai.model.version import VERSION
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.card import judged_by, notes
from gongkai_cli.views.checklist.score_row import COLUMNS, score_row
from gongkai_cli.views.checklist.xlsx.book import Book, Worksheet
from gongkai_cli.views.checklist.xlsx.listing import ListColumn, ListEntry, fill
from gongkai_cli.views.wording.text import percent

_WIDTHS = (22, 22, 7, 8, 9, 7, 7, 7, 9, 8, 26, 34, 22)
_MORE = ("judged", "judged_by", "note", "sha256")
_CENTRE = {"align": "center"}
_LOOKS: dict[int, dict[str, Any]] = {
    **dict.fromkeys(range(2, 10), _CENTRE),
    3: {**_CENTRE, "num_format": "0.0", "bold": True},
}
_UNREAD: dict[str, Any] = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}


def put_scores(
    sheet: Worksheet,
    results: Sequence[Result],
    told: Sequence[str],
    book: Book,
    rulebook: Rulebook,
    language: Language,
) -> None:
    """Every file in the order given, also one that could not be judged; ``told`` stands below."""
    headings = [render(message(f"view.column.{key}"), language) for key in (*COLUMNS, *_MORE)]
    columns = [ListColumn(*pair) for pair in zip(headings, _WIDTHS, strict=True)]
    row = fill(sheet, columns, _entries(results, rulebook, language), book)
    weights = render(message("view.own_weights"), language)
    for text in (*told, weights, f"gongkai {VERSION}"):
        row += 1
        book.put(sheet, row, 0, text, text_wrap=False, font_color="#595959")


def _entries(
    results: Sequence[Result], rulebook: Rulebook, language: Language
) -> Iterator[ListEntry]:
    for result in results:
        row, found = score_row(result, language), result.assessment
        if found is None:
            values = (row.source, row.body, *(None for _ in COLUMNS[2:]), "", "",
                      render(result.error, language), "")  # fmt: skip
            yield ListEntry(values, {1: _UNREAD, 11: _UNREAD})
            continue
        note = "\n".join(notes(found, rulebook, language))
        values = (row.source, row.body, row.year, row.score, row.grade, row.errors, row.warnings,
                  row.doubts, row.doubtful_readings, percent(found.score.judged),
                  judged_by(found, rulebook, language), note,
                  found.provenance.source_sha256)  # fmt: skip
        yield ListEntry(values, _LOOKS)
