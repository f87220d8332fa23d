"""Settings: which of them wins, where it came from, and what a wrong configuration file says."""

import json
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from typing import Any

import jsonschema
import pytest

from gongkai_cli.commands.configuration import find_configuration
from gongkai_cli.main import run

SCHEMA = json.loads(
    (files("gongkai") / "schema" / "assessment.schema.json").read_text(encoding="utf-8")
)
SAMPLES = Path(__file__).resolve().parents[3] / "samples"
PROFILE = 'id = "ours"\ntitle = { zh = "我县", en = "Ours" }\nextends = "township"\n'
RULE = """
part = "text"
[[rule]]
id = "mine.reviewed"
title = { zh = "已审核", en = "Reviewed" }
basis = ["project#tidy"]
kind = "manual"
question = { zh = "看过了吗？", en = "Looked at?" }
level = "info"
fix = { zh = "看一遍。", en = "Look." }
"""
WAIVER = """
[[waiver]]
rule = "title.year"
body = "{body}"
year = 2023
reason = "system_limit"
text = "平台标题栏限三十字。"
signed_by = "王某"
expires = {expires}
"""


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANG", "PROFILE", "RULES", "BODY_KIND", "BODY_NAME", "FAIL_ON", "WAIVERS",
                 "PUBLISHED", "FORMAT", "CONFIG"):  # fmt: skip
        monkeypatch.delenv(f"GONGKAI_{name}", raising=False)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder of reports below a folder for the configuration file; a report with one error and
    three warnings."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "towns" / "2023").mkdir(parents=True)
    copyfile(SAMPLES / "township-zeros-2023.txt", report(tmp_path))
    return tmp_path


def report(county: Path) -> Path:
    return county / "towns" / "2023" / "report.txt"


def configure(county: Path, text: str) -> Path:
    (county / "gongkai.toml").write_text(text, encoding="utf-8")
    return county / "gongkai.toml"


