"""Revisions of git: the rules folder as it stood, or a clear word why not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from authoring.editions.editions import folder
from gongkai.authoring.editions import compare, find_edition
from gongkai.model.errors import GongkaiError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits of a rules folder below the top of a repository; the tag ``before`` is older
    than the folder."""
    _git(tmp_path, "init", "--quiet")
    (tmp_path / "README").write_text("rules to come", encoding="utf-8")
    _commit(tmp_path, "nothing yet")
    _git(tmp_path, "tag", "before")
    folder(tmp_path / "our" / "rules", points=2)
    _commit(tmp_path, "two points")
    folder(tmp_path / "our" / "rules", points=5)
    _commit(tmp_path, "five points")
    return tmp_path / "our" / "rules"


def _git(place: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Clerk", "-c", "user.email=clerk@example.org")
    subprocess.run(
        ["git", "-C", str(place), *identity, *arguments], check=True, capture_output=True
    )


def _commit(place: Path, told: str) -> None:
    _git(place, "add", "--all")
    _git(place, "commit", "--quiet", "--no-gpg-sign", "-m", told)


def test_two_revisions(repository: Path):
    (change,) = compare(*(find_edition(word, [repository]) for word in ("HEAD~1", "HEAD")))
    (field,) = change.fields
    assert (field.name, field.before, field.after) == ("points", 2, 5)


def test_a_revision_against_what_lies_in_the_folder_now(repository: Path):
    folder(repository, points=7)
    before, after = find_edition("HEAD", [repository]), find_edition(str(repository))
    assert [field.after for field in compare(before, after)[0].fields] == [7]


@pytest.mark.parametrize(
    ("revision", "reason"),
    [("nowhere", "diff.no_edition"), ("before", "diff.not_there_yet"), ("-p", "diff.no_edition")],
)
def test_no_such_revision(repository: Path, revision: str, reason: str):
    with pytest.raises(GongkaiError) as told:
        find_edition(revision, [repository])
    assert told.value.message.key == reason


def test_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    mine = folder(tmp_path / "rules")
    with pytest.raises(GongkaiError) as told:
        find_edition("HEAD", [mine])
    assert told.value.message.key == "diff.no_repository"


def test_without_git_the_remedy_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GongkaiError) as told:
        find_edition("HEAD", [repository])
    assert told.value.message.key == "diff.no_git"
