"""The rulebook as a whole: layers, editions by year, profiles by body, when a rule speaks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.authoring.cases import run_cases
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.report import Body, Report
from gongkai.model.rule import Applies, Rule
from gongkai.model.subject import Subject
from gongkai.rulebook import Rulebook, load
from gongkai.rulefile.folder import builtin_folder

MINE = """
part = "text"

[[rule]]
id = "{id}"
title = {{ zh = "{title}", en = "Mine" }}
basis = ["our-notice#2", "regulation-711#50"]
kind = "manual"
question = {{ zh = "看过了吗？", en = "Looked at?" }}
level = "warning"
points = 1.5
fix = {{ zh = "看一遍。", en = "Look." }}

[rule.applies]
bodies = ["government", "department"]
effective = 2021-09-29
until = 2024-12-31
"""
NOTICE = """
[[source]]
id = "our-notice"
title = { zh = "县通知", en = "County notice" }
kind = "local"
confidence = "A"

[[source.article]]
id = "2"
label = { zh = "第二条", en = "item 2" }
text = { zh = "报告须经审核。", en = "Reports are reviewed." }
"""


def layer(folder: Path, id: str = "mine.reviewed", title: str = "已审核") -> Path:  # noqa: A002
    for name, text in (("checks", MINE.format(id=id, title=title)), ("sources", NOTICE)):
        (folder / name).mkdir(parents=True)
        (folder / name / "own.toml").write_text(text, encoding="utf-8")
    return folder


def rule_of(rulebook: Rulebook, id: str) -> Rule:  # noqa: A002
    found = rulebook.rule(id)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def builtin() -> Rulebook:
    return load()


def test_a_folder_of_ones_own_adds_rules_and_sources(tmp_path: Path, builtin: Rulebook) -> None:
    rulebook = load([layer(tmp_path / "county")])
    rule = rule_of(rulebook, "mine.reviewed")
    assert (rule.part, rule.points, rule.file, rule.line) == ("text", Decimal("1.5"), OWN, 5)
    assert len(rulebook.rules) == len(builtin.rules) + 1
    assert rulebook.sha256 != builtin.sha256
    assert render(rulebook.sources["our-notice"].articles["2"].label) == "第二条"


OWN = "checks/own.toml"


def test_the_rule_shown_in_the_readme_loads_and_its_case_holds(tmp_path: Path) -> None:
    readme = builtin_folder() / "README.md"
    shown = readme.read_text(encoding="utf-8").split("```toml\n")[-1].split("```")[0]
    folder = layer(tmp_path / "county")
    (folder / "checks" / "own.toml").write_text(shown, encoding="utf-8")
    (folder / "sources" / "own.toml").write_text(NOTICE.replace('"2"', '"3"'), encoding="utf-8")
    rulebook = load([folder])
    outcomes = list(run_cases(rule_of(rulebook, "county.no_backlog"), rulebook))
    assert [outcome.right for outcome in outcomes] == [True]


def test_the_last_folder_wins(tmp_path: Path) -> None:
    city, county = layer(tmp_path / "city"), layer(tmp_path / "county", title="县里已审核")
    (county / "sources" / "own.toml").rename(county / "sources" / "none.txt")
    assert render(rule_of(load([city, county]), "mine.reviewed").title) == "县里已审核"
    assert render(rule_of(load([county, city]), "mine.reviewed").title) == "已审核"


def test_a_rule_of_the_same_id_replaces_the_built_in_one(tmp_path: Path, builtin: Rulebook) -> None:
    rulebook = load([layer(tmp_path / "county", id="title.year")])
    assert rule_of(rulebook, "title.year").file == OWN
    assert len(rulebook.rules) == len(builtin.rules)


def test_a_profile_of_ones_own_takes_over_a_kind_of_body(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    (tmp_path / "profiles" / "strict.toml").write_text(
        'id = "strict"\ntitle = { zh = "从严", en = "Strict" }\nextends = "default"\n'
        'bodies = ["county"]\nveto_cap = "adequate"\n'
        'bands = [{ id = "adequate", zh = "达标", en = "met", at_least = 95 },'
        ' { id = "poor", zh = "不达标", en = "missed", at_least = 0 }]\n',
        encoding="utf-8",
    )
    rulebook = load([tmp_path])
    assert rulebook.profile_for("county").id == "strict"
    assert rulebook.profile_for("city").id == "government"
    assert rulebook.profiles["government"].bodies == ("city", "province")
    assert rulebook.profiles["strict"].judged_at_least == Decimal("0.8")


def test_a_missing_folder_is_told() -> None:
    with pytest.raises(RuleFileError) as caught:
        load([Path("nowhere")])
    assert "nowhere" in render(caught.value.message)


def test_cases_can_be_left_out(builtin: Rulebook) -> None:
    bare = load(with_cases=False)
    assert not any(rule.cases for rule in bare.rules)
    assert [rule.id for rule in bare.rules] == [rule.id for rule in builtin.rules]
    assert bare.sha256 == builtin.sha256


@pytest.mark.parametrize(
    ("year", "form"),
    [
        (2018, "2019"),
        (2019, "2019"),
        (2020, "2019"),
        (2021, "2021"),
        (2030, "2021"),
        (None, "2021"),
    ],
)
def test_the_form_in_force_for_a_year(builtin: Rulebook, year: int | None, form: str) -> None:
    assert builtin.form(year).id == form
    assert builtin.form(form).id == form


@pytest.mark.parametrize(
    ("body", "profile"),
    [("township", "township"), ("subdistrict", "township"), ("department", "department"),
     ("county", "government"), ("province", "government"), ("other", "default")],
)  # fmt: skip
def test_the_profile_for_a_kind_of_body(builtin: Rulebook, body: str, profile: str) -> None:
    assert builtin.profile_for(body).id == profile


def test_unknown_ids_are_refused(builtin: Rulebook) -> None:
    assert builtin.rule("no.such") is None
    with pytest.raises(KeyError):
        builtin.form("2020")
    with pytest.raises(KeyError):
        builtin.body_kind("village")


def test_the_bands_of_the_default_profile(builtin: Rulebook) -> None:
    bands = builtin.profiles["default"].bands
    assert [(band.title.zh, band.at_least) for band in bands] == [
        ("优秀", 90), ("良好", 80), ("合格", 60), ("不合格", 0)
    ]  # fmt: skip


EMPTY = Report(
    source="", sha256="", format="json", title=None, body=Body(None, "township"), year=2023,
    form="2021", sections=(), tables={}, cells={},
)  # fmt: skip


@pytest.mark.parametrize(
    ("applies", "body", "year", "reason"),
    [
        (Applies(), "township", 2023, None),
        (Applies(forms=("2021",)), "township", 2023, None),
        (Applies(forms=("2019",)), "township", 2023, "2021 版格式"),
        (Applies(bodies=("government",)), "township", 2023, None),
        (Applies(bodies=("government",)), "subdistrict", 2023, "街道办事处"),
        (Applies(bodies=("government", "department")), "department", 2023, None),
        (Applies(bodies=("county", "city")), "township", 2023, "乡镇人民政府"),
        (Applies(effective=date(2023, 12, 31)), "township", 2023, None),
        (Applies(effective=date(2024, 1, 1)), "township", 2023, "2024-01-01"),
        (Applies(until=date(2023, 12, 31)), "township", 2023, None),
        (Applies(until=date(2023, 12, 30)), "township", 2023, "2023-12-30"),
        (Applies(until=date(2000, 1, 1)), "township", None, None),
    ],
)
def test_when_a_rule_speaks(
    builtin: Rulebook, applies: Applies, body: str, year: int | None, reason: str | None
) -> None:
    kind = builtin.body_kind(body)
    rule = replace(RULE, applies=applies)
    subject = Subject(replace(EMPTY, year=year), builtin.form(year), kind)
    told = builtin.applicable(rule, subject)
    assert told is None if reason is None else told and reason in render(told)


TEXT = load(with_cases=False).title
RULE = Rule(
    id="mine", part="text", title=TEXT, basis=(), kind="manual", level="info", points=Decimal(0),
    fix=TEXT,
)  # fmt: skip
