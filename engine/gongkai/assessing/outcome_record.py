"""An outcome as JSON, so that it can be kept where several machines find it, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, cast

from gongkai.supervise.register.outcome import CellRow, Judged, Outcome, VerdictRow
from gongkai.model.assessment import Provenance
from gongkai.supervise.register.stored import packed, unpacked

VERSION = 1
Json = dict[str, Any]


def to_json(sha256: str, judged: Judged) -> Json:
    """What was read and judged of the content with this hash. Decimals are strings, days as in
    ISO 8601."""
    return {
        "version": VERSION,
        "sha256": sha256,
        "body_name": judged.body_name,
        "year": judged.year,
        "form": judged.form,
        "format": judged.format,
        "title": judged.title,
        "published": judged.published and judged.published.isoformat(),
        "doubts": judged.doubts,
        "cells": [
            [one.cell, _text(one.value), one.state, one.doubt, one.raw] for one in judged.cells
        ],
        "record": unpacked(judged.record),
        "provenance": asdict(judged.provenance),
        "score": _text(judged.score),
        "judged": _text(judged.judged),
        "grade": judged.grade,
        "verdicts": [
            [one.rule, one.part, one.status, one.level, _text(one.points), _text(one.lost),
             one.message]
            for one in judged.verdicts
        ],
        "document": unpacked(judged.document),
    }  # fmt: skip


def from_json(source: str, record: Mapping[str, Any]) -> Outcome:
    """The outcome for a file of this name. KeyError, TypeError, ValueError or ArithmeticError
    where it is none."""
    if record["version"] != VERSION:
        raise ValueError(record["version"])
    sha256 = _string(record["sha256"])
    published = record["published"]
    provenance = Provenance(**record["provenance"])
    judged = Judged(
        body_name=_optional(record["body_name"]),
        year=None if record["year"] is None else int(record["year"]),
        form=_string(record["form"]),
        format=_string(record["format"]),
        title=_optional(record["title"]),
        published=None if published is None else date.fromisoformat(published),
        doubts=int(record["doubts"]),
        cells=tuple(
            CellRow(_string(cell), _number(value), _string(state), doubt is True, _optional(raw))
            for cell, value, state, doubt, raw in record["cells"]
        ),
        record=packed(_told_of(record["record"], source)),
        provenance=provenance,
        score=_number(record["score"]),
        judged=Decimal(record["judged"]),
        grade=_optional(record["grade"]),
        verdicts=tuple(_verdict(row) for row in record["verdicts"]),
        document=packed(_told_of(record["document"], source)),
    )
    return Outcome(source, sha256, "read", judged=judged)


def _verdict(row: Any) -> VerdictRow:
    rule, part, status, level, points, lost, told = row
    texts = (_string(rule), _string(part), _string(status), _string(level))
    return VerdictRow(*texts, Decimal(points), Decimal(lost), _string(told))


def _told_of(document: Any, source: str) -> Json:
    """The document under the name that the file has here."""
    return {**cast(Json, document), "source": source}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(_string(value))


def _optional(value: Any) -> str | None:
    return None if value is None else _string(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
