"""Loads the editions of the official form from ``forms/*.toml``."""

from collections.abc import Mapping
from typing import Any

from gongkai.errors import RuleFileError
from gongkai.form import Aspect, Column, Form, FormSection, Row, Table
from gongkai.message import Text, message
from gongkai.rulebook.folder import Folders

Toml = Mapping[str, Any]


def load_forms(folders: Folders) -> tuple[Form, ...]:
    """All editions, oldest first."""
    forms = [_form(name, folders.read(name, path)) for name, path in folders.files("forms/*.toml")]
    return tuple(sorted(forms, key=lambda form: form.first_year))


def _form(name: str, toml: Toml) -> Form:
    try:
        return Form(
            id=toml["id"],
            title=Text(**toml["title"]),
            source=toml["source"],
            first_year=toml["first_year"],
            last_year=toml.get("last_year"),
            sections=tuple(_section(section) for section in toml["section"]),
            tables=tuple(_table(table) for table in toml["table"]),
        )
    except (KeyError, TypeError) as error:
        raise RuleFileError(
            name, message("rules.form_incomplete", file=name, reason=str(error))
        ) from error


def _section(toml: Toml) -> FormSection:
    return FormSection(
        id=toml["id"],
        number=toml["number"],
        heading=toml["heading"],
        variants=tuple(toml.get("variants", ())),
        aspects=tuple(
            Aspect(aspect["id"], aspect["heading"], tuple(aspect.get("variants", ())))
            for aspect in toml.get("aspect", ())
        ),
    )


def _table(toml: Toml) -> Table:
    rows: list[Row] = []
    for block in toml["block"]:
        columns = tuple(_column(column) for column in block["columns"])
        rows += [_row(row, columns, block.get("item", "")) for row in block["rows"]]
    return Table(
        id=toml["id"],
        section=toml["section"],
        layout=toml["layout"],
        rows=tuple(rows),
        note=toml.get("note", ""),
        headers=tuple(toml.get("headers", ())),
    )


def _column(toml: Toml) -> Column:
    return Column(
        id=toml["id"],
        label=toml["label"],
        short=toml["short"],
        variants=tuple(toml.get("variants", ())),
        group=tuple(toml.get("group", ())),
        unit=toml.get("unit", "件"),
    )


def _row(toml: Toml, columns: tuple[Column, ...], item: str) -> Row:
    return Row(
        id=toml["id"],
        label=toml["label"],
        short=toml["short"],
        columns=columns,
        marker=toml.get("marker", ""),
        variants=tuple(toml.get("variants", ())),
        group=tuple(toml.get("group", ())),
        item=item,
    )
