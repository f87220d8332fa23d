"""On a cluster the same comes out as on one machine, whoever dies on the way."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("distributed", reason="the extra cluster is not installed")

from generator import random_cells, render_docx, render_pdf
from gongkai.model.errors import GongkaiError
from gongkai.supervise.assessing.bundle import pack
from gongkai.supervise.assessing.cluster import hash_on, judge_on
from gongkai.supervise.assessing.criteria import standard
from gongkai.supervise.assessing.input_files import list_sources
from gongkai.supervise.assessing.run import Run, Step
from gongkai.supervise.assessing.scheduler import cluster
from gongkai.supervise.register import Register, open_register
from supervise.assessing.dask_processes import started
from supervise.assessing.made import CRITERIA, exported, write_reports
from support.judged import rulebook

BREAKING = Path(__file__).with_name("breaking_worker.py")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Fifty of four formats, one of them no report at all, two of them equal."""
    folder = tmp_path / "reports"
    paths = write_reports(folder / "a", 36)
    (folder / "b").mkdir()
    form = rulebook().form("2021")
    for number in range(8):
        cells = random_cells(form, Random(number))
        told = {"body": f"云溪县第{number}局", "year": 2024}
        (folder / "b" / f"{number}.docx").write_bytes(render_docx(form, cells, **told))
    for number in range(2):
        cells = random_cells(form, Random(number))
        told = {"body": f"云溪县{number}镇人民政府", "year": 2024}
        (folder / "b" / f"{number}.pdf").write_bytes(render_pdf(form, cells, **told))
    (folder / "b" / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    (folder / "b" / "again.txt").write_bytes(paths[0].read_bytes())
    return folder


@pytest.fixture
def registers(tmp_path: Path) -> Iterator[tuple[Register, Register]]:
    opened = [open_register(tmp_path / f"{name}.db") for name in ("here", "there")]
    yield opened[0], opened[1]
    for register in opened:
        register.close()


def _run(register: Register, asked: str) -> Run:
    return Run(register, list_sources([asked]), standard(CRITERIA))


def _on_cluster(run: Run, address: str, store: str | None = None) -> Iterator[Step]:
    with cluster(address) as client:
        bundle = pack(run.standard)
        steps = run.steps(
            lambda jobs: judge_on(client, jobs, bundle, store=store),
            hashing=lambda sources: hash_on(client, sources),
        )
        yield from (step for step in steps if step)


def test_three_workers_one_of_them_killed_give_what_one_machine_gives(
    tmp_path: Path, reports: Path, registers: tuple[Register, Register]
):
    here, there = registers
    asked, store = reports.as_uri(), (tmp_path / "store").as_uri()
    with started(tmp_path, 3, ["--no-nanny"]) as processes:
        expected = [step for step in _run(here, asked).steps() if step]
        steps: list[Step] = []
        for step in _on_cluster(_run(there, asked), processes.address, store):
            steps.append(step)
            if len(steps) == 15:
                processes.kill(1)
    assert Counter(step.became for step in steps) == Counter(step.became for step in expected)
    assert exported(there) == exported(here)
    assert len(list((tmp_path / "store").rglob("*.json.z"))) == 46


def test_a_file_that_ends_every_worker_costs_itself_only(
    tmp_path: Path, registers: tuple[Register, Register]
):
    """Paths are read by who asks, so workers need no common disk; their own workers may be
    processes that must not have children by ``multiprocessing``."""
    folder = tmp_path / "reports"
    (path,) = write_reports(folder, 1)
    (folder / "segfault.txt").write_text(path.read_text("utf-8") + "另一份。", "utf-8")
    form = rulebook().form("2021")
    data = render_pdf(form, random_cells(form, Random(5)), body="云溪县统计局", year=2024)
    (folder / "report.pdf").write_bytes(data)
    with started(tmp_path, 1, ["--nanny", "--preload", str(BREAKING)]) as processes:
        steps = list(_on_cluster(_run(registers[1], str(folder)), processes.address))
    assert {Path(step.source).name: step.became for step in steps} == {
        "000.txt": "assessed", "report.pdf": "assessed", "segfault.txt": "crashed",
    }  # fmt: skip


def test_a_scheduler_that_does_not_answer_is_named():
    with (
        pytest.raises(GongkaiError, match=r"cluster\.no_scheduler"),
        cluster("tcp://127.0.0.1:9", seconds=1),
    ):
        pass
