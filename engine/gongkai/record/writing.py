"""Writes a report as a record: plain mappings, lists, strings and whole numbers."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.location import NOWHERE, Location
from gongkai.message import Message
from gongkai.record.messages import write_message
from gongkai.record.version import SCHEMA_VERSION
from gongkai.report import Report

_ALWAYS = frozenset({"value", "number", "id", "name", "level", "counts", "start", "end"})


def to_record(report: Report) -> dict[str, Any]:
    """The report in the shape of design §8. Decimals become plain strings, ``at`` a mapping of
    what is known of the place; ``from_record`` gives back an equal report."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": report.source,
        "sha256": report.sha256,
        "format": report.format,
        "title": None if report.title is None else _plain(report.title),
        "body": _plain(report.body),
        "year": report.year,
        "form": report.form,
        "cells": {id_: _without_id(_plain(cell)) for id_, cell in report.cells.items()},
        "tables": {id_: _without_id(_plain(table)) for id_, table in report.tables.items()},
        "sections": [_plain(section) for section in report.sections],
        "preamble": _plain(report.preamble),
        "closing": _plain(report.closing),
        "figures": _plain(report.figures),
        "years": _plain(report.years),
        "periods": _plain(report.periods),
        "dates": _plain(report.dates),
        "pictures": _plain(report.pictures),
        "doubts": _plain(report.doubts),
    }


def _without_id(table: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name != "id"}


def _plain(value: Any) -> Any:
    match value:
        case str() | bool() | int() | None:
            return value
        case Location():
            return value.as_dict()
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Message():
            return write_message(value)
        case tuple():
            items: tuple[Any, ...] = value  # pyright: ignore[reportUnknownVariableType]
            return [_plain(item) for item in items]
        case _ if is_dataclass(value):
            told = {field.name: getattr(value, field.name) for field in fields(value)}
            return {
                name: _plain(item)
                for name, item in told.items()
                if name in _ALWAYS or not _says_nothing(item)
            }
        case _:
            return str(value)


def _says_nothing(value: object) -> bool:
    return value is None or value is False or value in ((), NOWHERE)
