"""``gongkai report --letters``: what each body is asked to mend, from a template that the office
can change."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from gongkai.model.errors import GongkaiError
from gongkai.model.panel import PanelBody
from gongkai.supervise.season import read_season
from gongkai.supervise.season.letters import Ask, Letter, letters
from gongkai.supervise.season.season import SeasonEntry
from gongkai_cli.main import run
from gongkai_cli.views.season.letter.fields import fill
from gongkai_cli.views.season.letter.letter import LIST, Sender, file_names, letter_files
from gongkai_cli.views.season.letter.template import letter_template
from supervise.season.registered import DOUBTED, Ledger, ledger
from support.judged import rulebook

OFFICE = "青岭县政务公开办公室"
DOUBTED_ONLY = {"overview.platform": DOUBTED["overview.platform"]}


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return ledger(tmp_path)


def files_of(book: Ledger, template: bytes | None = None) -> dict[str, bytes]:
    with book.register.reading() as connection:
        season = read_season(connection, rulebook())
        every = list(letters(connection, season, rulebook()))
    sender = Sender(template or letter_template(), OFFICE, 2024, date(2025, 4, 30), rulebook())
    return dict(letter_files(every, sender))


def words(data: bytes) -> str:
    """Text and tables in their order."""
    body: Any = Document(io.BytesIO(data)).element.body
    return "\n".join(p.text for p in body.iter() if p.tag.endswith("}p"))


def rows(data: bytes, table: int) -> list[list[str]]:
    grid = Document(io.BytesIO(data)).tables[table]
    return [[cell.text for cell in row.cells] for row in grid.rows]


def letter(book: Ledger, body: str) -> bytes:
    return files_of(book)[f"2024_{body}_整改反馈函.docx"]


def listed(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def template(*paragraphs: str, row: str = "") -> bytes:
    word = Document()
    for text in paragraphs:
        word.add_paragraph(text)
    if row:
        word.add_table(rows=1, cols=1).rows[0].cells[0].text = row
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def test_a_letter_says_what_to_mend_by_when_and_on_which_ground(book: Ledger):
    data = letter(book, "青岭县甲局")
    told = words(data)
    assert "青岭县甲局：" in told and OFFICE in told and "2025年4月30日" in told
    assert "{{" not in told
    head, only = rows(data, 0)
    assert head == ["序号", "检查项", "存在的问题", "整改办法", "依据"]
    assert only[:4] == ["1", *(f"problems.stated 的{what}" for what in ("要求", "情况", "改法"))]
    assert "第五十条" in only[4]


def test_doubts_are_listed_apart_and_only_where_there_are_any(book: Ledger):
    assert "请核实的事项" not in words(letter(book, "青岭县甲局"))
    data = letter(book, "青岭县丁局")
    assert "请核实的事项" in words(data)
    assert [row[1] for row in rows(data, 1)[1:]] == ["overview.platform 的要求"]


def test_only_who_has_something_to_mend_gets_a_letter(book: Ledger):
    book.body("青岭县疑局")
    book.report("青岭县疑局", 2024, "100.0", verdicts=DOUBTED_ONLY)
    names = set(files_of(book))
    assert "2024_青岭县乙局_整改反馈函.docx" not in names
    assert "2024_青岭县疑局_整改反馈函.docx" not in names


def test_what_was_dismissed_or_waived_is_in_no_letter(book: Ledger):
    book.decide("青岭县甲局", 2024, "problems.stated", "dismissed")
    book.decide("青岭县丙局", 2024, "problems.stated", "waived")
    names = set(files_of(book))
    assert not names & {f"2024_青岭县{name}_整改反馈函.docx" for name in ("甲局", "丙局")}


def test_findings_over_many_reports_are_in_it_but_advice_is_not(book: Ledger):
    book.finding("season.missing", "青岭县己局", 2024, '{"fix": "请报送"}', level="error")
    book.finding("outlier.jump", "青岭县乙局", 2024, level="info")
    assert rows(letter(book, "青岭县己局"), 0)[1][2:4] == ["season.missing 的发现", "请报送"]
    assert "2024_青岭县乙局_整改反馈函.docx" not in files_of(book)


def test_nobody_is_told_of_a_missing_report_that_could_not_be_read(book: Ledger):
    book.finding("season.missing", "青岭县庚局", 2024, level="error")
    files = files_of(book)
    assert "2024_青岭县庚局_整改反馈函.docx" not in files
    told = {row["机关"]: row for row in listed(files[LIST])}
    assert told["青岭县庚局"]["说明"].startswith("未发函")
    assert told["青岭县甲局"]["文件"] == "2024_青岭县甲局_整改反馈函.docx"
    assert (told["青岭县甲局"]["错误"], told["青岭县丁局"]["请核实"]) == ("1", "1")


def test_the_same_letters_again_are_the_same_bytes(book: Ledger):
    assert files_of(book) == files_of(book)


def test_names_of_files_hold_on_every_system():
    ask = Ask("", "error", "", "", ())
    bodies = ("甲/乙:局*", "甲/乙:局?", "CON", "x" * 300)
    several = [
        Letter(SeasonEntry(PanelBody(name, "other"), "ranked"), "2021", (ask,)) for name in bodies
    ]
    names = file_names(several, 2024)
    assert names[:3] == [
        "2024_甲_乙_局__整改反馈函.docx",
        "2024_甲_乙_局__2_整改反馈函.docx",
        "2024_CON_整改反馈函.docx",
    ]
    assert len(names[3]) < 90


def test_a_name_that_a_word_processor_cut_into_runs():
    word = Document()
    paragraph = word.add_paragraph("致")
    for piece, bold in (("{{机", True), ("关", False), ("}}：{{年度", False), ("}}", False)):
        paragraph.add_run(piece).bold = bold
    packed = io.BytesIO()
    word.save(packed)
    filled = fill(packed.getvalue(), {"机关": "甲局", "年度": "2024"}, {})
    assert words(filled).strip() == "致甲局：2024"
    runs = Document(io.BytesIO(filled)).paragraphs[0].runs
    assert [run.text for run in runs if run.bold] == ["甲局"]


def test_heads_of_pages_are_filled_too():
    word = Document()
    word.sections[0].header.paragraphs[0].text = "{{单位}}"
    packed = io.BytesIO()
    word.save(packed)
    filled = Document(io.BytesIO(fill(packed.getvalue(), {"单位": OFFICE}, {})))
    assert filled.sections[0].header.paragraphs[0].text == OFFICE


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (template("{{机构}}"), "letter.unknown"),
        (template(row="{{问题.情形}}"), "letter.unknown"),
        (template(row="{{毛病.情况}}"), "letter.unknown"),
        (template("{{#核实}}", "x"), "letter.block"),
        (template("{{/核实}}"), "letter.block"),
        (template("{{#核查}}", "{{/核查}}"), "letter.unknown"),
        (b"no package", "letter.not_word"),
    ],
)
def test_a_wrong_template_is_told_before_anything_is_written(book: Ledger, wrong: bytes, key: str):
    with pytest.raises(GongkaiError) as told:
        files_of(book, wrong)
    assert told.value.message.key == key


Asked = Callable[..., int]


@pytest.fixture
def report(book: Ledger) -> Asked:
    return lambda *more: run(["report", "--register", book.register.address, *map(str, more)])


def test_the_command_writes_letters_once(
    report: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    asked = ("--letters", tmp_path / "out", "--mend-by", "2025-04-30", "--office", OFFICE)
    assert report(*asked) == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 4
    assert report(*asked) == 2
    assert "--force" in capsys.readouterr().err
    assert report(*asked, "--force") == 0


def test_letters_need_a_day_and_an_office(
    report: Asked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert report("--letters", tmp_path / "out", "--office", OFFICE) == 2
    assert "--mend-by" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_office_changes_the_template(report: Asked, tmp_path: Path):
    own = tmp_path / "own.docx"
    assert run(["report", "--new-letter-template", str(own)]) == 0
    word = Document(str(own))
    word.paragraphs[0].text = "{{年度}}年度整改通知（{{机关}}，得分 {{得分}}）"
    word.save(str(own))
    asked = ("--letters", tmp_path / "out", "--mend-by", "2025-04-30", "--office", OFFICE)
    assert report(*asked, "--letter-template", own) == 0
    data = (tmp_path / "out" / "2024_青岭县甲局_整改反馈函.docx").read_bytes()
    assert "2024年度整改通知（青岭县甲局，得分 90.0）" in words(data)
