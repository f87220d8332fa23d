"""Printed names find their body; unknown ones are guessed, the same in any order."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.bodies import resolve, settle
from gongkai.supervise.register.tables import ALIAS, BODY, REPORT
from support.judged import rulebook

RULEBOOK = rulebook()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db")
    yield opened
    opened.close()


def _report(name: str, number: int, body: int) -> dict[str, object]:
    return {"sha256": f"{number:064}", "body_id": body, "body_name": name, "year": 2024,
            "form": "2021", "format": "txt", "doubts": 0, "record": b""}  # fmt: skip


def test_one_body_by_all_its_names(register: Register):
    with register.writing() as connection:
        row = {"name": "云溪县发展和改革局", "kind": "department", "origin": "imported"}
        (id_,) = connection.execute(insert(BODY).returning(BODY.c.id), row).one()
        connection.execute(insert(ALIAS), {"name": "云溪县发改局", "body_id": id_})
        found = resolve(connection, ["云溪县发改局", "云溪县发展和 改革局"], RULEBOOK)
        assert set(found.values()) == {id_}
        found = resolve(connection, ["云溪县", "云溪县政府", "云溪县人民政府"], RULEBOOK)
        assert len(set(found.values())) == 1
        names = set(connection.execute(select(BODY.c.name)).scalars())
    assert names == {"云溪县发展和改革局", "云溪县人民政府"}


NAMES = ("云溪县教育局", "青州市云溪县柳岸镇人民政府", "云溪县", "青州市云溪县人民政府")


@pytest.mark.parametrize("order", list(permutations(NAMES))[::5])
def test_a_guess_does_not_depend_on_the_order(tmp_path: Path, order: tuple[str, ...]):
    register = open_register(tmp_path / "register.db")
    for number, name in enumerate(order):
        with register.writing() as connection:
            body = resolve(connection, [name], RULEBOOK)[name]
            connection.execute(insert(REPORT), _report(name, number, body))
    with register.writing() as connection:
        settle(connection, RULEBOOK)
    with register.reading() as connection:
        rows = connection.execute(select(BODY)).mappings().all()
    names = {row["id"]: row["name"] for row in rows}
    told = {row["name"]: (row["kind"], names.get(row["parent_id"]), row["origin"]) for row in rows}
    assert told == {
        "云溪县教育局": ("department", "云溪县人民政府", "guessed"),
        "云溪县人民政府": ("county", None, "guessed"),
        "青州市云溪县人民政府": ("county", None, "guessed"),
        "青州市云溪县柳岸镇人民政府": ("township", "青州市云溪县人民政府", "guessed"),
    }
    register.close()


def test_reports_move_to_the_body_that_a_list_now_names(register: Register):
    with register.writing() as connection:
        guessed = resolve(connection, ["云溪县发改局"], RULEBOOK)["云溪县发改局"]
        connection.execute(insert(REPORT), _report("云溪县发改局", 1, guessed))
        row = {"name": "云溪县发展和改革局", "kind": "department", "origin": "imported"}
        (id_,) = connection.execute(insert(BODY).returning(BODY.c.id), row).one()
        connection.execute(insert(ALIAS), {"name": "云溪县发改局", "body_id": id_})
        settle(connection, RULEBOOK)
        assert connection.execute(select(REPORT.c.body_id)).scalar_one() == id_
        assert connection.execute(select(BODY.c.name)).scalars().all() == ["云溪县发展和改革局"]
