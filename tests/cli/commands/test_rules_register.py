"""``gongkai rules`` knows the rules over many reports."""

import json

import pytest

from gongkai.kinds.over_many import PANEL_KINDS
from gongkai_cli.exits import CLEAN, USAGE
from gongkai_cli.main import run
from support.judged import rulebook

IDS = [rule.id for rule in rulebook().register_rules]


def test_they_are_listed_apart(capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "list", "--register", "--format", "json"]) == CLEAN
    assert [rule["id"] for rule in json.loads(capsys.readouterr().out)["rules"]] == IDS
    assert run(["rules", "list", "--register", "--kind", "copies"]) == CLEAN
    said = capsys.readouterr().out
    assert "copies.bodies" in said
    assert "season.late" not in said
    assert f"{len(IDS)}" in said
    assert run(["rules", "list", "--format", "json"]) == CLEAN
    assert not {*IDS} & {rule["id"] for rule in json.loads(capsys.readouterr().out)["rules"]}


@pytest.mark.parametrize("rule", IDS)
def test_each_can_be_shown(rule: str, capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "show", rule]) == CLEAN
    assert rule in capsys.readouterr().out
    assert run(["rules", "show", rule, "--format", "json"]) == CLEAN
    assert json.loads(capsys.readouterr().out)["rule"]["id"] == rule


def test_a_mistyped_one_gets_the_nearest(capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "show", "season.latte"]) == USAGE
    assert "season.late" in capsys.readouterr().err


@pytest.mark.parametrize("kind", PANEL_KINDS)
def test_their_kinds_are_explained(kind: str, capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "kinds", kind]) == CLEAN
    assert f'kind = "{kind}"' in capsys.readouterr().out


def test_their_cases_are_run(capsys: pytest.CaptureFixture[str]):
    words = [word for id_ in IDS for word in ("--rule", id_)]
    assert run(["rules", "test", *words, "--format", "json"]) == CLEAN
    told = json.loads(capsys.readouterr().out)
    assert {case["rule"] for case in told["results"]} == {*IDS}
