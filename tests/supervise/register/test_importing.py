"""The office's own list of bodies is taken into the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import insert, select

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.bodies import resolve
from gongkai.supervise.register.body_list import import_bodies, read_bodies
from gongkai.supervise.register.export import bodies
from gongkai.supervise.register.tables import DECISION, REPORT
from support.judged import rulebook

RULEBOOK = rulebook()
CHINESE = """机构名称,机构类型,上级机构,别名,起始年度
云溪县,,,云溪县政府,2019
云溪县发展和改革局,政府部门,云溪县,云溪县发改局、云溪县发改委,
柳岸镇人民政府,,云溪县,,2021年
"""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db")
    yield opened
    opened.close()


def _import(register: Register, file: Path) -> dict[str, dict[str, object]]:
    with register.writing() as connection:
        import_bodies(connection, read_bodies(file, RULEBOOK), file, RULEBOOK)
    with register.reading() as connection:
        return {row["name"]: row for row in bodies(connection)}


def _workbook(file: Path, text: str) -> None:
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for row, line in enumerate(text.splitlines()):
        for column, cell in enumerate(line.split(",")):
            sheet.write(row, column, int(cell) if cell.isdigit() else cell)
    book.close()


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "gb18030", "xlsx", "tabs"])
def test_a_list_in_every_form_that_an_office_has(register: Register, tmp_path: Path, form: str):
    file = tmp_path / ("list.xlsx" if form == "xlsx" else "list.csv")
    if form == "xlsx":
        _workbook(file, CHINESE)
    elif form == "tabs":
        file.write_text(CHINESE.replace(",", "\t"), encoding="utf-8")
    else:
        file.write_text(CHINESE, encoding=form)
    for _ in range(2):
        found = _import(register, file)
        assert list(found) == sorted(["云溪县", "云溪县发展和改革局", "柳岸镇人民政府"])
        assert {row["origin"] for row in found.values()} == {"imported"}
        bureau = found["云溪县发展和改革局"]
        assert (bureau["kind"], bureau["parent"]) == ("department", "云溪县")
        assert bureau["aliases"] == ["云溪县发改委", "云溪县发改局"]
        assert (found["云溪县"]["kind"], found["云溪县"]["since"]) == ("county", 2019)
        assert (found["柳岸镇人民政府"]["kind"], found["柳岸镇人民政府"]["since"]) == (
            "township",
            2021,
        )


def test_reports_and_decisions_of_a_guessed_body_go_to_the_one_listed(
    register: Register, tmp_path: Path
):
    file = tmp_path / "list.csv"
    file.write_text(CHINESE, encoding="utf-8")
    with register.writing() as connection:
        guessed = resolve(connection, ["云溪县发改局", "云溪县政府"], RULEBOOK)
        for number, (name, body) in enumerate(guessed.items()):
            row = {"sha256": f"{number:064}", "body_id": body, "body_name": name, "year": 2024,
                   "form": "2021", "format": "txt", "doubts": 0, "record": b""}  # fmt: skip
            connection.execute(insert(REPORT), row)
        from datetime import datetime

        decided = {"body_id": guessed["云溪县发改局"], "year": 2024, "rule": "x", "place": "",
                   "decision": "confirmed", "reason": "y", "signed_by": "z",
                   "decided": datetime(2025, 3, 1)}  # fmt: skip
        connection.execute(insert(DECISION), decided)
    found = _import(register, file)
    assert len(found) == 3
    with register.writing() as connection:
        known = resolve(
            connection, ["云溪县发展和改革局", "云溪县", "云溪县人民政府", "云溪县发改局"], RULEBOOK
        )
        assert known["云溪县"] == known["云溪县人民政府"]
        assert connection.execute(select(DECISION.c.body_id)).scalar_one() == known["云溪县发改局"]
        held = set(connection.execute(select(REPORT.c.body_id)).scalars())
        assert held == {known["云溪县"], known["云溪县发展和改革局"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("单位,类型\n甲局,政府部们\n", ("2", "政府部们", "政府部门")),
        ("机构,上级\n甲局,乙局\n", ("2", "乙局")),
        ("名称\n甲局\n乙局\n甲局\n", ("4", "甲局", "2")),
        ("name,since\n甲局,去年\n", ("2", "去年")),
        ("name,parent\n甲局,乙局\n乙局,甲局\n", ("2", "甲局")),
        ("科室,电话\n甲,1\n", ("1", "机构名称")),
        ("name,kind\n,department\n", ("2",)),
    ],
)
def test_a_mistake_in_a_list_is_told_with_its_row(
    register: Register, tmp_path: Path, text: str, told: tuple[str, ...]
):
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as raised:
        _import(register, file)
    said = render(raised.value.message)
    assert [word for word in told if word not in said] == []
    with register.reading() as connection:
        assert list(bodies(connection)) == []
