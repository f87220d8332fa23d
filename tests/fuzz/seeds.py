"""The sound reports that mutation begins with."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import tomli

from generator import (
    LAYOUTS,
    random_cells,
    render_doc,
    render_docx,
    render_html,
    render_ods,
    render_odt,
    render_pdf,
    render_text,
    render_xls,
    render_xlsx,
)
from generator.html import web_archive
from gongkai.model.form import Form
from support.corpus import CORPUS
from support.judged import rulebook

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_ALIASES = {"wps": "doc", "et": "xls", "md": "txt", "htm": "html"}
_BINARY = {
    "docx": render_docx, "doc": render_doc, "pdf": render_pdf, "xlsx": render_xlsx,
    "ods": render_ods, "xls": render_xls, "odt": render_odt,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound report; ``kind`` says how it is built, ``truth`` what its cells are where that is
    known (cell id → value, None for a blank)."""

    name: str
    kind: str
    data: bytes
    truth: Mapping[str, Decimal | None] | None = None

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix


def seeds(*, trials: bool = True) -> list[Seed]:
    """Made-up reports, the samples, and the trial reports where they are at hand and wanted; always
    in the same order."""
    return [*_made_up(), *_samples(), *(_trials() if trials else ())]


def chosen(known: list[Seed], kinds: str) -> list[Seed]:
    """Those of some kinds ("odt,mht"); all where none is named."""
    return [seed for seed in known if not kinds or seed.kind in kinds.split(",")]


def _made_up() -> Iterator[Seed]:
    for number, form in enumerate(rulebook().forms):
        cells = random_cells(form, Random(number))
        truth = {cell: Decimal(value) for cell, value in cells.items()}
        for suffix, render in _BINARY.items():
            yield Seed(f"{form.id}.{suffix}", suffix, render(form, cells), truth)
        page = render_html(form, cells)
        yield Seed(f"{form.id}.html", "html", page.encode(), truth)
        yield Seed(f"{form.id}.mht", "mht", web_archive(page), truth)
        yield from _texts(form, cells, truth)


def _texts(form: Form, cells: Mapping, truth: Mapping) -> Iterator[Seed]:
    for layout in LAYOUTS:
        text = render_text(form, cells, layout)
        suffix = "md" if layout == "markdown" else "txt"
        told = truth if layout in ("tab", "markdown") else None
        yield Seed(f"{form.id}-{layout}.{suffix}", "txt", text.encode(), told)


def _samples() -> Iterator[Seed]:
    for path in sorted(SAMPLES.iterdir()):
        yield Seed(path.name, _kind(path), path.read_bytes())
    county = (SAMPLES / "county-2024.toml").read_text(encoding="utf-8")
    record = json.dumps(tomli.loads(county), ensure_ascii=False, indent=1, default=str)
    yield Seed("county-2024.json", "json", record.encode())


def _trials() -> Iterator[Seed]:
    truth_file = CORPUS / "forms" / "truth.json"
    if not truth_file.exists():
        return
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    for path in sorted((CORPUS / "forms").iterdir()):
        if path != truth_file:
            cells = truth["reports"].get(truth["files"].get(path.name))
            told = cells and {
                name: None if value is None else Decimal(str(value))
                for name, value in cells.items()
            }
            yield Seed(path.name, _kind(path), path.read_bytes(), told)


def _kind(path: Path) -> str:
    suffix = path.suffix[1:]
    return _ALIASES.get(suffix, suffix)
