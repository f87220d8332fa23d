"""docs/register.md tells what the register holds, and its examples run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from gongkai.supervise.query import ask
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.description import describe_tables
from gongkai.supervise.register.tables import BODY
from published.register_page import PAGE, page, queries
from supervise.assessing.made import assess, write_reports
from support.postgres import server

EMPTY = ("读取存疑", "跨报告", "各月公布", "被替换", "还没有人认定")
"""Of these the season of this test has none, or need not have any."""


def test_the_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_table_and_view_is_explained():
    assert [table.name for table in describe_tables() if not table.comment] == []


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture(scope="module", params=["file", "server"])
def register(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    folder: Path = tmp_path_factory.mktemp("office")
    on_server = request.param == "server"
    opened = open_register(
        request.getfixturevalue("running") if on_server else folder / "register.db"
    )
    write_reports(folder / "reports", 12)
    (folder / "reports" / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    with opened.writing() as connection:
        absent = {"name": "云溪县水利局", "kind": "department", "origin": "imported"}
        connection.execute(insert(BODY), absent)
    assess(opened, folder / "reports")
    yield opened
    opened.close()


@pytest.mark.parametrize("query", queries(), ids=lambda query: query["title"])
def test_an_example_runs(query: dict[str, str], register: Register):
    with ask(register, query["sql"]) as answer:
        rows = [row for rows in answer.chunks for row in rows]
    assert rows or query["title"].startswith(EMPTY)
