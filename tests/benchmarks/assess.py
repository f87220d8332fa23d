"""How fast ``gongkai assess`` fills a register, by format and number of workers, where the time
goes, and how much memory a worker holds: ``python tests/benchmarks/assess.py [reports]``."""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator import random_cells, render_docx, render_html, render_pdf, render_text
from gongkai.check import check
from gongkai.readers import read
from gongkai.recognise import recognise
from gongkai.supervise.assessing.criteria import Criteria, standard
from gongkai.supervise.assessing.input_files import list_sources
from gongkai.supervise.assessing.pool import pool
from gongkai.supervise.assessing.run import Run
from gongkai.supervise.assessing.worker import Job, assessor
from gongkai.supervise.register import open_register
from gongkai.supervise.register.outcome import Outcome, judged

CRITERIA = Criteria(today=date(2026, 1, 1))
FORM = standard(CRITERIA).rulebook.form("2021")
ASSESSOR = "gongkai.supervise.assessing.worker:assessor"
EACH = 100
REPORTS = 10_000
FORMATS: dict[str, Callable[[Random], bytes]] = {
    "txt": lambda rng: render_text(FORM, random_cells(FORM, rng)).encode(),
    "html": lambda rng: render_html(FORM, random_cells(FORM, rng)).encode(),
    "docx": lambda rng: render_docx(FORM, random_cells(FORM, rng)),
    "pdf": lambda rng: render_pdf(FORM, random_cells(FORM, rng)),
}


def write_reports(folder: Path, format_: str, count: int) -> Path:
    below = folder / format_
    below.mkdir()
    for number in range(count):
        (below / f"{number}.{format_}").write_bytes(FORMATS[format_](Random(number)))
    return below


def rate(folder: Path, register: Path, workers: int) -> float:
    """Reports per second of a whole run, the start of its workers included."""
    opened = open_register(register)
    run = Run(opened, list_sources([folder]), standard(CRITERIA))
    start = time.perf_counter()
    steps = run.steps(lambda jobs: pool(jobs, ASSESSOR, CRITERIA, workers=workers))
    done = sum(step is not None and step.became == "assessed" for step in steps)
    taken = time.perf_counter() - start
    opened.close()
    return done / taken


def shares(folder: Path, register: Path) -> dict[str, float]:
    """Milliseconds that each stage takes for one report, in one process."""
    rules = standard(CRITERIA).rulebook
    spent = dict.fromkeys(("read", "recognise", "check", "pack", "write"), 0.0)
    outcomes: list[Outcome] = []
    sources = list_sources([folder]).sources
    for source in sources:
        marks = [time.perf_counter()]
        document = read(source.path)
        marks.append(time.perf_counter())
        report = recognise(document, rules)
        marks.append(time.perf_counter())
        assessment = check(report, rules, today=CRITERIA.today)
        marks.append(time.perf_counter())
        row = judged(report, assessment)
        outcomes.append(Outcome(source.name, document.sha256, "read", judged=row))
        marks.append(time.perf_counter())
        for name, begun, ended in zip(spent, marks, marks[1:], strict=False):
            spent[name] += ended - begun
    opened = open_register(register)
    run = Run(opened, list_sources([folder]), standard(CRITERIA))
    start = time.perf_counter()
    for _ in run.steps(lambda jobs: iter(outcomes)):
        pass
    spent["write"] = time.perf_counter() - start
    opened.close()
    return {name: 1000 * taken / len(sources) for name, taken in spent.items()}


def watched(question: object) -> Callable[[Job], Outcome]:
    """Judges and writes down, now and then, how much memory its process holds."""
    assert isinstance(question, tuple)
    folder, every = question
    judge, done = assessor(CRITERIA), 0

    def work(job: Job) -> Outcome:
        nonlocal done
        outcome = judge(job)
        done += 1
        if done % every == 0:
            with (Path(folder) / "memory").open("a", encoding="utf-8") as told:
                told.write(f"{done} {resident():.1f}\n")
        return outcome

    return work


def resident() -> float:
    """Resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def memory(folder: Path, count: int) -> Iterator[str]:
    """What one worker holds after every tenth of so many reports, of all formats in turn."""
    sources = list_sources([folder]).sources
    jobs: Sequence[Job] = [Job(sources[number % len(sources)], None) for number in range(count)]
    question = (str(folder.parent), max(1, count // 10))
    for _ in pool(jobs, "benchmarks.assess:watched", question, workers=1):
        pass
    yield from (folder.parent / "memory").read_text(encoding="utf-8").splitlines()


def main(count: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        print("format   1 worker/s  2 workers/s     read  recognise    check     pack    write ms")
        for format_ in FORMATS:
            below = write_reports(folder, format_, EACH)
            one, two = (rate(below, Path(name) / f"{format_}{n}.db", n) for n in (1, 2))
            told = shares(below, Path(name) / f"{format_}.db")
            stages = "".join(f"{one:10.2f}" for one in told.values())
            print(f"{format_:8}{one:11.1f}{two:13.1f}{stages}", flush=True)
        print("memory of one worker, MB, after so many reports")
        for line in memory(folder, count):
            print(f"    {line}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
