"""The project as somebody gets it: the wheel, the README, the commands it prints."""

import os
import re
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from zipfile import ZipFile

import pytest
import tomli

from gongkai import load_rulebook, load_waivers
from gongkai_cli.commands.configuration import load_configuration

ROOT = Path(__file__).resolve().parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
SAMPLE = ROOT / "samples" / "township-2024.html"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_everything_that_runs(wheel: Path):
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    rules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.toml")}
    assert {f"gongkai/{name}" for name in rules} <= names
    assert {"gongkai/py.typed", "gongkai_cli/py.typed"} <= names
    assert {f"gongkai/locale/{lang}/LC_MESSAGES/gongkai.mo" for lang in ("zh", "en")} <= names
    assert any(name.startswith("gongkai/schema/") and name.endswith(".json") for name in names)
    pages = {
        path.relative_to(ROOT / "cli").as_posix()
        for path in (ROOT / "cli" / "gongkai_cli").rglob("*")
        if path.suffix in (".html", ".css", ".js")
    }
    assert pages <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "gongkai",
        "gongkai_cli",
    }


def test_the_command_works_from_the_wheel(wheel: Path, tmp_path: Path):
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    where = "import gongkai, gongkai_cli; print(gongkai.__file__, gongkai_cli.__file__)"
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    for arguments, said in (
        (["-c", where], str(tmp_path / "gongkai_cli")),
        (["-m", "gongkai_cli", "check", str(SAMPLE)], "柳河镇"),
    ):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert said in done.stdout


def test_the_lock_names_no_place_to_download_from():
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert "--hash=sha256:" in text, lock.name


def _commands(readme: Path) -> list[str]:
    """The lines that the README prints as commands."""
    blocks = re.findall(
        r"```(?:sh|bash|console)\n(.*?)```", readme.read_text(encoding="utf-8"), re.S
    )
    lines = (line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines())
    return [line.partition(" #")[0].strip() for line in lines if line and not line.startswith("#")]


def test_both_readmes_print_the_same_commands():
    english, chinese = map(_commands, READMES)
    assert english == chinese
    assert {"make demo", "make test"} <= set(english)


def test_continuous_integration_runs_the_test_command_of_the_readme():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake test\n" in run
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_command_of_the_readme_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for line in _commands(READMES[0]):
        program, *words = line.split()
        if program == "make":
            assert words[0] in targets, line
        elif program.endswith("gongkai"):
            _assert_known(words, line)


def _assert_known(words: list[str], line: str) -> None:
    """Its subcommands and options are those that ``--help`` lists."""
    command: list[str] = []
    for word in words:
        if word.startswith("-") or "/" in word or "." in word:
            break
        command.append(word)
    while command:
        done = subprocess.run(
            [sys.executable, "-m", "gongkai_cli", *command, "--help"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode == 0:
            break
        command.pop()
    assert command, line
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert [option for option in options if option not in done.stdout] == [], line


def _block(readme: Path, language: str) -> str:
    return readme.read_text(encoding="utf-8").partition(f"```{language}\n")[2].partition("```")[0]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_python_of_the_readme_runs(readme: Path, capsys: pytest.CaptureFixture[str]):
    with chdir(ROOT):
        exec(compile(_block(readme, "python"), readme.name, "exec"), {})
    assert "requests.balance" in capsys.readouterr().out


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_rule_shown_in_the_readme_is_a_rule_of_the_project(readme: Path):
    (shown,) = tomli.loads(_block(readme, "toml"))["rule"]
    rules = tomli.loads((ROOT / "rules/checks/requests.toml").read_text(encoding="utf-8"))["rule"]
    (real,) = (rule for rule in rules if rule["id"] == shown["id"])
    for key in ("title", "basis", "kind", "each", "require", "level", "points", "fix"):
        assert shown[key] == real[key], key
    assert all(case in real["case"] for case in shown["case"])


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_settings_and_the_waiver_of_the_readme_are_right(readme: Path, tmp_path: Path):
    for name in ("gongkai.toml", "waivers.toml"):
        text = _block(readme, f"toml\n# {name}")
        (tmp_path / name).write_text(text, encoding="utf-8")
    configuration = load_configuration(tmp_path / "gongkai.toml")
    assert configuration.values["waivers"] == (str(tmp_path / "waivers.toml"),)
    (waiver,) = load_waivers([tmp_path / "waivers.toml"], load_rulebook(with_cases=False).rules)
    assert waiver.rule == "title.year"


def test_the_picture_and_links_of_the_readmes_are_there():
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#]+)\)", text)
        assert links
        missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
        assert missing == [], readme.name
