"""What is saved again, and what is left as it is; registers of a version before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.tables import CELL, REPORT
from gongkai.supervise.register.views import create_views, drop_views
from supervise.assessing.made import assess, write_reports


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    write_reports(tmp_path / "reports", 2)
    opened = open_register(tmp_path / "register.db")
    assess(opened, tmp_path / "reports")
    yield opened
    opened.close()


def _kept(register: Register) -> tuple[list[Any], list[Any]]:
    """Titles of the reports and numbers of their cells."""
    with register.reading() as connection:
        titles = connection.execute(sa.select(REPORT.c.title).order_by(REPORT.c.sha256))
        values = connection.execute(sa.select(CELL.c.value).order_by(CELL.c.report_id, CELL.c.cell))
        return list(titles.scalars()), list(values.scalars())


def _add_columns(register: Register) -> None:
    """The register as it was before it had these columns, and the step that adds them."""
    with register.writing() as connection:
        drop_views(connection)
        connection.exec_driver_sql("ALTER TABLE report DROP COLUMN title")
        connection.exec_driver_sql("ALTER TABLE cell DROP COLUMN value")
        step = Operations(MigrationContext.configure(connection))
        with step.batch_alter_table("report") as table:
            table.add_column(sa.Column("title", sa.Text(), nullable=True))
        with step.batch_alter_table("cell") as table:
            table.add_column(sa.Column("value", sa.Numeric(20, 4), nullable=True))
        create_views(connection)


def test_a_new_column_is_filled_once_the_report_is_judged_anew(register: Register, tmp_path: Path):
    before = _kept(register)
    assert None not in before[0]
    _add_columns(register)
    assess(register, tmp_path / "reports")
    assert _kept(register) == ([None] * 2, [None] * 400), "what is unchanged is not read"
    assess(register, tmp_path / "reports", force=True)
    assert _kept(register) == before


def test_a_report_that_reads_as_before_is_not_written_again(register: Register, tmp_path: Path):
    said: list[str] = []
    sa.event.listen(register.engine, "before_cursor_execute", lambda *asked: said.append(asked[2]))
    assess(register, tmp_path / "reports", force=True)
    touched = ("UPDATE report", "DELETE FROM cell", "INSERT INTO cell", "INSERT INTO report")
    assert [one for one in said if one.startswith(touched)] == []
    assert any(one.startswith("INSERT INTO verdict") for one in said)
