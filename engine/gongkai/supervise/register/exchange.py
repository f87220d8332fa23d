"""What was read and judged of a content, as one JSON value that machines exchange: of a report and
an assessment the columns by name, of cells and verdicts their values in order. Decimals are
strings, days as in ISO 8601, documents as they are."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from gongkai.supervise.register import columns
from gongkai.supervise.register.columns import RegisterColumn, RegisterRow, Value
from gongkai.supervise.register.compression import packed, unpacked
from gongkai.supervise.register.outcome import JudgedReport, Outcome

VERSION = 2
Json = dict[str, Any]


def to_json(sha256: str, judged: JudgedReport) -> Json:
    """What was read and judged of the content with this hash."""
    return {
        "version": VERSION,
        "sha256": sha256,
        "report": {name: _plain(value) for name, value in judged.report.items()},
        "cells": [[_plain(value) for value in row.values()] for row in judged.cells],
        "assessment": {name: _plain(value) for name, value in judged.assessment.items()},
        "verdicts": [[_plain(value) for value in row.values()] for row in judged.verdicts],
    }


def from_json(source: str, record: Mapping[str, Any]) -> Outcome:
    """The outcome for a file of this name. KeyError, TypeError, ValueError or ArithmeticError
    where it is none."""
    if record["version"] != VERSION:
        raise ValueError(record["version"])
    judged = JudgedReport(
        _by_name(columns.REPORT, record["report"], source),
        tuple(_in_order(columns.CELL, values, source) for values in record["cells"]),
        _by_name(columns.ASSESSMENT, record["assessment"], source),
        tuple(_in_order(columns.VERDICT, values, source) for values in record["verdicts"]),
    )
    return Outcome(source, _string(record["sha256"]), "read", judged=judged)


def _by_name(
    kept: Sequence[RegisterColumn[Any]], values: Mapping[str, Any], source: str
) -> RegisterRow:
    return _in_order(kept, [values[one.name] for one in kept], source)


def _in_order(
    kept: Sequence[RegisterColumn[Any]], values: Iterable[Any], source: str
) -> RegisterRow:
    """The row; a document comes under the name that the file has here."""
    return {
        one.name: None if value is None and one.optional else _value(one, value, source)
        for one, value in zip(kept, values, strict=True)
    }


def _plain(value: Value) -> Any:
    match value:
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case bytes():
            return unpacked(value)
        case _:
            return value


def _value(kept: RegisterColumn[Any], value: Any, source: str) -> Value:
    match kept.sort:
        case "integer":
            return int(value)
        case "flag":
            return value is True
        case "document":
            return packed({**cast(Json, value), "source": source})
        case "decimal":
            return Decimal(_string(value))
        case "day":
            return date.fromisoformat(value)
        case "text":
            return _string(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
