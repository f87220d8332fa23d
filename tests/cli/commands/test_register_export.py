"""``gongkai register export``: tables for analysts."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pyarrow import types  # pyright: ignore[reportMissingTypeStubs]
from pyarrow.parquet import read_table  # pyright: ignore[reportMissingTypeStubs]

from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.decisions import decide
from gongkai.supervise.register.tables import REPORT
from gongkai_cli.exits import CLEAN, USAGE
from gongkai_cli.main import run
from gongkai_cli.views.rows.folder import export_tables
from gongkai_cli.views.rows.plain import plain
from supervise.assessing.made import BODIES, assess, write_reports
from support.postgres import server

NAMES = ["body", "cell", "decision", "finding", "report", "score", "verdict"]


def fill(register: Register, folder: Path) -> None:
    write_reports(folder, 6)
    assess(register, folder)
    with register.writing() as connection:
        connection.execute(REPORT.update().values(published=date(2025, 1, 20)))
        told = {"reason": "=核对原件", "signed_by": "王某某"}
        decide(connection, BODIES[0], 2024, "disclosure.blank", "confirmed", **told)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("office")
    register = open_register(folder / "r.db")
    fill(register, folder / "reports")
    register.close()
    yield folder


def test_csv_and_parquet_tell_the_same(folder: Path):
    for into in ("csv", "parquet"):
        words = ["register", "export", f"--{into}", str(folder / into)]
        assert run([*words, "--register", str(folder / "r.db")]) == CLEAN
    assert sorted(path.stem for path in (folder / "csv").iterdir()) == NAMES
    for name in NAMES:
        typed = read_table(folder / "parquet" / f"{name}.parquet").to_pylist()
        with (folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as opened:
            told = list(csv.DictReader(opened))
        for row in typed:
            if isinstance(row.get("decided"), datetime):
                row["decided"] = row["decided"].astimezone(UTC).replace(tzinfo=None)
        assert [{key: value.removeprefix("'") for key, value in row.items()} for row in told] == [
            {key: plain(value) for key, value in row.items()} for row in typed
        ]
        assert typed or name == "finding"


def test_parquet_has_types_and_no_ids(folder: Path):
    words = ["register", "export", "--parquet", str(folder / "typed")]
    assert run([*words, "--register", str(folder / "r.db")]) == CLEAN
    score = read_table(folder / "typed" / "score.parquet")
    assert types.is_decimal(score.schema.field("score").type)
    assert types.is_date(score.schema.field("published").type)
    assert isinstance(score.column("score")[0].as_py(), Decimal)
    assert [name for name in score.schema.names if name.endswith("id")] == []
    assert types.is_boolean(
        read_table(folder / "typed" / "cell.parquet").schema.field("doubt").type
    )


def test_a_formula_stays_text(folder: Path):
    run(["register", "export", "--csv", str(folder / "x"), "--register", str(folder / "r.db")])
    assert "'=核对原件" in (folder / "x" / "decision.csv").read_text(encoding="utf-8-sig")


def test_a_server_exports_the_same_bytes(folder: Path, tmp_path: Path):
    with server() as address:
        register = open_register(address)
        fill(register, folder / "reports")
        export_tables(register, tmp_path / "server", "csv", "zh")
        register.close()
    register = open_register(folder / "r.db")
    export_tables(register, tmp_path / "file", "csv", "zh")
    register.close()
    for name in NAMES:
        if name != "decision":  # tells when
            one, other = (tmp_path / where / f"{name}.csv" for where in ("server", "file"))
            assert one.read_bytes() == other.read_bytes()


def test_one_format_at_a_time(folder: Path):
    words = ["register", "export", "--csv", "a", "--parquet", "b", "--register", "r.db"]
    assert run(words) == USAGE
