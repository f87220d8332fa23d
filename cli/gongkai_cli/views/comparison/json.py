"""Two results side by side as data: ``gongkai/schema/comparison.schema.json``."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from gongkai.comparison import CellChange, Comparison, Finding, Side
from gongkai.model.message import Language, render
from gongkai.model.report import Cell
from gongkai_cli.views.presentation import Presentation

Json = dict[str, Any]
SCHEMA_VERSION = 1


def comparison_to_json(comparison: Comparison, shown: Presentation) -> Json:
    """Everything that was found, whatever the terminal leaves out. ``change`` is null where the
    scores may not be held against each other."""

    language = shown.language

    def listed(found: Sequence[Finding]) -> list[Json]:
        return [_finding(one, language) for one in found]

    return {
        "schema_version": SCHEMA_VERSION,
        "language": language,
        "pairing": comparison.pairing,
        "old": _side(comparison.old),
        "new": _side(comparison.new),
        "scores": {
            "comparable": not comparison.apart,
            "reasons": [render(reason, language) for reason in comparison.apart],
            "change": _number(comparison.change),
        },
        "counts": {
            "mended": len(comparison.mended),
            "added": len(comparison.added),
            "unchanged": len(comparison.unchanged),
            "undecided": len(comparison.undecided),
        },
        "mended": listed(comparison.mended),
        "added": listed(comparison.added),
        "unchanged": listed(comparison.unchanged),
        "undecided": listed(comparison.undecided),
        "cells": None if comparison.cells is None else [_change(one) for one in comparison.cells],
    }


def _side(side: Side) -> Json:
    found = side.assessment
    origin, grade = found.provenance, found.grade
    return {
        "source": origin.source,
        "sha256": origin.source_sha256,
        "body": {"name": found.body.name, "kind": found.body.kind, "level": found.body.level},
        "year": found.year,
        "form": found.form,
        "program": {
            "version": origin.program,
            "rules": {"version": origin.rules_version, "sha256": origin.rules_sha256},
        },
        "profile": origin.profile,
        "score": _number(found.score.value),
        "judged": _number(found.score.judged),
        "grade": {"id": grade.id, "zh": grade.title.zh, "en": grade.title.en} if grade else None,
    }


def _finding(one: Finding, language: Language) -> Json:
    return {
        "rules": list(one.rules),
        "title": one.title.to(language),
        "level": one.level,
        "sort": one.sort,
        "place": one.place,
        "message": render(one.told, language),
        "at": one.at.as_dict(),
    }


def _change(change: CellChange) -> Json:
    return {"cell": change.cell, "before": _cell(change.before), "after": _cell(change.after)}


def _cell(cell: Cell | None) -> Json | None:
    if cell is None:
        return None
    return {
        "raw": cell.raw,
        "value": _number(cell.value),
        "state": cell.state,
        "doubt": cell.doubt,
        "at": cell.at.as_dict(),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
