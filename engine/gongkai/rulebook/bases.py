"""Loads the base records of rule cases from ``bases/*.toml``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from gongkai.model.form import Form
from gongkai.rulebook.case_table import CHANGES
from gongkai.rulefile.entry import Entry, Toml
from gongkai.rulefile.folder import Folders

_KEYS = ("title", "body", "year", "form", "preamble", "closing", "section", "cells", "previous")


def load_bases(folders: Folders, forms: Sequence[Form]) -> Mapping[str, Toml]:
    """All bases by the name of their file."""
    return {
        name.removeprefix("bases/").removesuffix(".toml"): _checked(
            folders.entry(name, path), forms
        )
        for name, path in folders.files("bases/*.toml")
    }


def _checked(base: Entry, forms: Sequence[Form]) -> Toml:
    base.only(_KEYS)
    base.string("title")
    for key in ("preamble", "closing"):
        base.string(key, "-")
    base.integer("year")
    base.inner("body").string("kind")
    for section in base.entries("section"):
        section.only(("id", "heading", "text", "part"))
        section.string("id")
        for part in section.entries("part"):
            part.only(("id", "heading", "text"))
    known = {form.id: form for form in forms}
    form = known.get(base.one_of("form", base.string("form"), known))
    if form is None:
        return base.table
    cells = {cell for table in form.tables for cell in table.cell_ids()}
    rows = {f"{table.id}.{row.id}" for table in form.tables for row in table.rows}
    for cell, _ in flatten(base.inner("cells").table):
        base.one_of("cells", cell, cells | rows)
    base.inner("previous").only(CHANGES)
    return base.table


def flatten(table: Toml, prefix: str = "") -> Iterator[tuple[str, object]]:
    """``{requests = {received = {total = 3}}}`` → ``requests.received.total``, 3."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flatten(cast(Toml, value), f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
