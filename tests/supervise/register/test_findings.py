"""The register finds what a season holds, and what people decide of it stays."""

from datetime import date

import pytest
from sqlalchemy import select

from gongkai.model.errors import GongkaiError
from gongkai.model.waiver import Waiver
from gongkai.supervise.assessing.criteria import standard
from gongkai.supervise.assessing.input_files import list_sources
from gongkai.supervise.assessing.run import Run
from gongkai.supervise.panel.scopes import load_scopes
from gongkai.supervise.register import Register, open_register
from gongkai.supervise.register.decisions import decide, read_decisions
from gongkai.supervise.register.findings import conclude, replace
from gongkai.supervise.register.tables import BODY, FINDING
from supervise.assessing.made import CRITERIA
from supervise.panel.seasons import Finding, compared, list_of
from supervise.season import Season, write_season


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return write_season(tmp_path_factory.mktemp("season"), 40, 2, seed=11, pdf=False)


@pytest.fixture(scope="module")
def register(season: Season) -> Register:
    register = open_register(season.folder / "register.db")
    with register.writing() as connection:
        for body in list_of(season.folder).values():
            row = {"name": body.name, "kind": body.kind, "region": body.region}
            connection.execute(BODY.insert(), {**row, "origin": "imported", "since": body.since})
        ids = dict(connection.execute(select(BODY.c.name, BODY.c.id)).all())
        for body in list_of(season.folder).values():
            if body.parent:
                mine = BODY.c.name == body.name
                connection.execute(BODY.update().where(mine).values(parent_id=ids[body.parent]))
    listing = list_sources([season.folder / "reports"])
    list(Run(register, listing, standard(CRITERIA)).steps())
    return register


def found(register: Register, season: Season) -> set[Finding]:
    judged = standard(CRITERIA)
    scopes = load_scopes(season.folder / "scope.toml")
    with register.reading() as connection:
        rows = conclude(connection, judged.rulebook, judged.judged_by, scopes)
    with register.writing() as connection:
        replace(connection, judged.judged_by, rows)
        asked = (
            select(FINDING.c.rule, BODY.c.name, FINDING.c.year)
            .join(BODY, FINDING.c.body_id == BODY.c.id)
            .where(FINDING.c.status == "fail")
        )
        return {(rule, body, year) for rule, body, year in connection.execute(asked)}


def test_a_register_finds_what_was_planted_and_nothing_else(register: Register, season: Season):
    assert compared(season, found(register, season)) == (set(), set())


def test_findings_are_made_anew(register: Register, season: Season):
    assert found(register, season) == found(register, season)


def test_the_last_decision_counts_and_outlives_the_findings(register: Register, season: Season):
    rule, body, year = min(found(register, season))
    with register.writing() as connection:
        told = {"reason": "已核对原件", "signed_by": "王某某"}
        decide(connection, body, year, rule, "confirmed", **told)
        decide(connection, body, year, rule, "dismissed", **told)
    found(register, season)
    with register.reading() as connection:
        assert read_decisions(connection)[body, year, rule].choice == "dismissed"


def test_nobody_decides_without_a_name_or_about_nobody(register: Register):
    with pytest.raises(GongkaiError, match="unsigned"), register.writing() as connection:
        decide(connection, "甲局", 2024, "season.late", "waived", reason="x", signed_by=" ")
    with pytest.raises(GongkaiError, match="no_body"), register.writing() as connection:
        decide(connection, "无此局", 2024, "season.late", "waived", reason="x", signed_by="王")


def test_a_waiver_may_name_a_rule_over_many_reports(register: Register, season: Season):
    judged = standard(CRITERIA)
    late = next(one for one in season.expected if one.rule == "season.late")
    signed = Waiver(
        late.rule, late.body, late.year, "superior_instruction", "县里同意延期", "王某某",
        date(2099, 1, 1),
    )  # fmt: skip
    with register.reading() as connection:
        rows = conclude(connection, judged.rulebook, judged.judged_by, waivers=[signed])
        names = dict(connection.execute(select(BODY.c.id, BODY.c.name)).all())
    states = {(row["rule"], names[row["body_id"]], row["year"]): row["status"] for row in rows}
    assert states[late.rule, late.body, late.year] == "waived"
    assert "waived" not in {
        status for key, status in states.items() if key[1:] != (late.body, late.year)
    }
