"""What rules can say about a report as data, for ``gongkai rules facts --format json``."""

from decimal import Decimal

from gongkai.authoring.names import Facts, Name, TableFacts
from gongkai.model.report import Figure, Report
from gongkai.recognise.figures import Statement
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rules.json.rules import SCHEMA_VERSION, Json


def facts_to_json(facts: Facts, shown: Presentation) -> Json:
    """Every name, grouped as the terminal shows them."""
    report = facts.report
    return {
        "schema_version": SCHEMA_VERSION,
        "source": report.source,
        "body": {"name": report.body.name, "kind": report.body.kind, "level": report.body.level},
        "year": report.year,
        "form": facts.form.id,
        "tables": {table.table.id: _table(table) for table in facts.tables},
        "places": {place.id: place.characters for place in facts.places},
        "counts": {
            name: [_figure(figure) for figure in figures] for name, figures in facts.counts.items()
        },
        **({"statements": list(map(_statement, facts.statements))} if facts.statements else {}),
        **_time(report),
    }


def _statement(statement: Statement) -> Json:
    claim = statement.claim
    return {
        "words": statement.words,
        "counts": list(claim.counts),
        "value": _number(claim.value) if claim.number or claim.counts else None,
        "scope": claim.scope,
        "time": claim.time,
        "stopped": claim.stopped or None,
        "sentence": statement.sentence,
    }


def _table(facts: TableFacts) -> Json:
    reading = facts.reading
    return {
        "status": reading.status if reading else None,
        "form": reading.form if reading else None,
        "missing": list(reading.missing) if reading else [],
        "missing_columns": list(reading.missing_columns) if reading else [],
        "extra": list(reading.extra) if reading else [],
        "moved": list(reading.moved) if reading else [],
        "amount_unit": reading.amount_unit if reading else None,
        "cells": {
            cell.id: {
                "raw": cell.raw,
                "value": _number(cell.value),
                "state": cell.state,
                "doubt": cell.doubt,
            }
            for cell in facts.cells.values()
        },
        "names": {name.text: _name(name) for name in facts.names},
    }


def _name(name: Name) -> Json:
    return {"value": _number(name.value), "cells": list(name.cells)}


def _figure(figure: Figure) -> Json:
    return {
        "value": _number(figure.value),
        "unit": figure.unit,
        "section": figure.section,
        "year": figure.year,
        "approximate": figure.approximate,
        "published_only": figure.published_only,
        "sentence": figure.sentence,
    }


def _time(report: Report) -> Json:
    return {
        "years": [{"where": one.where, "year": one.year} for one in report.years],
        "periods": [
            {"start": _day(one.start), "end": _day(one.end), "garbled": one.garbled}
            for one in report.periods
        ],
        "dates": [{"role": one.role, "day": _day(one.day)} for one in report.dates],
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
