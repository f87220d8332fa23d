"""``gongkai query`` on the command line."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyarrow.parquet import read_table  # pyright: ignore[reportMissingTypeStubs]

from gongkai.supervise.register import open_register
from gongkai_cli.exits import CLEAN, USAGE
from gongkai_cli.main import run
from gongkai_cli.views.rows import parquet
from gongkai_cli.views.rows.plain import data, plain
from gongkai_cli.views.rows.rows import Rows
from gongkai_cli.views.rows.table import align
from supervise.assessing.made import assess, write_reports

CELLS = "SELECT body, cell, value, raw FROM current_cell ORDER BY report_id, cell"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    write_reports(folder / "reports", 4)
    register = open_register(folder / "r.db")
    assess(register, folder / "reports")
    register.close()
    return folder


@pytest.fixture(autouse=True)
def there(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GONGKAI_REGISTER", "r.db")


def test_the_columns_of_a_table_are_aligned(capfdbinary: pytest.CaptureFixture[bytes]):
    sql = "SELECT '镇' AS 名称, 5 AS n UNION ALL SELECT '教育局', 12.50 UNION ALL SELECT NULL, NULL"
    assert run(["query", sql]) == CLEAN
    said = capfdbinary.readouterr().out.decode()
    assert said == "名称       n\n──────  ────\n镇         5\n教育局  12.5\n\n"


def test_a_table_is_cut_to_the_width_of_the_terminal():
    stream = io.BytesIO()
    rows = [["甲局", "一二三四五六七八九十" * 3, 1], ["乙局", "\x1b[31m\n短", 20]]
    assert align(Rows(["body", "message", "n"], [rows]), stream, 30) == 2
    *_, first, second = stream.getvalue().decode().splitlines()
    assert first == "甲局  一二三四五六七八九 …   1"
    assert second == "乙局  �[31m 短              20"


def test_csv_is_for_spreadsheets(capfdbinary: pytest.CaptureFixture[bytes]):
    assert run(["query", "SELECT '=1+1' AS \"+x\", -5 AS n, '甲,乙' AS t", "--format", "csv"]) == 0
    said = capfdbinary.readouterr().out
    assert said.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(said.decode("utf-8-sig")))) == [
        ["'+x", "n", "t"],
        ["'=1+1", "-5", "甲,乙"],
    ]


@pytest.mark.parametrize(("limit", "count"), [([], None), (["--limit", "7"], 7)])
def test_every_format_has_the_same_rows(
    limit: list[str], count: int | None, capsys: pytest.CaptureFixture[str]
):
    for name in ("csv", "json", "parquet"):
        assert run(["query", CELLS, "--format", f"{name}=out.{name}", *limit]) == CLEAN
    told = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert len(told) == count or count is None
    assert len(told) > 6
    assert read_table("out.parquet").to_pylist() == told
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as opened:
        listed = list(csv.DictReader(opened))
    assert listed == [{key: plain(value) for key, value in row.items()} for row in told]
    assert ("--limit 0" in capsys.readouterr().err) == (count is not None)


def test_the_documents_of_the_register_can_be_read(capfdbinary: pytest.CaptureFixture[bytes]):
    assert run(["query", "SELECT record FROM report LIMIT 1", "--format", "json"]) == CLEAN
    (row,) = json.loads(capfdbinary.readouterr().out)
    assert row["record"]["form"] == "2021"


def test_a_statement_from_a_file(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path):
    (tmp_path / "q.sql").write_text("\ufeff-- 得分\nSELECT count(*) AS n FROM score;\n", "utf-8")
    assert run(["query", "-f", str(tmp_path / "q.sql")]) == CLEAN
    assert capfdbinary.readouterr().out.decode().split() == ["n", "─", "4"]


def test_the_tables_are_told(capsys: pytest.CaptureFixture[str]):
    assert run(["query", "--tables"]) == CLEAN
    said = capsys.readouterr().out
    assert [name for name in ("score", "current_cell", "decision", "report_id", "body.id")
            if name not in said] == []  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["SELECT 1", "-f", "x.sql"],
        ["-f", "nowhere.sql"],
        ["SELECT 1", "--format", "yaml"],
        ["SELECT 1", "--timeout", "0"],
        ["DELETE FROM body"],
        ["SELECT 1; SELECT 2"],
        ["SELECT 1", "--register", "nowhere.db"],
        ["SELECT 1", "--format", "csv=no/such/folder/out.csv"],
    ],
)
def test_what_is_wrong_is_told(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert run(["query", *words]) == USAGE
    assert capsys.readouterr().err


def test_a_file_stays_as_it_was_where_the_answer_breaks_off(tmp_path: Path):
    out = tmp_path / "out.csv"
    out.write_text("before", encoding="utf-8")
    endless = "WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    words = ["query", endless, "--format", f"csv={out}", "--timeout", "0.3"]
    assert run(words) == USAGE
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert out.read_text(encoding="utf-8") == "before"


def test_a_missing_extra_names_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)  # pyright: ignore[reportUnknownLambdaType]
    assert run(["query", "SELECT 1", "--format", "parquet=x.parquet"]) == USAGE
    assert "gongkai[parquet]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "text", "told"),
    [
        (None, "", None),
        (Decimal("3.0000"), "3", 3),
        (Decimal("1E+2"), "100", 100),
        (12.5, "12.5", 12.5),
        (float("inf"), "inf", "inf"),
        (True, "1", True),
        (date(2024, 1, 31), "2024-01-31", "2024-01-31"),
        ({"a": "甲"}, '{"a": "甲"}', {"a": "甲"}),
    ],
)
def test_a_value_is_the_same_from_every_database(value: object, text: str, told: object):
    assert (plain(value), data(value)) == (text, told)
