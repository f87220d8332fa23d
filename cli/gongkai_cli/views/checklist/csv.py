"""The checklist as a table for spreadsheets and programs: RFC 4180, UTF-8 with a byte order mark.

One row for every verdict of every file, and one for whatever else is said of a file. The columns
keep these names in every language: ``source body year part rule title status level points lost
message places fix basis waiver``. ``status`` is that of the verdict, or ``reading`` (a doubt of the
reader), ``suspect`` (which cell is the wrong one), ``waiver`` (expired, not used, or about none of
the files), ``unreadable`` or ``crashed`` (a file without verdicts). ``lost`` is in points of the
score and sums, per file, to 100 − score; numbers that do not apply are empty.
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from gongkai_cli.views.checklist.lines import ChecklistLine, lines
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.wording.text import printable, without_formula

COLUMNS = ("source", "body", "year", "part", "rule", "title", "status", "level", "points", "lost",
           "message", "places", "fix", "basis", "waiver")  # fmt: skip


def write_csv(run: CheckRun, shown: RulebookPresentation, stream: BinaryIO) -> None:
    """The format ``csv``: one table over all files."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in lines(run.results, shown.rulebook, shown.language, run.unmatched):
        writer.writerow(_fields(line))
    stream.write(text.getvalue().encode("utf-8-sig"))


def _fields(line: ChecklistLine) -> Iterator[str]:
    """The line under its columns; a text that a spreadsheet would calculate gets a ``'``."""
    for value in (line.source, line.body, line.year, line.part, line.rule, line.title, line.sort,
                  line.level, line.points, line.taken, line.message, "\n".join(line.places),
                  line.fix, line.basis, line.waiver):  # fmt: skip
        match value:
            case None:
                yield ""
            case Decimal():
                yield format(value, "f")
            case int():
                yield str(value)
            case _:
                yield without_formula(printable(value))
