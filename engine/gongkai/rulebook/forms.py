"""Loads the editions of the official form from ``forms/*.toml``."""

from collections.abc import Iterator
from typing import Literal, cast, get_args

from gongkai.model.form import Aspect, Column, Form, FormSection, Hint, Row, Table
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders

Layout = Literal["records", "single"]
TABLES = ("disclosure", "requests", "disputes")
"""The tables that every edition has and rules name."""

_FORM = ("id", "title", "source", "first_year", "last_year", "opening", "section", "table")
_SECTION = ("id", "number", "heading", "variants", "hints", "aspect")
_ASPECT = ("id", "heading", "variants", "hints")
_HINT = ("text", "rule")
_TABLE = ("id", "section", "layout", "note", "headers", "block")
_BLOCK = ("item", "columns", "rows")
_COLUMN = ("id", "label", "short", "variants", "group", "unit")
_ROW = ("id", "label", "short", "marker", "variants", "group")


def load_forms(folders: Folders) -> tuple[Form, ...]:
    """All editions, oldest first."""
    forms = [_form(folders.entry(name, path)) for name, path in folders.files("forms/*.toml")]
    return tuple(sorted(forms, key=lambda form: form.first_year))


def _form(form: Entry) -> Form:
    form.only(_FORM)
    made = Form(
        id=form.string("id"),
        title=form.text("title"),
        source=form.string("source"),
        first_year=form.integer("first_year"),
        last_year=form.integer("last_year") if "last_year" in form.table else None,
        sections=tuple(_section(section) for section in form.entries("section")),
        tables=tuple(_table(table) for table in form.entries("table")),
        opening=_line(form, "opening"),
    )
    for table in TABLES:
        if table not in {one.id for one in made.tables}:
            raise form.wrong("form_lacks_table", "table", table=table)
    return made


def _section(section: Entry) -> FormSection:
    section.only(_SECTION)
    return FormSection(
        id=section.string("id"),
        number=section.integer("number"),
        heading=section.string("heading"),
        variants=section.strings("variants", ()),
        aspects=tuple(_aspect(aspect) for aspect in section.entries("aspect")),
        hints=tuple(_hints(section)),
    )


def _aspect(aspect: Entry) -> Aspect:
    aspect.only(_ASPECT)
    return Aspect(
        id=aspect.string("id"),
        heading=aspect.string("heading"),
        variants=aspect.strings("variants", ()),
        hints=tuple(_hints(aspect)),
    )


def _hints(entry: Entry) -> Iterator[Hint]:
    for hint in entry.entries("hints"):
        hint.only(_HINT)
        yield Hint(hint.string("text"), _line(hint, "rule") or None)


def _table(table: Entry) -> Table:
    table.only(_TABLE)
    layout = table.one_of("layout", table.string("layout"), get_args(Layout))
    return Table(
        id=table.string("id"),
        section=table.string("section"),
        layout=cast(Layout, layout),
        rows=tuple(row for block in table.entries("block") for row in _rows(block)),
        note=_line(table, "note"),
        headers=table.strings("headers", ()),
    )


def _rows(block: Entry) -> Iterator[Row]:
    block.only(_BLOCK)
    columns = tuple(_column(column) for column in block.entries("columns"))
    item = _line(block, "item")
    for row in block.entries("rows"):
        row.only(_ROW)
        yield Row(
            id=row.string("id"),
            label=row.string("label"),
            short=row.string("short"),
            columns=columns,
            marker=_line(row, "marker"),
            variants=row.strings("variants", ()),
            group=row.strings("group", ()),
            item=item,
        )


def _column(column: Entry) -> Column:
    column.only(_COLUMN)
    return Column(
        id=column.string("id"),
        label=column.string("label"),
        short=column.string("short"),
        variants=column.strings("variants", ()),
        group=column.strings("group", ()),
        unit=column.string("unit", "件"),
    )


def _line(entry: Entry, key: str) -> str:
    """A text that may be left out."""
    return entry.string(key) if key in entry.table else ""
