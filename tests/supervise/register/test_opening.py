"""A register is made, opened again and brought up to date."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from gongkai.model.errors import GongkaiError
from gongkai.supervise.register import open_register
from gongkai.supervise.register.tables import BODY, METADATA, REPORT


def test_a_new_register_has_every_table_as_it_is_declared(tmp_path: Path):
    register = open_register(tmp_path / "register.db")
    with register.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    register.close()


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path: Path):
    body = {"name": "青川镇人民政府", "kind": "township", "origin": "imported"}
    first = open_register(tmp_path / "register.db")
    with first.writing() as connection:
        connection.execute(insert(BODY), body)
    first.close()
    again = open_register(tmp_path / "register.db", create=False)
    with again.reading() as connection:
        assert connection.execute(select(BODY.c.name)).scalar_one() == "青川镇人民政府"
    again.close()


def test_a_transaction_is_all_or_nothing(tmp_path: Path):
    register = open_register(tmp_path / "register.db")
    with pytest.raises(IntegrityError), register.writing() as connection:
        connection.execute(
            insert(BODY), {"name": "甲局", "kind": "department", "origin": "guessed"}
        )
        connection.execute(insert(REPORT), {"sha256": "0" * 64, "body_id": 999})
    with register.reading() as connection:
        assert connection.execute(select(BODY)).all() == []
    register.close()


def test_a_register_that_is_not_there(tmp_path: Path):
    with pytest.raises(GongkaiError, match=r"register\.missing"):
        open_register(tmp_path / "nowhere.db", create=False)


def test_a_file_that_is_no_register(tmp_path: Path):
    (tmp_path / "letter.db").write_text("Dear Sir or Madam " * 100, encoding="utf-8")
    with pytest.raises(GongkaiError, match=r"register\.not_opened"):
        open_register(tmp_path / "letter.db")


def test_a_register_of_a_newer_version_is_left_alone(tmp_path: Path):
    open_register(tmp_path / "register.db").close()
    with sqlite3.connect(tmp_path / "register.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(GongkaiError, match=r"register\.newer"):
        open_register(tmp_path / "register.db")


@pytest.mark.parametrize("address", ["nosql://here/there", "postgresql://nobody@127.0.0.1:1/none"])
def test_an_address_where_nothing_is(address: str):
    with pytest.raises(GongkaiError, match=r"register\."):
        open_register(address)
