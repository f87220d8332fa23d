"""The official form (格式): sections, tables, rows and columns, as ``rules/forms`` tells them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongkai.model.message import Text


@dataclass(frozen=True, slots=True)
class Hint:
    """What a blank form tells who fills it in. One with a ``rule`` is for bodies and years that
    this rule speaks about."""

    text: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """One of the five sub-sections of section one (or 问题/改进 of section five)."""

    id: str
    heading: str
    variants: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSection:
    """One of the six sections: its number (1–6), exact heading and variants met in the field."""

    id: str
    number: int
    heading: str
    variants: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A value column. ``group`` holds the labels above it (法人或其他组织); ``short`` is its name
    in rule expressions; ``unit`` is 件 or 万元."""

    id: str
    label: str
    short: str
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    unit: str = "件"


@dataclass(frozen=True, slots=True)
class Row:
    """A data row. ``id`` is without the table (``refused.third_party``); ``marker`` is the printed
    number ("4."), ``group`` the labels left of it (三、本年度办理结果, （三）不予公开)."""

    id: str
    label: str
    short: str
    columns: tuple[Column, ...]
    marker: str = ""
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    item: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the form. ``rows`` are in official order; every row names its own columns
    (in ``disclosure`` they differ by block; ``requests`` has the same seven in every row).

    ``layout`` ``records``: one data row below the other; ``single``: all cells in one data row
    whose columns are grouped by row id (``disputes``).
    """

    id: str
    section: str
    layout: Literal["records", "single"]
    rows: tuple[Row, ...]
    note: str = ""
    headers: tuple[str, ...] = ()

    def cell_ids(self) -> Iterator[str]:
        for row in self.rows:
            for column in row.columns:
                yield f"{self.id}.{row.id}.{column.id}"


@dataclass(frozen=True, slots=True)
class Form:
    """One edition of the form and the report years it is in force for (both inclusive).

    ``opening`` is the paragraph between title and section one of a blank form, with ``{year}``.
    """

    id: str
    title: Text
    source: str
    first_year: int
    last_year: int | None
    sections: tuple[FormSection, ...]
    tables: tuple[Table, ...]
    opening: str = ""

    def table(self, id: str) -> Table:  # noqa: A002
        return next(table for table in self.tables if table.id == id)

    def in_force(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
