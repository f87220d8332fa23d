"""What differs between two editions is told by name, and nothing else is."""

from pathlib import Path

import pytest

from authoring.editions.editions import CASE, folder
from gongkai.authoring.editions import Change, compare, find_edition
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.rulefile.folder import builtin_folder


def _compared(before: Path | str, after: Path | str) -> tuple[Change, ...]:
    return compare(find_edition(str(before)), find_edition(str(after)))


def test_an_edition_does_not_differ_from_itself(tmp_path: Path):
    mine = folder(tmp_path)
    assert _compared(mine, mine) == ()
    assert _compared(builtin_folder(), builtin_folder()) == ()


def test_a_rule_is_added_and_removed(tmp_path: Path):
    mine = folder(tmp_path)
    (added,) = _compared(builtin_folder(), mine)
    assert (added.subject, added.id, added.what) == ("rule", "mine.interpretation", "added")
    (removed,) = _compared(mine, builtin_folder())
    assert (removed.what, removed.fields) == ("removed", ())


@pytest.mark.parametrize(
    ("change", "name", "key", "before", "after"),
    [
        ({"level": "info", "points": 0}, "level", None, "warning", "info"),
        ({"points": 3}, "points", None, 2, 3),
        ({"words": '"解读", "图解"'}, "parameter", "any_of", ["解读"], ["解读", "图解"]),
        ({"more": CASE}, "cases", None, 0, 1),
        ({"more": "[rule.applies]\nbodies = ['township']"}, "bodies", None, ("*",), ("township",)),
        ({"more": "[rule.applies]\nneeds = ['title.year']"}, "needs", None, (), ("title.year",)),
        ({"more": 'why = { zh = "因为", en = "because" }'}, "why", None, None, "因为"),
    ],
)
def test_each_field_of_a_rule(
    tmp_path: Path,
    change: dict[str, str],
    name: str,
    key: str | None,
    before: object,
    after: object,
):
    one = folder(tmp_path / "a")
    other = folder(tmp_path / "b", **change)
    (changed,) = _compared(one, other)
    field = changed.fields[0]
    assert (field.name, field.key, field.before) == (name, key, before)
    assert getattr(field.after, "zh", field.after) == after


def test_sources_profiles_and_bodies_too(tmp_path: Path):
    one, other = folder(tmp_path / "a"), folder(tmp_path / "b")
    (other / "sources").mkdir()
    (other / "sources" / "mine.toml").write_text(
        """
[[source]]
id = "mine-1"
title = { zh = "本市通知", en = "A notice" }
kind = "local"
confidence = "A"
""",
        encoding="utf-8",
    )
    (other / "profiles").mkdir()
    (other / "profiles" / "mine.toml").write_text(
        """
id = "mine"
title = { zh = "本市方案", en = "Ours" }
extends = "default"
[rules."title.year"]
points = 9
""",
        encoding="utf-8",
    )
    found = {(change.subject, change.id, change.what) for change in _compared(one, other)}
    assert found == {("source", "mine-1", "added"), ("profile", "mine", "added")}


def test_days_tell_the_form_and_the_rules_of_their_time():
    changes = _compared("2020-01-31", "2022-01-31")
    told = {(change.subject, change.id): change.what for change in changes}
    assert told["form", "2019"] == "removed"
    assert told["form", "2021"] == "added"
    assert told["rule", "other.fee"] == "added"
    assert told["source", "fees-109"] == "added"
    assert not any(what == "changed" for what in told.values())
    back = {(c.subject, c.id): c.what for c in _compared("2022-01-31", "2020-01-31")}
    assert back["rule", "other.fee"] == "removed"


@pytest.mark.parametrize("word", ["no-such-edition", "2022-13-45", "HEAD^{tree}", "--all"])
def test_what_is_no_edition_is_told(word: str):
    with pytest.raises(GongkaiError):
        find_edition(word)


def test_a_folder_without_rules_is_no_edition(tmp_path: Path):
    with pytest.raises(GongkaiError) as told:
        find_edition(str(tmp_path))
    assert told.value.message.key == "diff.no_rules"


def test_a_wrong_rule_file_is_told_with_its_edition(tmp_path: Path):
    broken = folder(tmp_path / "old", level="grave")
    with pytest.raises(RuleFileError) as told:
        find_edition(str(broken))
    assert told.value.file == f"{broken}:checks/mine.toml"
