"""What the register keeps of a report and of its assessment, each column once.

These lists make the tables, the rows that are saved, the records that machines exchange, the views,
the export and the page about the register: a new column is one line here, and a migration.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from gongkai.model.assessment import Assessment
from gongkai.model.message import render
from gongkai.model.report import Cell, Report
from gongkai.model.verdict import Verdict
from gongkai.record import to_record
from gongkai.record.assessment import assessment_record
from gongkai.supervise.register.compression import packed, storable

Source = TypeVar("Source")
Value = str | int | Decimal | date | bytes | None
RegisterRow = Mapping[str, Value]
"""Values by the names of their columns."""
Sort = Literal["text", "integer", "decimal", "day", "flag", "document"]
"""``document`` is packed JSON."""

_STORABLE = Decimal(10) ** 16
"""Below it a number fits the register's column for numbers of tables."""


@dataclass(frozen=True, slots=True)
class RegisterColumn(Generic[Source]):
    """A column and where its value comes from. ``size``: the characters of a text, or the digits
    of a number and how many of them are decimals; () for any. ``optional``: it may be null.
    ``key``: it tells a row from the others of its report. ``told``: the document beside it says
    the same, so that the export leaves it out."""

    name: str
    sort: Sort
    size: tuple[int, ...]
    value: Callable[[Source], Value]
    comment: str | None = None
    optional: bool = False
    key: bool = False
    told: bool = False


def row_of(kept: Sequence[RegisterColumn[Source]], source: Source) -> RegisterRow:
    """What these columns hold of a report, a cell, an assessment or a verdict."""
    values = ((one.name, one.value(source)) for one in kept)
    return {name: storable(it) if isinstance(it, str) else it for name, it in values}


def _fits(cell: Cell) -> bool:
    return cell.value is None or abs(cell.value) < _STORABLE


def _value(cell: Cell) -> Decimal | None:
    return cell.value if _fits(cell) else None


def _state(cell: Cell) -> str:
    """A number too large for any report is kept as the text that it is."""
    return cell.state if _fits(cell) else "text"


def _raw(cell: Cell) -> str | None:
    value = _value(cell)
    plain = value is not None and cell.raw.strip() == format(value, "f")
    return None if plain or not cell.raw else cell.raw


REPORT: tuple[RegisterColumn[Report], ...] = (
    RegisterColumn(
        "body_name", "text", (200,), lambda it: it.body.name, "the name as printed", optional=True
    ),
    RegisterColumn(
        "year",
        "integer",
        (),
        lambda it: it.year,
        "the year reported on; null where nobody could tell",
        optional=True,
    ),
    RegisterColumn("form", "text", (20,), lambda it: it.form, "edition of the official form"),
    RegisterColumn("format", "text", (20,), lambda it: it.format, "of the file"),
    RegisterColumn("title", "text", (), lambda it: it.title and it.title.text, optional=True),
    RegisterColumn(
        "published",
        "day",
        (),
        lambda it: it.printed_day(),
        "the day printed, of publication or else of signature",
        optional=True,
    ),
    RegisterColumn(
        "doubts",
        "integer",
        (),
        lambda it: len(it.doubts),
        "how many things the reader doubts",
        told=True,
    ),
    RegisterColumn(
        "record",
        "document",
        (),
        lambda it: packed(to_record(it)),
        "gongkai read's record: JSON, zlib",
    ),
)

CELL: tuple[RegisterColumn[Cell], ...] = (
    RegisterColumn("cell", "text", (80,), lambda it: it.id, "table.row.column", key=True),
    RegisterColumn(
        "value", "decimal", (20, 4), _value, "null unless state is number", optional=True
    ),
    RegisterColumn("state", "text", (8,), _state, "number, blank, dash, none, text, lost"),
    RegisterColumn("doubt", "flag", (), lambda it: it.doubt, "whether the reader is unsure of it"),
    RegisterColumn(
        "raw", "text", (), _raw, "as printed, where that is not the value", optional=True
    ),
)

ASSESSMENT: tuple[RegisterColumn[Assessment], ...] = (
    RegisterColumn("program", "text", (20,), lambda it: it.provenance.program),
    RegisterColumn("rules_version", "text", (20,), lambda it: it.provenance.rules_version),
    RegisterColumn("rules_sha256", "text", (64,), lambda it: it.provenance.rules_sha256),
    RegisterColumn("profile", "text", (80,), lambda it: it.provenance.profile, told=True),
    RegisterColumn(
        "score",
        "decimal",
        (5, 1),
        lambda it: it.score.value,
        "0 to 100; null where no rule applied",
        optional=True,
        told=True,
    ),
    RegisterColumn(
        "judged",
        "decimal",
        (4, 2),
        lambda it: it.score.judged,
        "share of points that were judged",
        told=True,
    ),
    RegisterColumn(
        "grade", "text", (40,), lambda it: it.grade and it.grade.id, optional=True, told=True
    ),
    RegisterColumn(
        "document",
        "document",
        (),
        lambda it: packed(assessment_record(it, "zh")),
        "as check --format json: JSON, zlib",
    ),
)

VERDICT: tuple[RegisterColumn[Verdict], ...] = (
    RegisterColumn("rule", "text", (80,), lambda it: it.rule, key=True),
    RegisterColumn("part", "text", (40,), lambda it: it.part),
    RegisterColumn("status", "text", (15,), lambda it: it.status),
    RegisterColumn("level", "text", (8,), lambda it: it.level),
    RegisterColumn("points", "decimal", (8, 2), lambda it: it.points),
    RegisterColumn("lost", "decimal", (8, 2), lambda it: it.lost),
    RegisterColumn("message", "text", (), lambda it: render(it.message, "zh"), "in Chinese"),
)
