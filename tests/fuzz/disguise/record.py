"""Disguises of a record in JSON or TOML: what is typed is what is seen, remarks and all."""

import json
from collections.abc import Mapping

from generator.cells import Printed
from generator.prose import Heading, report_blocks
from generator.sheet import Sheet
from gongkai.model.form import Form


def render_record(form: Form, cells: Printed, suffix: str) -> str:
    """The report as a record; cells as they are printed."""
    sections: list[dict[str, str]] = []
    record: dict[str, object] = {"form": form.id, "year": form.last_year or 2024}
    ids = iter(form.sections)
    for block in report_blocks(form, cells):
        match block:
            case Heading(level=1):
                record["title"] = block.text
            case Heading():
                sections.append({"id": next(ids).id, "heading": block.text, "text": ""})
            case Sheet():
                pass
            case _ if sections:
                sections[-1]["text"] += block + "\n"
            case _:
                record["preamble"] = [block]
    body = {"name": "云溪市人民政府", "kind": "city"}
    record |= {"body": body, "sections": sections, "cells": _typed(cells)}
    if suffix == "json":
        return json.dumps(record, ensure_ascii=False)
    return _toml(record)


def _typed(cells: Printed) -> Mapping[str, object]:
    return {
        name: value if isinstance(value, str | int) else float(value)
        for name, value in cells.items()
    }


def _toml(record: Mapping[str, object]) -> str:
    """A record's keys, then its tables; a text in JSON is one in TOML."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in record.items() if not _nested(value)]
    for key, value in record.items():
        for table in value if isinstance(value, list) else [value]:
            if isinstance(table, dict):
                lines.append(f"[[{key}]]" if isinstance(value, list) else f"[{key}]")
                lines += [f"{json.dumps(name)} = {json.dumps(one)}" for name, one in table.items()]
    return "\n".join(lines)


def _nested(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))