def shown(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    assert run(["config", "show", "--format", "json", *map(str, arguments)]) == 0
    return json.loads(capsys.readouterr().out)


def setting(document: dict[str, Any], key: str) -> tuple[list[str], str]:
    one = next(one for one in document["settings"] if one["key"] == key)
    return one["value"], one["origin"]


@pytest.mark.parametrize(
    ("flag", "environment", "file", "profile", "wanted"),
    [
        ("info", "warning", "error", "never", ("info", "flag")),
        (None, "warning", "error", "never", ("warning", "environment")),
        (None, None, "warning", "never", ("warning", "file")),
        (None, None, None, "never", ("never", "profile")),
        (None, None, None, None, ("error", "default")),
    ],
)
def test_flag_before_environment_before_file_before_profile_before_default(
    county, monkeypatch, capsys, flag, environment, file, profile, wanted
) -> None:
    own = county / "ours.toml"
    own.write_text(PROFILE + (f'fail_on = "{profile}"\n' if profile else ""), encoding="utf-8")
    configure(county, 'profile = "ours.toml"\n' + (f'fail_on = "{file}"\n' if file else ""))
    if environment:
        monkeypatch.setenv("GONGKAI_FAIL_ON", environment)
    flags = ["--fail-on", flag] if flag else []
    document = shown(capsys, report(county), *flags)
    value, origin = wanted
    assert setting(document, "fail_on") == ([value], origin)
    assert setting(document, "profile") == ([str(own)], "file")
    code = run(["check", str(report(county)), *flags])
    assert code == (0 if value == "never" else 1)


def test_every_setting_can_come_from_the_file(county, capsys) -> None:
    (county / "rules").mkdir()
    (county / "waivers.toml").write_text("", encoding="utf-8")
    configure(
        county,
        'lang = "en"\nprofile = "government"\nrules = ["rules"]\nbody_kind = "county"\n'
        'body_name = "Blue"\nfail_on = "never"\nwaivers = ["waivers.toml"]\n'
        'published = 2024-01-30\nformat = ["text", "json=out.json"]\nregister = "r.db"\n'
        'scope = "s.toml"\nocr = true\noffice = "Blue Office"\n',
    )
    document = shown(capsys, report(county))
    assert {one["origin"] for one in document["settings"]} == {"file"}
    assert setting(document, "rules") == ([str(county / "rules")], "file")
    assert run(["check", str(report(county))]) == 0
    assert "Blue" in capsys.readouterr().out
    judged = json.loads((county / "out.json").read_text(encoding="utf-8"))
    assert judged["language"] == "en"
    assert judged["reports"][0]["profile"] == "government"
    assert judged["reports"][0]["body"]["kind"] == "county"


@pytest.mark.parametrize(
    ("variable", "value", "key"),
    [
        ("GONGKAI_LANG", "en", "lang"),
        ("GONGKAI_PROFILE", "department", "profile"),
        ("GONGKAI_BODY_KIND", "county", "body_kind"),
        ("GONGKAI_BODY_NAME", "某局", "body_name"),
        ("GONGKAI_PUBLISHED", "2024-01-30", "published"),
        ("GONGKAI_FORMAT", "json", "format"),
    ],
)
def test_every_setting_can_come_from_the_environment(
    county, monkeypatch, capsys, variable, value, key
) -> None:
    configure(county, 'lang = "zh"\nprofile = "township"\npublished = 2020-01-01\n')
    monkeypatch.setenv(variable, value)
    document = shown(capsys, report(county))
    assert setting(document, key) == ([value], "environment")


def test_the_file_is_found_upward_and_no_further_than_the_repository(county: Path) -> None:
    found = configure(county, "")
    assert find_configuration(report(county)) == found
    assert find_configuration(report(county).parent) == found
    assert find_configuration(county / "towns" / "not-there" / "r.txt") == found
    (county / "towns" / ".git").mkdir()
    assert find_configuration(report(county)) is None
    nearer = configure(county / "towns", "")
    assert find_configuration(report(county)) == nearer


def test_the_language_of_the_file_is_spoken_unless_another_is_asked_for(county, capsys) -> None:
    configure(county, 'lang = "en"\n')
    run(["check", str(report(county))])
    assert "Title and period" in capsys.readouterr().out
    run(["--lang", "zh", "check", str(report(county))])
    assert "标题与年度" in capsys.readouterr().out
    run(["check", str(county / "missing.txt")])
    assert "There is no file" in capsys.readouterr().err
    assert setting(shown(capsys, report(county), "--lang", "zh"), "lang") == (["zh"], "flag")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('lang = "zh"\nfail_one = "error"\n', 2, "fail_on"),
        ('fail_on = "eror"\n', 1, "error"),
        ('lang = "fr"\n', 1, "zh"),
        ('rules = "rules"\n', 1, "文字列表"),
        ('\npublished = "2024-01-30"\n', 2, "2024-01-31"),
        ('format = ["text", "jsn"]\n', 1, "json"),
        ("format = []\n", 1, "文字列表"),
        ('profile = "townshp"\n', 1, "township"),
        ('\n\nbody_kind = "twonship"\n', 3, "township"),
        ('profile = "missing.toml"\n', None, "missing.toml"),
        ('waivers = ["missing.toml"]\n', None, "missing.toml"),
        ('rules = ["missing"]\n', None, "missing"),
        ("lang = \n", 1, "TOML"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ("config", "show")])
