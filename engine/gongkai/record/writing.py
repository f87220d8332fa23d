"""Writes a report as a record: plain mappings, lists, strings and whole numbers."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message
from gongkai.model.report import Report
from gongkai.record.messages import write_message
from gongkai.record.version import SCHEMA_VERSION

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


def _plain(value: object) -> Any:
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if write := _WRITERS.get(kind):
        return write(value)
    if is_dataclass(kind):
        return _fields(value, _names(kind))
    return str(value)


def _fields(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in names:
        item = getattr(value, name)
        if name in _ALWAYS or not _says_nothing(item):
            told[name] = _plain(item)
    return told


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    # Asked for some hundred cells of every report; fields() takes longer than to write one.
    return tuple(field.name for field in fields(kind))


def _says_nothing(value: object) -> bool:
    return value is None or value is False or value == () or value == NOWHERE


_AS_IT_IS = frozenset({str, bool, int, type(None)})
_WRITERS: dict[type[Any], Callable[[Any], Any]] = {
    Location: Location.as_dict,
    Decimal: "{:f}".format,
    date: date.isoformat,
    Message: write_message,
    tuple: lambda items: [_plain(item) for item in items],
}
