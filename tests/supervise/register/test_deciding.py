"""What an office decides reaches the register from its own tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import insert, select

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.model.message import render
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.decision_table import import_decisions, known_rule, read_decided
from gongkai.supervise.register.decisions import read_decisions
from gongkai.supervise.register.tables import BODY, DECISION
from support.judged import rulebook

RULES = (*rulebook().rules, *rulebook().register_rules)
TITLE = next(rule.title.zh for rule in RULES if rule.id == "season.late")
TABLE = f"""机关,年度,规则,认定,理由,认定人
柳岸镇人民政府,2024,season.late,属实,邮戳为证,王某某
柳岸镇人民政府,2024年度,disclosure.blank,,,
云溪县教育局,2024,{TITLE},不成立,网站有记录,李某某
云溪县教育局,2023,disclosure.blank,豁免,上级通知,李某某
"""
WANT = {
    ("柳岸镇人民政府", 2024, "season.late"): "confirmed",
    ("云溪县教育局", 2024, "season.late"): "dismissed",
    ("云溪县教育局", 2023, "disclosure.blank"): "waived",
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db")
    with opened.writing() as connection:
        for name in ("柳岸镇人民政府", "云溪县教育局"):
            body = {"name": name, "kind": "township", "origin": "imported"}
            connection.execute(insert(BODY), body)
    yield opened
    opened.close()


def _import(register: Register, file: Path, **otherwise: str) -> tuple[int, dict[object, str]]:
    with register.writing() as connection:
        count = import_decisions(connection, read_decided(file, RULES, otherwise), file)
        return count, {what: one.choice for what, one in read_decisions(connection).items()}


def _workbook(file: Path, *sheets: str) -> None:
    book = xlsxwriter.Workbook(file)
    for text in sheets:
        sheet = book.add_worksheet()
        for row, line in enumerate(text.splitlines()):
            for column, cell in enumerate(line.split(",")):
                sheet.write(row, column, int(cell) if cell.isdigit() else cell)
    book.close()


def test_a_table_as_csv(register: Register, tmp_path: Path):
    file = tmp_path / "decided.csv"
    file.write_text(TABLE, encoding="utf-8-sig")
    assert _import(register, file) == (3, WANT)
    assert _import(register, file) == (0, WANT)
    with register.reading() as connection:
        assert len(connection.execute(select(DECISION)).all()) == 3


def test_the_sheet_of_a_workbook_that_has_the_columns(register: Register, tmp_path: Path):
    file = tmp_path / "season.xlsx"
    named = f"检查项,行政机关,认定,规则编号\n{TITLE},柳岸镇人民政府,认定属实,season.late\n"
    _workbook(file, "名次,行政机关,得分\n1,云溪县教育局,95\n", named)
    count, found = _import(register, file, year="2024", reason="会议纪要", signed_by="王某某")
    assert (count, found) == (1, {("柳岸镇人民政府", 2024, "season.late"): "confirmed"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("机关,年度,规则\n甲局,2024,x\n", ("1", "认定人")),
        ("机关,年度,规则,认定\n柳岸镇人民政府,2024,season.late,或许\n", ("2", "或许", "不成立")),
        ("机关,年度,规则,认定\n柳岸镇人民政府,,season.late,属实\n", ("2", "--year")),
        ("机关,年度,规则,认定\n柳岸镇人民政府,2024,season.lat,属实\n", ("2", "season.late")),
        ("机关,年度,规则,认定\n柳岸镇人民政府,2024,season.late,属实\n", ("2", "理由")),
        ("机关,年度,规则,认定,理由,认定人\n柳岸镇政府,2024,season.late,属实,a,b\n",
         ("2", "柳岸镇人民政府")),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_row_and_nothing_is_written(
    register: Register, tmp_path: Path, text: str, told: tuple[str, ...]
):
    file = tmp_path / "decided.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as raised:
        _import(register, file)
    said = render(raised.value.message)
    assert [word for word in told if word not in said] == []
    with register.reading() as connection:
        assert read_decisions(connection) == {}


def test_a_rule_is_known_by_its_id_or_title():
    assert known_rule("season.late", RULES) == known_rule(TITLE, RULES) == "season.late"
    with pytest.raises(GongkaiError, match="no_rule") as raised:
        known_rule("season.latte", RULES)
    assert "season.late" in render(raised.value.message)
