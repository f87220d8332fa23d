"""Whatever a file does to the program: it ends soon, within bounds, and says what is wrong."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.readers import read
from readers.docx_file import docx_bytes, p, texts
from readers.pdf_file import lines, pdf_bytes
from readers.workbook_file import label, ods_bytes, xls_bytes, xlsx_bytes
from support.hostile_files import HOSTILE, Hostile
from support.judged import report_of

SECONDS = 30
MEMORY = 1 << 30
CHECKING = """
import sys
from pathlib import Path
from gongkai.check import check
from gongkai.model.errors import UnreadableFile
from gongkai.readers import read
from gongkai.read_report import read_report
from gongkai.recognise import recognise
from gongkai.rulebook import load
try:
    rules = load()
    check(read_report(sys.argv[1], rules), rules)
except UnreadableFile as error:
    print(error.message.key)
"""


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_or_read(hostile: Hostile, tmp_path: Path):
    path = tmp_path / f"report.{hostile.suffix}"
    path.write_bytes(hostile.make())
    result = subprocess.run(
        [sys.executable, "-c", CHECKING, path],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == hostile.key


def test_macros_are_told_and_the_text_is_read(tmp_path: Path):
    path = tmp_path / "report.docm"
    path.write_bytes(HOSTILE["macros"].make())
    assert "总体情况" in texts(read(path))[0]
    (doubt,) = [doubt for doubt in report_of(path).doubts if doubt.about == "macros"]
    assert doubt.message.key == "doubt.macros"
    assert not doubt.cells


def test_formulas_that_nobody_worked_out_are_no_zeros(tmp_path: Path):
    sheet = (
        '<sheetData><row><c t="inlineStr"><is><t>总计</t></is></c>'
        "<c><f>SUM(A1:A9)</f><v>0</v></c></row></sheetData>"
    )
    path = tmp_path / "report.xlsx"
    for calculated, wanted in ((False, ""), (True, "0")):
        data = xlsx_bytes(sheet, uncalculated=not calculated)
        path.write_bytes(data)
        (grid,) = read(path).blocks
        assert [cell.text for cell in grid.cells] == ["总计", wanted]


SOUND = {
    "txt": "一、总体情况".encode(),
    "html": "<html><p>一、总体情况</p></html>".encode(),
    "json": b'{"schema_version": 1, "year": 2024}',
    "docx": docx_bytes(p("一、总体情况")),
    "pdf": pdf_bytes(lines("一、总体情况")),
    "xlsx": xlsx_bytes("<sheetData><row><c><v>1</v></c></row></sheetData>"),
    "ods": ods_bytes(
        "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    ),
    "xls": xls_bytes(label(0, 0, "一")),
}
NAMES = ("txt", "md", "html", "docx", "doc", "wps", "pdf", "xlsx", "xls", "et", "ods", "odt", "rtf",
         "mht", "bin")  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in SOUND if kind not in ("txt", "json")])
def test_a_wrong_name_changes_nothing(kind: str, tmp_path: Path):
    for name in NAMES:
        path = tmp_path / f"report.{name}"
        path.write_bytes(SOUND[kind])
        assert read(path).format == ("et" if (kind, name) == ("xls", "et") else kind)
