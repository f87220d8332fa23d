"""``gongkai register decide`` and ``decisions`` on the command line."""

import json
from pathlib import Path

import pytest

from gongkai.supervise.register import open_register
from gongkai_cli.exits import CLEAN, UNREADABLE, USAGE
from gongkai_cli.main import run
from supervise.assessing.made import BODIES, assess, write_reports


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GONGKAI_REGISTER", "r.db")
    write_reports(Path("reports"), 3)
    register = open_register("r.db")
    assess(register, Path("reports"))
    register.close()


def _decide(body: str, rule: str, choice: str = "waived", by: str = "王某某") -> int:
    return run(["register", "decide", body, "2023", rule, choice, "--reason", "通知", "--by", by])


def test_what_is_decided_is_listed(capfdbinary: pytest.CaptureFixture[bytes]):
    assert _decide(BODIES[1], "disclosure.blank") == CLEAN
    assert _decide(BODIES[1], "season.late", "dismissed") == CLEAN
    assert "不成立" in capfdbinary.readouterr().out.decode()
    assert run(["register", "decisions", "list", "--format", "json"]) == CLEAN
    listed = json.loads(capfdbinary.readouterr().out)
    assert [(one["rule"], one["decision"]) for one in listed] == [
        ("disclosure.blank", "waived"),
        ("season.late", "dismissed"),
    ]


def test_a_mistyped_rule_or_body_gets_the_nearest(capsys: pytest.CaptureFixture[str]):
    assert _decide(BODIES[1], "disclosure.blnk") == USAGE
    assert "disclosure.blank" in capsys.readouterr().err
    assert _decide("云溪县教育厅", "disclosure.blank") == USAGE
    assert "云溪县教育局" in capsys.readouterr().err
    assert _decide(BODIES[1], "disclosure.blank", by=" ") == USAGE


def test_a_table_is_taken_in(capsys: pytest.CaptureFixture[str]):
    Path("d.csv").write_text(f"机关,规则,认定\n{BODIES[1]},disclosure.blank,豁免\n", "utf-8")
    words = ["register", "decisions", "import", "d.csv", "--reason", "通知", "--by", "王某某"]
    assert run(words) == UNREADABLE
    assert "--year" in capsys.readouterr().err
    for count in (1, 0):
        assert run([*words, "--year", "2023"]) == CLEAN
        assert f"导入 {count} 条" in capsys.readouterr().out
