"""``gongkai rules list, show, kinds, coverage, facts``: what they print, as text and as data."""

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from gongkai.kinds import KINDS
from gongkai.kinds.over_many import PANEL_KINDS
from gongkai.model.message import LANGUAGES, Language
from gongkai_cli.console import open_console, put_out
from gongkai_cli.main import run
from gongkai_cli.views.rules.rule_card import rule_card
from gongkai_cli.views.terminal.marks import marks_for
from gongkai_cli.views.terminal.page import TerminalPage
from support.judged import rulebook

SAMPLE = str(Path(__file__).resolve().parents[3] / "samples" / "bureau-2024.html")

NO_WORD = re.compile(r"(?<![a-z])(?:view|kind)\.")
"""A key of the catalogue that stands there for want of its wording."""


def _said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(["rules", *arguments]) == code
    return capsys.readouterr().out


def _data(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(_said(capsys, *arguments, "--format", "json"))


def test_list_names_the_rules_that_match(capsys: pytest.CaptureFixture[str]):
    said = _said(capsys, "list", "--part", "requests", "--kind", "equation", "--level", "error")
    assert "requests.balance" in said
    assert "disputes.total" not in said
    data = _data(capsys, "list", "--part", "requests", "--kind", "equation")
    assert {rule["kind"] for rule in data["rules"]} == {"equation"}
    assert {rule["part"] for rule in data["rules"]} == {"requests"}


def test_list_says_that_nothing_matches(capsys: pytest.CaptureFixture[str]):
    assert "没有符合" in _said(capsys, "list", "--part", "requests", "--kind", "pair")
    assert _data(capsys, "list", "--part", "requests", "--kind", "pair")["rules"] == []


@pytest.mark.parametrize(
    ("option", "word", "nearest"),
    [
        ("--part", "request", "requests"),
        ("--level", "eror", "error"),
        ("--kind", "equatoin", "equation"),
        ("--source", "regulation-711#55", "regulation-711#5"),
        ("--form", "2020", "2021"),
        ("--body-kind", "town", "township"),
    ],
)
def test_an_unknown_word_of_a_filter_gets_the_nearest_one(
    option: str, word: str, nearest: str, capsys: pytest.CaptureFixture[str]
):
    assert run(["rules", "list", option, word]) == 2
    assert nearest in capsys.readouterr().err


def test_show_tells_all_there_is_to_know_of_a_rule(capsys: pytest.CaptureFixture[str]):
    said = _said(capsys, "show", "requests.balance")
    for word in (
        *("错误", "分", "国办公开办函〔2021〕30号", "2021-09-26", "requests.present"),
        *("新收 + 上年结转 == 总计 + 结转下年", "off by one in one column", "不通过", "各类机关"),
    ):
        assert word in said
    rule = _data(capsys, "show", "requests.balance")["rule"]
    assert rule["applies"]["needs"] == ["requests.present"]
    assert rule["sources"][0]["number"] == "国办公开办函〔2021〕30号"
    assert {"name": "off by one in one column", "want": "fail"} in rule["cases"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_shown_in_both_languages(language: Language):
    stream = StringIO()
    console = open_console(stream, False)
    page = TerminalPage(rulebook(), language, marks_for(console, language), console.width)
    for rule in rulebook().rules:
        put_out(rule_card(rule, page), console)
        assert rule.id in stream.getvalue()
    assert not NO_WORD.search(stream.getvalue())


def test_kinds_shows_parameters_and_an_example_of_each(capsys: pytest.CaptureFixture[str]):
    kinds = {kind["id"]: kind for kind in _data(capsys, "kinds")["kinds"]}
    every = {**KINDS, **PANEL_KINDS}
    assert set(kinds) == set(every)
    for id_, kind in kinds.items():
        declared = [parameter.name for parameter in every[id_].parameters]
        assert [parameter["name"] for parameter in kind["parameters"]] == declared
        assert f'kind = "{id_}"' in kind["example"]
        assert all(kind["measures"][language] for language in ("zh", "en"))
    said = _said(capsys, "kinds", "equation")
    assert "必填" in said and 'id = "my.equation"' in said and "my.pair" not in said


def test_kinds_names_the_nearest_kind(capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "kinds", "mentions"]) == 2
    assert "mention" in capsys.readouterr().err


def test_coverage_shows_rules_questions_and_reasons(capsys: pytest.CaptureFixture[str]):
    said = _said(capsys, "coverage")
    for word in (
        "第五十条第（四）项",
        "overview.accountability",
        "人工核对",
        "无法核对",
        "未列入 0",
    ):
        assert word in said
    data = _data(capsys, "coverage")
    assert data["counts"]["unmapped"] == 0
    assert sum(data["counts"].values()) == len(data["items"])
    markdown = _said(capsys, "coverage", "--format", "md", "--lang", "en")
    assert "| article 50 (4) | by rules |" in markdown


def test_an_unmapped_item_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "our.toml").write_text(
        '[[source]]\nid = "our-notice"\ntitle = { zh = "通知", en = "Notice" }\n'
        'kind = "local"\nconfidence = "A"\n',
        encoding="utf-8",
    )
    assert "未列入 1" in _said(capsys, "coverage", "--rules", str(tmp_path), code=1)


def test_facts_shows_the_names_that_rules_may_use(capsys: pytest.CaptureFixture[str]):
    said = _said(capsys, "facts", SAMPLE)
    for word in (
        "新收",
        "received",
        "法人或其他组织",
        "overview.oversight",
        "requests.received",
        "86件",
    ):
        assert word in said
    data = _data(capsys, "facts", SAMPLE)
    table = data["tables"]["requests"]
    assert (
        table["names"]["新收.合计"]["value"] == table["cells"]["requests.received.total"]["value"]
    )
    assert data["body"]["kind"] == "department"


def test_facts_loses_nothing_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "80")
    said = _said(capsys, "facts", SAMPLE)
    assert "refused.security_stability" in said
    assert max(map(len, said.splitlines())) <= 80
    assert "…" not in said.partition("requests  ")[2].partition("disputes  ")[0]


def test_facts_of_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str]):
    assert run(["rules", "facts", "nowhere.txt"]) == 3
    assert "nowhere.txt" in capsys.readouterr().err
