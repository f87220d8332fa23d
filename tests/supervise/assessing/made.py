"""A folder of made-up reports, and a register filled from it."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from generator import random_cells, render_html, render_text
from gongkai.supervise.assessing.criteria import Criteria, standard
from gongkai.supervise.assessing.input_files import list_sources
from gongkai.supervise.assessing.run import Run, Step
from gongkai.supervise.register import Register
from gongkai.supervise.register.export import export
from support.judged import rulebook

CRITERIA = Criteria(today=date(2026, 1, 1))
BODIES = ("云溪县人民政府", "云溪县教育局", "云溪县柳岸镇人民政府")


def write_reports(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Different reports in turn as text and as page, of three bodies in turn."""
    form = rulebook().form("2021")
    paths: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        cells = random_cells(form, Random(seed * 1000 + number))
        render, suffix = ((render_text, "txt"), (render_html, "html"))[number % 2]
        path = folder / f"{number:03}.{suffix}"
        told = {"body": BODIES[number % 3], "year": 2023 + number // 3 % 2}
        path.write_text(render(form, cells, **told), encoding="utf-8")
        paths.append(path)
    return paths


def assess(register: Register, *asked: Path, **options: Any) -> list[Step]:
    """One run from beginning to end in this process."""
    run = Run(register, list_sources(asked), standard(CRITERIA), **options)
    return [step for step in run.steps() if step]


def exported(register: Register) -> str:
    with register.reading() as connection:
        return "".join(export(connection))
