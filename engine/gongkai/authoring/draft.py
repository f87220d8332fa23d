"""A report record in the making: a base that the cases of rules change step by step."""

from dataclasses import dataclass, field
from typing import Any

from gongkai.model.form import Form, Table
from gongkai.rulebook.bases import flatten
from gongkai.rulefile.entry import Toml


@dataclass(slots=True)
class DraftPassage:
    """Prose with or without a heading; a section has its headed ``parts`` by their ids."""

    heading: str = ""
    text: str = ""
    parts: "dict[str, DraftPassage]" = field(default_factory=dict[str, "DraftPassage"])

    def printed(self) -> str:
        """The text with that of the headed parts, one below the other."""
        pieces = [self.text]
        for part in self.parts.values():
            pieces += [part.heading, part.text]
        return "\n".join(piece.strip() for piece in pieces if piece.strip())


@dataclass(slots=True)
class Draft:
    """``front`` holds title, preamble and closing by these names; ``cells`` and ``tables`` are
    those of the record; ``doubts`` are ids of cells or places that the reader shall doubt."""

    form: Form
    body: dict[str, Any]
    year: int
    front: dict[str, DraftPassage]
    sections: dict[str, DraftPassage]
    cells: dict[str, Any]
    tables: dict[str, dict[str, Any]]
    doubts: list[str] = field(default_factory=list[str])

    def passages(self) -> dict[str, DraftPassage]:
        """Every passage by the name that cases give it: ``title``, ``overview.oversight`` …"""
        named = dict(self.front)
        for id_, section in self.sections.items():
            named[id_] = section
            named |= {f"{id_}.{part}": passage for part, passage in section.parts.items()}
        return named


def begin(base: Toml, form: Form) -> Draft:
    """A fresh draft of a base record; cells of the form that the base does not give are 0."""
    given = dict(flatten(base.get("cells", {})))
    ids = [id_ for table in form.tables for id_ in table.cell_ids()]
    return Draft(
        form=form,
        body=dict(base["body"]),
        year=base["year"],
        front={name: DraftPassage(text=base.get(name, "")) for name in _FRONT},
        sections={section["id"]: _passage(section) for section in base["section"]},
        cells={id_: given.get(id_, given.get(id_.rpartition(".")[0], 0)) for id_ in ids},
        tables={
            table.id: {"status": "read", "form": form.id, **_unit(table)} for table in form.tables
        },
    )


def record_of(draft: Draft) -> dict[str, Any]:
    """The draft in the shape of `gongkai read`; whatever follows from its text is left out, so
    that the recogniser finds it again."""
    front = {name: passage.text.strip() for name, passage in draft.front.items()}
    return {
        "title": front["title"].replace("\n", "") or None,
        "body": draft.body,
        "year": draft.year,
        "form": draft.form.id,
        "preamble": front["preamble"].splitlines(),
        "closing": front["closing"].splitlines(),
        "sections": [
            {"id": id_, "heading": section.heading, "text": section.printed()}
            for id_, section in draft.sections.items()
        ],
        "cells": draft.cells,
        "tables": draft.tables,
        "doubts": [],
    }


_FRONT = ("title", "preamble", "closing")


def _passage(table: Toml) -> DraftPassage:
    parts = {
        part["id"]: DraftPassage(part["heading"], part["text"]) for part in table.get("part", ())
    }
    return DraftPassage(table["heading"], table.get("text", ""), parts)


def _unit(table: Table) -> dict[str, str]:
    """The unit that the form prints for an amount of money."""
    units = {column.unit for row in table.rows for column in row.columns if "单位" in column.label}
    return {"amount_unit": units.pop()} if units else {}
