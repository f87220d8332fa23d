"""The views and tables of the register and their columns in words, from their own comments."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, LargeBinary, Numeric, Table

from gongkai.supervise.register.tables import METADATA
from gongkai.supervise.register.views import VIEWS

_TYPES = (
    (Boolean, "boolean"),
    (DateTime, "time"),
    (Date, "day"),
    (Integer, "integer"),
    (Numeric, "decimal"),
    (LargeBinary, "document"),
)


@dataclass(frozen=True, slots=True)
class ColumnDescription:
    """``refers_to`` is the column that its values are of; ``key`` where it tells a row apart."""

    name: str
    type: str
    comment: str
    key: bool
    refers_to: str | None


@dataclass(frozen=True, slots=True)
class TableDescription:
    """``view``: it holds no rows of its own."""

    name: str
    comment: str
    view: bool
    columns: tuple[ColumnDescription, ...]


def describe_tables() -> Iterator[TableDescription]:
    """The views first, as they are what most questions are about; then the tables."""
    for table in (*VIEWS.tables.values(), *METADATA.tables.values()):
        yield TableDescription(
            table.name, table.comment or "", table.metadata is VIEWS, tuple(_columns(table))
        )


def _columns(table: Table) -> Iterator[ColumnDescription]:
    for column in table.columns:
        refers_to = next((key.target_fullname for key in column.foreign_keys), None)
        yield ColumnDescription(
            column.name, _type(column), column.comment or "", column.primary_key, refers_to
        )


def _type(column: Column[Any]) -> str:
    return next((name for type_, name in _TYPES if isinstance(column.type, type_)), "text")
