"""How long a whole check takes beside the bare parser, how fast the command starts, how much
memory ten thousand reports take: ``python tests/benchmarks/check.py`` prints a table."""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from generator import random_cells, render_docx, render_html, render_text
from gongkai.check import check
from gongkai.read_report import read_report
from gongkai.readers import read
from gongkai.recognise import recognise
from support.judged import rulebook

FORM = next(form for form in rulebook().forms if form.id == "2021")
ROUNDS = 60
REPORTS = 10_000
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "township-zeros-2023.txt"


def bare_text(path: Path) -> None:
    path.read_bytes().decode()


def bare_html(path: Path) -> None:
    LexborHTMLParser(path.read_bytes()).body.text()


def bare_word(path: Path) -> None:
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        etree.fromstring(archive.read("word/document.xml"))


PARSERS: dict[str, Callable[[Path], None]] = {
    ".txt": bare_text,
    ".html": bare_html,
    ".docx": bare_word,
}


def write_reports(folder: Path, count: int) -> list[Path]:
    """Different reports in turn as text, page and Word file."""
    paths: list[Path] = []
    for seed in range(count):
        cells = random_cells(FORM, Random(seed))
        stem = folder / f"report-{seed}"
        stem.with_suffix(".txt").write_text(render_text(FORM, cells), encoding="utf-8")
        stem.with_suffix(".html").write_text(render_html(FORM, cells), encoding="utf-8")
        stem.with_suffix(".docx").write_bytes(render_docx(FORM, cells))
        paths += [stem.with_suffix(suffix) for suffix in PARSERS]
    return paths


def whole(path: Path) -> None:
    """All that ``gongkai check`` does between file and assessment."""
    rules = rulebook()
    check(read_report(path, rules), rules)


def milliseconds(job: Callable[[Path], None], paths: list[Path]) -> float:
    """Median time of the job on one file."""
    times: list[float] = []
    for path in paths:
        start = time.perf_counter()
        job(path)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def stages(path: Path) -> dict[str, float]:
    """Milliseconds that each stage of one check takes."""
    rules = rulebook()
    marks = [time.perf_counter()]
    document = read(path)
    marks.append(time.perf_counter())
    report = recognise(document, rules)
    marks.append(time.perf_counter())
    check(report, rules)
    marks.append(time.perf_counter())
    names = ("read", "recognise", "check")
    return {
        name: 1000 * (end - start)
        for name, start, end in zip(names, marks, marks[1:], strict=False)
    }


def report_times(paths: list[Path]) -> None:
    print("format     bare ms   read ms  recognise   check   whole      ×")
    for suffix, bare in PARSERS.items():
        files = [path for path in paths if path.suffix == suffix]
        least = milliseconds(bare, files)
        most = milliseconds(whole, files)
        taken = [stages(path) for path in files]
        parts = [statistics.median(each[name] for each in taken) for name in taken[0]]
        print(
            f"{suffix:8}{least:10.2f}{parts[0]:10.2f}{parts[1]:11.2f}{parts[2]:8.2f}"
            f"{most:8.2f}{most / least:7.1f}"
        )


def report_start() -> None:
    """Wall clock of the whole command on one text file, in a process of its own."""
    command = [sys.executable, "-m", "gongkai_cli", "check", "--fail-on", "never", str(SAMPLE)]
    times: list[float] = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    print(f"cold start of gongkai check: {statistics.median(times):.2f} s (best {min(times):.2f})")


def report_memory(paths: list[Path], count: int) -> None:
    """Resident memory after 1/10, 1/2 and all of ``count`` checks in this process."""
    for done in range(1, count + 1):
        whole(paths[done % len(paths)])
        if done in (count // 10, count // 2, count):
            print(f"after {done:6} reports: {resident():8.1f} MB")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak: {peak:.1f} MB")


def resident() -> float:
    """Resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        reports = write_reports(Path(folder), ROUNDS)
        for report in reports[:3]:
            whole(report)
        report_times(reports)
        report_start()
        report_memory(reports, int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
