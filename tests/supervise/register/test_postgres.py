"""The same register on a server: what it holds, and who may write when."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.model.errors import GongkaiError
from gongkai.supervise.register import open_register
from gongkai.supervise.register import register as opening
from gongkai.supervise.season import Season, read_season
from supervise.assessing.made import assess, exported, write_reports
from supervise.season.registered import ledger
from support.judged import rulebook
from support.postgres import emptied, server


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with server() as address:
        yield address


@pytest.fixture
def address(running: str) -> str:
    return emptied(running)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("season") / "reports"
    write_reports(made, 10)
    return made


def test_a_season_is_the_same_from_a_server(address: str, tmp_path: Path):
    seasons: list[Season] = []
    for place in (address, tmp_path):
        register = ledger(place).register
        with register.reading() as connection:
            seasons.append(read_season(connection, rulebook()))
        register.close()
    assert seasons[0] == seasons[1]


def test_a_server_holds_the_same_as_a_file(address: str, folder: Path, tmp_path: Path):
    on_server, in_file = open_register(address), open_register(tmp_path / "register.db")
    for register in (on_server, in_file):
        steps = assess(register, folder)
        assert [step.became for step in steps] == ["assessed"] * 10
        again = assess(register, folder, force=True)
        assert [step.became for step in again] == ["assessed"] * 10
    assert exported(on_server) == exported(in_file)
    on_server.close()
    in_file.close()


def test_two_runs_on_one_server_lose_nothing(address: str, folder: Path, tmp_path: Path):
    command = [sys.executable, "-m", "gongkai_cli", "assess", str(folder), "--workers", "1"]
    both = [
        subprocess.Popen(
            command,
            env=os.environ | {"GONGKAI_REGISTER": address},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for one in both:
        _, errors = one.communicate(timeout=300)
        assert one.returncode in (0, 1), errors.decode()
    register = open_register(address)
    reports = json.loads(exported(register))["reports"]
    register.close()
    assert sorted(one["sources"][0] for one in reports) == sorted(map(str, folder.iterdir()))


def test_who_has_to_wait_too_long_is_told(address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening, "_PATIENCE", 1)
    first, second = open_register(address), open_register(address)
    with (
        first.writing(),
        pytest.raises(GongkaiError, match=r"register\.busy"),
        second.writing(),
    ):
        pass
    with second.writing():
        pass
    first.close()
    second.close()