def test_a_wrong_file_is_told_with_line_and_remedy(
    county, capsys, command, text, line, said
) -> None:
    file = configure(county, text)
    assert run([*command, str(report(county))]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    if line:
        assert f"{file}:{line}" in printed.err


def test_a_flag_outranks_a_wrong_value_of_the_file(county: Path) -> None:
    configure(county, 'body_kind = "twonship"\nfail_on = "never"\n')
    assert run(["check", str(report(county)), "--body-kind", "township"]) == 0


def test_reports_under_different_files_are_checked_apart(county, capsys) -> None:
    configure(county, "")
    other = county / "departments"
    other.mkdir()
    copyfile(report(county), other / "report.txt")
    both = ["check", "--fail-on", "never", str(report(county)), str(other / "report.txt")]
    assert run(both) == 0
    configure(other, 'lang = "zh"\n')
    assert run(both) == 2
    assert "--config" in capsys.readouterr().err
    assert run([*both, "--config", str(county / "gongkai.toml")]) == 0
    (other / "gongkai.toml").unlink()
    (other / ".git").mkdir()
    assert run(both) == 2
    assert "--config" in capsys.readouterr().err


def test_the_file_can_be_named(county, capsys, monkeypatch) -> None:
    named = county / "elsewhere.toml"
    named.write_text('profile = "department"\n', encoding="utf-8")
    configure(county, 'profile = "government"\n')
    chosen = shown(capsys, report(county), "--config", named)
    assert setting(chosen, "profile") == (["department"], "file")
    monkeypatch.setenv("GONGKAI_CONFIG", str(named))
    assert setting(shown(capsys, report(county)), "profile") == (["department"], "file")
    assert run(["check", str(report(county)), "--config", str(county / "none.toml")]) == 2


def test_the_record_goes_by_the_file_as_well(county, capsys) -> None:
    configure(county, 'body_kind = "county"\nbody_name = "青山县人民政府"\n')
    assert run(["read", str(report(county))]) == 0
    body = json.loads(capsys.readouterr().out)["body"]
    assert (body["name"], body["kind"]) == ("青山县人民政府", "county")


def test_config_show_explains_every_change_of_a_profile(county, capsys) -> None:
    own = county / "ours.toml"
    own.write_text(PROFILE + '[rules."title.year"]\npoints = 8\nveto = true\n', encoding="utf-8")
    document = shown(capsys, report(county), "--profile", own)
    changes = {(one["rule"], one["field"]): one for one in document["changes"]}
    year = changes["title.year", "points"]
    assert (year["before"], year["value"], year["where"]) == ("3", "8", f"{own}:5")
    assert changes["title.year", "veto"]["value"] is True
    assert changes["publication.deadline", "level"]["where"].startswith("profiles/township.toml:")
    bands = next(one for one in document["profile"]["values"] if one["key"] == "bands")
    assert bands["where"].startswith("profiles/default.toml:")


def test_config_show_tells_the_rules_of_a_folder(county, capsys) -> None:
    (county / "own" / "checks").mkdir(parents=True)
    mine = county / "own" / "checks" / "mine.toml"
    mine.write_text(RULE, encoding="utf-8")
    document = shown(capsys, county, "--rules", county / "own")
    assert document["rules"] == [{"rule": "mine.reviewed", "how": "added", "where": f"{mine}:4"}]
    mine.write_text(RULE.replace("mine.reviewed", "text.typos"), encoding="utf-8")
    document = shown(capsys, county, "--rules", county / "own")
    assert [(one["rule"], one["how"]) for one in document["rules"]] == [("text.typos", "replaced")]


def test_without_a_report_config_show_tells_the_profile_of_each_kind(
    county, capsys, monkeypatch
) -> None:
    monkeypatch.chdir(county)
    document = shown(capsys)
    assert document["profile"]["by_kind"]["subdistrict"] == "township"
    assert setting(document, "profile") == ([], "default")


@pytest.mark.parametrize(("language", "said"), [("zh", "环境变量 GONGKAI_PROFILE"),
                                                ("en", "environment GONGKAI_PROFILE")])  # fmt: skip
def test_config_show_reads_as_a_page(county, capsys, monkeypatch, language, said) -> None:
    monkeypatch.setenv("GONGKAI_PROFILE", "supervision-example")
    monkeypatch.setenv("COLUMNS", "110")
    assert run(["config", "show", str(report(county)), "--lang", language]) == 0
    page = capsys.readouterr().out
    assert said in page
    assert "title.year" in page
    assert "points  3 → 2" in page
    assert "profiles/supervision-example.toml:" in page


def waive(county: Path, *, expires: str = "2999-12-31", body: str = "石桥镇人民政府") -> Path:
    file = county / "waivers.toml"
    file.write_text(WAIVER.format(body=body, expires=expires), encoding="utf-8")
    return file


def judged(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    run(["check", "--format", "json", *map(str, arguments)])
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, SCHEMA)
    return document


def test_a_waiver_is_shown_in_every_output(county, capsys) -> None:
    waive(county)
    configure(county, 'waivers = ["waivers.toml"]\n')
    found = judged(capsys, report(county))["reports"][0]
    year = next(one for one in found["verdicts"] if one["rule"] == "title.year")
    assert (year["status"], year["lost"]) == ("waived", "0")
    assert "平台标题栏限三十字" in year["waived_by"]
    assert [(one["state"], one["line"]) for one in found["waivers"]] == [("applied", 3)]
    for flags in ((), ("--explain", "title.year")):
        run(["check", str(report(county)), *flags])
        page = capsys.readouterr().out
        assert "平台标题栏限三十字" in page
        assert "王某" in page


@pytest.mark.parametrize(
    ("change", "flags", "state", "said"),
    [
        ({"expires": "2024-06-30"}, (), "expired", "重新计分"),
        ({"expires": "2024-06-30"}, ("--as-of", "2024-06-30"), "applied", "已豁免"),
        ({"expires": "2024-06-30"}, ("--as-of", "2024-07-01"), "expired", "重新计分"),
    ],
)
def test_an_expired_waiver_counts_again_with_a_notice(
    county, capsys, change, flags, state, said
) -> None:
    file = waive(county, **change)
    found = judged(capsys, report(county), "--waivers", file, *flags)["reports"][0]
    assert [one["state"] for one in found["waivers"]] == [state]
    run(["check", str(report(county)), "--waivers", str(file), *flags])
    assert said in capsys.readouterr().out


def test_a_waiver_that_met_no_report_is_told_with_the_nearest_body(county, capsys) -> None:
    file = waive(county, body="石桥镇政府")
    document = judged(capsys, report(county), "--waivers", file)
    assert [one["rule"] for one in document["unmatched_waivers"]] == ["title.year"]
    assert document["reports"][0]["waivers"] == []
    run(["check", str(report(county)), "--waivers", str(file)])
    assert "是否应为“石桥镇人民政府”" in capsys.readouterr().out


def test_a_broken_waiver_file_ends_the_run_before_anything_is_judged(county, capsys) -> None:
    file = waive(county)
    file.write_text(file.read_text(encoding="utf-8").replace("system", "sytem"), encoding="utf-8")
    assert run(["check", str(report(county)), "--waivers", str(file)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "system_limit" in printed.err
    assert f"{file}:6" in printed.err


def test_the_checklist_says_by_the_rules_of_which_day(county, capsys) -> None:
    run(["check", str(report(county)), "--as-of", "2021-03-01"])
    page = capsys.readouterr().out
    assert "按 2021-03-01 有效的规则" in page
    assert "2019 版格式" in page
    found = judged(capsys, report(county), "--as-of", "2021-03-01")["reports"][0]
    assert (found["form"], found["in_force_on"], found["as_of"]) == (
        "2019", "2021-03-01", "2021-03-01"
    )  # fmt: skip
    plain = judged(capsys, report(county))["reports"][0]
    assert (plain["form"], plain["in_force_on"], plain["as_of"]) == ("2021", "2023-12-31", None)


def test_a_report_of_2020_gets_the_form_of_2019_and_says_so(county, capsys) -> None:
    words = report(county).read_text(encoding="utf-8").replace("2023", "2020")
    report(county).write_text(words.replace("2024", "2021"), encoding="utf-8")
    run(["check", str(report(county))])
    assert "2020 年度报告适用2019 版格式" in capsys.readouterr().out
