"""``gongkai rules new``: a rule with two cases and its source, right from the first moment."""

import io
from pathlib import Path

import pytest

from gongkai.authoring.cases import run_cases
from gongkai.authoring.lint import lint
from gongkai.rulebook import load
from gongkai_cli.main import run

Output = pytest.CaptureFixture[str]

RULE = {
    "id": "county.interpretations",
    "part": "overview",
    "kind": "mention",
    "title-zh": "写明政策解读的数量",
    "title-en": "Interpretations are counted",
    "fix-zh": "写明发布了多少篇。",
    "fix-en": "Say how many.",
    "basis": "our-notice#3",
    "source-title-zh": "县政务公开办通知",
    "source-title-en": "County notice",
}
WITH = ["--with", "where=overview", "--with", r"any_of=政策解读[^。；]{0,10}\d{1,6}[篇件条期]"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path / "ours"


def new(folder: Path, *more: str, **changed: str | None) -> int:
    told = RULE | {name.replace("_", "-"): value for name, value in changed.items()}
    options = [word for name, value in told.items() if value for word in (f"--{name}", value)]
    return run(["rules", "new", "-o", str(folder), *options, *more])


def test_the_new_rule_passes_lint_and_its_cases(folder: Path, capsys: Output):
    assert new(folder, *WITH) == 0
    assert lint([folder]) == ()
    rulebook = load([folder])
    rule = rulebook.rule("county.interpretations")
    assert rule
    assert [(one.want, one.right) for one in run_cases(rule, rulebook)] == [
        ("pass", True),
        ("fail", True),
    ]
    source = rulebook.sources["our-notice"]
    assert (source.kind, source.confidence) == ("local", "A")
    assert source.articles["3"].label.zh == "第3条"
    err = capsys.readouterr().err
    assert "own-overview.toml" in err
    assert "gongkai rules try" in err


def test_what_is_there_stays_as_it_is(folder: Path):
    assert new(folder, *WITH) == 0
    file = folder / "checks" / "own-overview.toml"
    before = file.read_text(encoding="utf-8") + "# 县里的规则到此为止\n"
    file.write_text(before, encoding="utf-8")
    assert new(folder, *WITH, id="county.second", title_zh="又一条") == 2  # asks the same
    assert file.read_text(encoding="utf-8") == before
    other = ["--with", "where=overview", "--with", "any_of=公众号"]
    assert new(folder, *other, id="county.second", title_zh="写到公众号") == 0
    assert file.read_text(encoding="utf-8").startswith(before)


def test_an_id_that_exists_is_refused(folder: Path, capsys: Output):
    assert new(folder, *WITH, id="title.year") == 2
    assert "checks/title.toml" in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("more", "changed", "said"),
    [
        (WITH, {"title_en": None}, "--title-en"),
        (WITH, {"source_title_zh": None}, "--source-title-zh"),
        (WITH, {"part": "overveiw"}, "overview"),
        (WITH, {"kind": "mentions"}, "mention"),
        (WITH, {"id": "解读"}, "解读"),
        (WITH, {"points": "many"}, "many"),
        ([], {}, "--with where"),
        (["--with", "where=overview"], {}, "any_of"),
        (["--with", "where=overveiw", "--with", "any_of=解读"], {}, "overview"),
        (["--with", "were=overview"], {}, "where"),
        (["--with", "where"], {}, "where"),
        (["--with", "where=overview", "--with", "any_of=解读.*"], {}, "解读.*"),
        ([*WITH, "--bad", "发布政策解读6篇。"], {}, "通过"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    folder: Path, capsys: Output, more: list[str], changed: dict[str, str | None], said: str
):
    assert new(folder, *more, **changed) == 2
    assert said in capsys.readouterr().err
    assert not folder.exists()


def test_examples_of_ones_own_become_cases(folder: Path):
    good, bad = "本年发布政策解读3篇。", 'text = { overview = "加强政策解读。" }'
    assert new(folder, *WITH, "--good", good, "--bad", bad) == 0
    told = (folder / "checks" / "own-overview.toml").read_text(encoding="utf-8")
    assert f'text = {{ overview = "{good}" }}\nwant = "pass"' in told
    assert f'{bad}\nwant = "fail"' in told


@pytest.mark.parametrize(
    ("kind", "parameters"),
    [
        ("equation", ["each=requests.column", "require=结转下年 <= 新收 / 3"]),
        ("cell", ["cells=disputes", "check=number"]),
        ("forbid", ["patterns=再接再厉"]),
        ("text", ["where=overview", "measure=characters", "must=at_most", "limit=3000"]),
        ("date", ["check=deadline", 'month_day={ "*" = "02-20" }']),
        ("section", ["check=order"]),
        ("manual", ['question={ zh = "看过吗？", en = "Looked?" }']),
        ("meta", ["any=requests.row_total", "any=requests.balance", "at_least=2"]),
    ],
)
def test_cases_are_found_for_rules_of_many_kinds(
    folder: Path, capsys: Output, kind: str, parameters: list[str]
):
    typed = [word for one in parameters for word in ("--with", one)]
    code = new(folder, *typed, kind=kind, title_zh=f"{kind} 一条")
    said = capsys.readouterr().err
    assert code == 0 or "要求相同" in said, said


def test_a_person_is_asked_until_the_answer_fits(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
):
    answers = ["overveiw", "overview", "写明解读的数量", "Counted", "mention", "overveiw", "",
               "overview", "", r"解读[^。；]{0,10}\d{1,6}篇", "", "", "2", "写明。", "Say.",
               "our-notice", "", "通知", "Notice", "", "n", "county.asked"]  # fmt: skip
    terminal = io.StringIO("\n".join(answers) + "\n")
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert run(["rules", "new", "-o", str(folder)]) == 0
    said = capsys.readouterr().err
    assert said.count("是否应为“overview”？") == 2
    rulebook = load([folder])
    rule = rulebook.rule("county.asked")
    assert rule
    assert (rule.level, rule.points, rule.parameters["where"]) == ("warning", 2, ["overview"])
    assert rulebook.sources["our-notice"].confidence == "C"
