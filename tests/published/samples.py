"""Builds samples/county-2024.docx from the record beside it: python tests/published/samples.py."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

from generator.docx import word_file
from generator.prose import Heading
from generator.sheet import Sheet, sheet
from gongkai.rulebook.forms import load_forms
from gongkai.rulefile.folder import Folders, builtin_folder

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def county_docx() -> bytes:
    """The Word file that says what samples/county-2024.toml says."""
    record = tomli.loads((SAMPLES / "county-2024.toml").read_text(encoding="utf-8"))
    return word_file(_blocks(record))


def _blocks(record: dict[str, Any]) -> Iterator[Heading | str | Sheet]:
    forms = {form.id: form for form in load_forms(Folders((builtin_folder(),)))}
    form = forms[record["form"]]
    tables = {table.section: table.id for table in form.tables}
    yield Heading(record["title"], 1)
    yield from record["preamble"]
    for section in record["sections"]:
        yield Heading(section["heading"], 2)
        yield from section.get("text", "").strip().splitlines()
        if section["id"] in tables:
            yield sheet(form, tables[section["id"]], record["cells"])
    yield from record["closing"]


if __name__ == "__main__":
    (SAMPLES / "county-2024.docx").write_bytes(county_docx())
