"""One command over a season: everything planted is found, nothing else, in the register."""

from pathlib import Path

from sqlalchemy import select

from gongkai.supervise.register import open_register
from gongkai.supervise.register.tables import BODY, FINDING
from gongkai_cli.main import run
from supervise.panel.seasons import compared
from supervise.season import write_season


def test_a_season_from_the_list_of_bodies_to_the_findings(tmp_path: Path):
    season = write_season(tmp_path, 40, 2, seed=5, pdf=False)
    address = str(tmp_path / "register.db")
    listed = ["bodies", "import", str(tmp_path / "bodies.csv")]
    assert run(["register", *listed, "--register", address]) == 0
    scope = ["--scope", str(tmp_path / "scope.toml")]
    told = ["--register", address, *scope, "--fail-on", "never"]
    assert run(["assess", str(tmp_path / "reports"), *told]) == 0
    asked = (
        select(FINDING.c.rule, BODY.c.name, FINDING.c.year)
        .join(BODY, FINDING.c.body_id == BODY.c.id)
        .where(FINDING.c.status == "fail")
    )
    register = open_register(address)
    with register.reading() as connection:
        found = {(rule, body, year) for rule, body, year in connection.execute(asked)}
    assert compared(season, found) == (set(), set())
