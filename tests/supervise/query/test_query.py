"""A register answers questions, and nothing that is asked changes it."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import insert

from gongkai.model.errors import GongkaiError
from gongkai.supervise.query import ask
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.compression import packed
from gongkai.supervise.register.tables import BODY, METADATA, REPORT
from support.postgres import emptied, server

BOTH = ["file", "server"]


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture(scope="module", params=BOTH)
def register(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    if request.param == "server":
        opened = open_register(emptied(request.getfixturevalue("running")))
    else:
        opened = open_register(tmp_path_factory.mktemp("a place # of ? its own") / "register.db")
    with opened.writing() as connection:
        for number, name in enumerate(("甲局", "乙局", "丙镇")):
            body = {"id": number, "name": name, "kind": "department", "origin": "imported"}
            connection.execute(insert(BODY), body)
        report = {"sha256": "0", "body_id": 1, "form": "2021", "format": "txt", "doubts": 0}
        connection.execute(insert(REPORT), {**report, "record": packed({"title": "年报"})})
    yield opened
    opened.close()


def told(register: Register, sql: str, timeout: float = 60) -> list[tuple[object, ...]]:
    with ask(register, sql, timeout) as answer:
        return [row for rows in answer.chunks for row in rows]


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT name FROM body ORDER BY id DESC", [("丙镇",), ("乙局",), ("甲局",)]),
        ("  select count(*) from body ; ", [(3,)]),
        ("-- a remark; with a semicolon\n/* and\nmore */ SELECT 1 -- and more", [(1,)]),
        ("WITH few AS (SELECT * FROM body) SELECT id FROM few WHERE name = '甲局'", [(0,)]),
        ("VALUES (1), (2)", [(1,), (2,)]),
        ("SELECT name FROM body WHERE name LIKE '%镇' AND ':x' <> '%s'", [("丙镇",)]),
        ("SELECT * FROM score", []),
        ("SELECT record FROM report", [({"title": "年报"},)]),
        ("SELECT ';' AS mark", [(";",)]),
    ],
)
def test_what_is_asked_is_answered(register: Register, sql: str, rows: list[object]):
    assert told(register, sql) == rows


def test_columns_have_names_even_without_rows(register: Register):
    with ask(register, "SELECT id, name AS 机构, id FROM body WHERE id < 0") as answer:
        assert answer.columns == ("id", "机构", "id:1")
        assert list(answer.chunks) == []


WRITES = (
    "INSERT INTO body (id, name) VALUES (9, 'x')",
    "DELETE FROM body",
    "UPDATE body SET name = 'x'",
    "DROP TABLE body",
    "CREATE TABLE x (y INTEGER)",
    "CREATE TEMP TABLE x AS SELECT 1",
    "PRAGMA user_version = 3",
    "ATTACH 'x.db' AS x",
    "COPY body TO PROGRAM 'true'",
    "VACUUM INTO 'x.db'",
    "COMMIT",
    "SET TRANSACTION READ WRITE",
    "EXPLAIN ANALYZE DELETE FROM body",
    "/* SELECT */ DELETE FROM body",
    "SELECT 1; DELETE FROM body",
    "SELECT 1; COMMIT; DELETE FROM body; SELECT 1",
    "WITH gone AS (DELETE FROM body RETURNING id) SELECT * FROM gone",
    "WITH x AS (SELECT 1) DELETE FROM body",
    "WITH x AS (SELECT 1) INSERT INTO body (name) SELECT 'x' FROM x",
    "SELECT * INTO x FROM body",
    "SELECT * FROM body FOR UPDATE",
    "SELECT load_extension('x')",
    "SELECT writefile('x', 'y')",
    "SELECT * FROM pragma_table_info('body')",
    "SELECT pg_sleep(100)",
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT \"lo_import\"('/etc/passwd')",
    "SELECT U&\"lo\\005fimport\"('/etc/passwd')",
    "SELECT query_to_xml('DELETE FROM body', true, true, '')",
    "",
    "  ;; ",
    "-- nothing",
    "SELECT nothing FROM nowhere",
    "SELECT \0 1",
)


@pytest.mark.parametrize("sql", WRITES)
def test_what_would_write_is_refused(register: Register, sql: str):
    def every() -> list[object]:
        with register.reading() as connection:
            return [connection.execute(one.select()).all() for one in METADATA.sorted_tables]

    before = every()
    with pytest.raises(GongkaiError, match=r"query\."):
        told(register, sql)
    assert every() == before


ENDLESS = "WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM n WHERE x > 0) "


@pytest.mark.parametrize("end", ["SELECT count(*) FROM n", "SELECT 1 FROM n WHERE x < 0"])
def test_a_question_without_end_is_stopped(register: Register, end: str):
    with pytest.raises(GongkaiError, match=r"query\.timeout"):
        told(register, ENDLESS + end, 0.3)


def test_an_answer_without_end_is_read_as_far_as_it_is_wanted_and_stopped_in_time(
    register: Register,
):
    with ask(register, ENDLESS + "SELECT x FROM n", 60) as answer:
        assert next(answer.chunks)[0] == (1,)
    with (
        ask(register, ENDLESS + "SELECT x FROM n", 0.5) as answer,
        pytest.raises(GongkaiError, match=r"query\.timeout"),
    ):
        next(answer.chunks)
        time.sleep(0.6)
        list(answer.chunks)


def test_a_value_without_end_is_refused_and_the_register_goes_on(register: Register):
    if register.engine.dialect.name == "sqlite":
        with pytest.raises(GongkaiError, match=r"query\.failed"):
            told(register, "SELECT length(zeroblob(2000000000))")
    assert told(register, "SELECT count(*) FROM body") == [(3,)]
