"""How long each format takes: our reader and the whole check, beside the bare parser and the usual
way to get at the tables: ``python tests/benchmarks/formats.py`` prints a table.

All jobs take turns on the same files, so that they share what else the machine does; figures are
medians of milliseconds per report. The bare parser only unpacks and parses, the usual way gives
paragraphs and tables without recognising anything.
"""

import logging
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from generator import (
    random_cells,
    render_doc,
    render_docx,
    render_html,
    render_ods,
    render_pdf,
    render_text,
    render_xls,
    render_xlsx,
)
from gongkai.check import check
from gongkai.read_report import read_report
from gongkai.readers import read
from support.judged import rulebook

FORM = next(form for form in rulebook().forms if form.id == "2021")
REPORTS = 25
Job = Callable[[Path], object]


def bare_text(path: Path) -> None:
    path.read_bytes().decode()


def bare_html(path: Path) -> None:
    LexborHTMLParser(path.read_bytes()).body.text()


def bare_xml(part: str, path: Path) -> None:
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        etree.fromstring(archive.read(part))


def bare_compound(path: Path) -> None:
    with import_module("olefile").OleFileIO(path.read_bytes()) as opened:
        for stream in opened.listdir():
            opened.openstream(stream).read()


def bare_pdf(path: Path) -> None:
    """pdfminer interprets every page for a device that draws nothing."""
    pages, interp = import_module("pdfminer.pdfpage"), import_module("pdfminer.pdfinterp")
    manager = interp.PDFResourceManager()
    device = import_module("pdfminer.pdfdevice").PDFTextDevice(manager)
    device.render_string = lambda *_: None
    interpreter = interp.PDFPageInterpreter(manager, device)
    with path.open("rb") as opened:
        for page in pages.PDFPage.get_pages(opened):
            interpreter.process_page(page)


def python_docx(path: Path) -> list[str]:
    """Paragraphs and the text of every place of every table, as its documentation has it."""
    document = import_module("docx").Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def beautiful_soup(path: Path) -> list[str]:
    soup = import_module("bs4").BeautifulSoup(path.read_bytes(), "html.parser")
    return [one.get_text(strip=True) for one in soup.find_all(["p", "h1", "h2", "td"])]


def pdfplumber(path: Path) -> list[object]:
    with import_module("pdfplumber").open(path) as opened:
        return [(page.extract_text(), page.extract_tables()) for page in opened.pages]


def openpyxl(path: Path) -> list[object]:
    book = import_module("openpyxl").load_workbook(path, data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


FORMATS: dict[str, tuple[Callable[..., str | bytes], Job, Job | None]] = {
    "txt": (render_text, bare_text, None),
    "md": (partial(render_text, layout="markdown"), bare_text, None),
    "html": (render_html, bare_html, beautiful_soup),
    "docx": (render_docx, partial(bare_xml, "word/document.xml"), python_docx),
    "doc": (render_doc, bare_compound, None),
    "pdf": (render_pdf, bare_pdf, pdfplumber),
    "xlsx": (render_xlsx, partial(bare_xml, "xl/worksheets/sheet1.xml"), openpyxl),
    "xls": (render_xls, bare_compound, None),
    "ods": (render_ods, partial(bare_xml, "content.xml"), None),
}
"""What makes a report, the bare parser, and the usual way where there is one."""


def whole(path: Path) -> None:
    """All that ``gongkai check`` does between file and assessment."""
    rules = rulebook()
    check(read_report(path, rules), rules)


def write(folder: Path, suffix: str, count: int) -> list[Path]:
    """Different reports in one format."""
    paths: list[Path] = []
    for seed in range(count):
        made = FORMATS[suffix][0](FORM, random_cells(FORM, Random(seed)))
        path = folder / f"{seed}.{suffix}"
        path.write_bytes(made.encode() if isinstance(made, str) else made)
        paths.append(path)
    return paths


def milliseconds(jobs: dict[str, Job], paths: list[Path]) -> dict[str, float]:
    """Median time of each job on one file; the jobs take turns."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for number, path in enumerate(paths):
        for name, job in jobs.items():
            start = time.perf_counter()
            job(path)
            if number:  # the first one imports
                times[name].append(1000 * (time.perf_counter() - start))
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    logging.disable(logging.WARNING)  # pdfminer and pdfplumber complain of a font without a box
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    print("format   bare ms  read ms     ×  whole ms     ×  usual way             ms  × of read")
    for suffix, (_, bare, usual) in FORMATS.items():
        with TemporaryDirectory() as folder:
            jobs: dict[str, Job] = {"bare": bare, "read": read, "whole": whole}
            if usual is not None:
                jobs["usual"] = usual
            taken = milliseconds(jobs, write(Path(folder), suffix, count + 1))
        least, ours, most = taken["bare"], taken["read"], taken["whole"]
        line = (
            f"{suffix:6}{least:10.2f}{ours:9.2f}{ours / least:6.1f}{most:10.2f}{most / least:6.1f}"
        )
        if usual is not None:
            line += f"  {usual.__name__:16}{taken['usual']:8.1f}{taken['usual'] / ours:11.1f}"
        print(line)


if __name__ == "__main__":
    main()
