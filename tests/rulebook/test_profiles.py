"""Profiles: laid over each other key by key, every value with its origin, and what they do to score
and grade."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gongkai.check import check
from gongkai.model.assessment import Assessment
from gongkai.model.errors import RuleFileError
from gongkai.model.message import render
from gongkai.model.profile import Override, Profile
from gongkai.model.report import Report
from gongkai.rulebook import Rulebook, load
from gongkai.rulebook.layers import layered_rules, profile_changes
from support.judged import report_of, rulebook

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HEAD = 'id = "{id}"\ntitle = {{ zh = "{id}", en = "{id}" }}\nextends = "{below}"\n'
EXAMPLE = "supervision-example"


def written(file: Path, id: str, below: str, *more: str) -> Path:  # noqa: A002
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD.format(id=id, below=below) + "\n".join(more), encoding="utf-8")
    return file


def override(profile: Profile, name: str) -> Override:
    return profile.rules[name]


@cache
def report() -> Report:
    """A report with one error and three warnings."""
    return report_of(SAMPLES / "township-zeros-2023.txt")


def judged_by(profile: Profile) -> Assessment:
    book = rulebook()
    return check(report(), replace(book, profiles={"mine": profile}), profile="mine")


def test_built_in_then_folder_then_file_key_by_key(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    written(folder / "profiles" / "city.toml", "city", "township", 'fail_on = "warning"',
            '[rules."publication.deadline"]', "points = 7")  # fmt: skip
    own = written(tmp_path / "own.toml", "own", "city", '[rules."publication.deadline"]',
                  "veto = true", '[rules."title.year"]', "silenced = true")  # fmt: skip
    found = load([folder], with_cases=False, profile=own).profiles["own"]
    deadline = override(found, "publication.deadline")
    assert (deadline.level, deadline.points, deadline.veto) == ("warning", 7, True)
    assert deadline.origins["level"].startswith("profiles/township.toml:")
    assert deadline.origins["points"] == f"{folder / 'profiles' / 'city.toml'}:6"
    assert deadline.origins["veto"] == f"{own}:5"
    assert override(found, "title.year").silenced
    assert found.fail_on == "warning"
    assert found.origins["fail_on"] == f"{folder / 'profiles' / 'city.toml'}:4"
    assert found.origins["bands"].startswith("profiles/default.toml:")
    assert (found.bodies, found.file) == ((), str(own))


def test_a_rule_silenced_below_can_be_heard_again(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    written(folder / "profiles" / "city.toml", "city", "default", '[rules."title.year"]',
            "silenced = true")  # fmt: skip
    own = written(tmp_path / "own.toml", "own", "city", '[rules."title.year"]', "silenced = false")
    assert not override(load([folder], profile=own).profiles["own"], "title.year").silenced


def test_a_profile_file_that_lies_in_a_folder_of_rules_is_no_duplicate(tmp_path: Path) -> None:
    own = written(tmp_path / "profiles" / "own.toml", "own", "default")
    assert load([tmp_path], with_cases=False, profile=own).profiles["own"].file == str(own)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('fail_on = "warnings"', "warning"),
        ('[rules."title.year"]\nvetoes = true', "veto"),
        ('[rules."title.year"]\nveto = "yes"', "true 或 false"),
    ],
)
def test_a_wrong_profile_file_is_told(tmp_path: Path, more: str, said: str) -> None:
    own = written(tmp_path / "own.toml", "own", "default", more)
    with pytest.raises(RuleFileError) as caught:
        load(with_cases=False, profile=own)
    assert caught.value.file == str(own)
    assert said in render(caught.value.message)


def test_an_id_that_is_taken_and_a_file_that_is_missing_are_refused(tmp_path: Path) -> None:
    for own in (written(tmp_path / "own.toml", "township", "default"), tmp_path / "none.toml"):
        with pytest.raises(RuleFileError):
            load(with_cases=False, profile=own)


def test_the_file_of_a_profile_counts_towards_the_hash(tmp_path: Path) -> None:
    plain = load(with_cases=False).sha256
    own = written(tmp_path / "own.toml", "own", "default")
    first = load(with_cases=False, profile=own).sha256
    written(own, "own", "default", 'fail_on = "info"')
    assert len({plain, first, load(with_cases=False, profile=own).sha256}) == 3


def test_every_change_is_told_with_what_was_before(tmp_path: Path) -> None:
    own = written(tmp_path / "own.toml", "own", "township", '[rules."title.year"]', "points = 9")
    book = load(with_cases=False, profile=own)
    told = {(one.rule, one.field): one for one in profile_changes(book, book.profiles["own"])}
    assert (told["title.year", "points"].before, told["title.year", "points"].after) == (3, 9)
    assert told["publication.deadline", "level"].before == "error"
    assert list(layered_rules(book, [])) == []


def test_the_example_of_supervisors_speaks_only_when_asked() -> None:
    book: Rulebook = rulebook()
    example = book.profiles[EXAMPLE]
    assert example.bodies == ()
    assert all(book.profile_for(kind.id).id != EXAMPLE for kind in book.bodies)
    assert check(report(), book).provenance.profile == "township"
    found = check(report(), book, profile=EXAMPLE)
    points = {one.rule: one.points for one in found.verdicts}
    assert (points["title.year"], points["sections.other"], points["privacy.mobile"]) == (2, 5, 6)
    assert [band.at_least for band in example.bands] == [90, 70, 60, 0]


@pytest.mark.parametrize(
    ("changes", "status", "lost", "grade"),
    [
        (Override(), "fail", None, None),
        (Override(silenced=True), "not_applicable", 0, None),
        (Override(level="info"), "fail", 0, None),
        (Override(points=Decimal("2.5")), "fail", Decimal("2.5"), None),
        (Override(points=Decimal(999)), "fail", 999, "poor"),
        (Override(veto=True), "fail", None, "poor"),
    ],
)
def test_what_a_profile_says_of_a_rule_is_what_changes(changes, status, lost, grade) -> None:
    default = rulebook().profiles["default"]
    plain, found = (judged_by(replace(default, rules=r)) for r in ({}, {"title.year": changes}))
    before, after = (
        next(v for v in one.verdicts if v.rule == "title.year") for one in (plain, found)
    )
    lost = before.points if lost is None else lost
    assert (after.status, after.lost) == (status, lost)
    assert found.score.kept == plain.score.kept
    assert found.score.applied == plain.score.applied - before.lost + lost
    value = found.score.value
    assert value is not None
    assert found.grade is not None
    assert found.grade.id == (grade or next(b.id for b in default.bands if value >= b.at_least))


@settings(max_examples=60, deadline=None)
@given(
    changes=some.dictionaries(
        some.sampled_from([rule.id for rule in rulebook().rules if rule.kind != "meta"]),
        some.builds(
            Override,
            points=some.none() | some.decimals(0, 50, places=2),
            level=some.none() | some.sampled_from(["warning", "info"]),
        ),
    ),
    limits=some.sets(some.integers(1, 1000), min_size=3, max_size=3),
)
def test_whatever_a_profile_says_score_trail_and_grade_agree(changes, limits) -> None:
    default = rulebook().profiles["default"]
    steps = [*(Decimal(one) / 10 for one in sorted(limits, reverse=True)), Decimal(0)]
    bands = tuple(
        replace(band, at_least=step) for band, step in zip(default.bands, steps, strict=True)
    )
    found = judged_by(replace(default, rules=changes, bands=bands, judged_at_least=Decimal(0)))
    value = found.score.value
    assert value is not None
    kept = sum(one.points for one in found.verdicts if one.status == "pass")
    lost = sum(one.lost for one in found.verdicts)
    assert abs(value - 100 * kept / (kept + lost)) <= Decimal("0.05")
    assert sum((one.taken for one in found.score.trail), Decimal(0)) == 100 - value
    assert found.grade is not None
    assert found.grade.id == next(band.id for band in bands if value >= band.at_least)
