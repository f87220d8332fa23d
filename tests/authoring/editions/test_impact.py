"""Whose score, grade or verdicts would change."""

from pathlib import Path

from authoring.editions.editions import folder
from gongkai.authoring.editions import Effect, Failure, find_edition, impact, report_files
from gongkai.rulefile.folder import builtin_folder

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def _results(archive: Path, before: Path | str, after: Path | str) -> dict[str, Effect | Failure]:
    files = report_files(archive)
    results = impact(files, find_edition(str(before)), find_edition(str(after)))
    return {Path(one.source).name: one for one in results}


def _effect(result: Effect | Failure) -> Effect:
    assert isinstance(result, Effect)
    return result


def test_a_rule_that_all_fail_costs_all(tmp_path: Path):
    strict = folder(tmp_path, words='"从来没有的话"', points=50)
    results = _results(SAMPLES, builtin_folder(), strict)
    best = _effect(results["township-2024.html"])
    assert best.change < -20
    assert best.regraded
    assert [(turn.rule, turn.before, turn.after) for turn in best.turns] == [
        ("mine.interpretation", None, "fail")
    ]


def test_the_same_edition_changes_nothing():
    results = _results(SAMPLES, builtin_folder(), builtin_folder())
    effects = [one for one in results.values() if isinstance(one, Effect)]
    assert len(effects) == 6
    assert not any(effect.differs for effect in effects)


def test_days_judge_by_the_rules_of_their_time():
    results = _results(SAMPLES, "2020-01-31", "2022-01-31")
    turns = {turn.rule: turn for turn in _effect(results["township-zeros-2023.txt"]).turns}
    assert (turns["other.fee"].before, turns["other.fee"].after) == ("not_applicable", "fail")


def test_what_cannot_be_judged_is_told_and_hides_nothing(tmp_path: Path):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "empty.txt").write_bytes(b"")
    (archive / "letter.txt").write_text("关于召开会议的通知。", encoding="utf-8")
    (archive / ".hidden").write_bytes(b"")
    sample = SAMPLES / "township-zeros-2023.txt"
    (archive / "report.txt").write_bytes(sample.read_bytes())
    results = _results(archive, builtin_folder(), builtin_folder())
    assert {*results} == {"empty.txt", "letter.txt", "report.txt"}
    assert isinstance(results["report.txt"], Effect)
    skipped = {name: one.skipped for name, one in results.items() if isinstance(one, Failure)}
    assert skipped == {"empty.txt": False, "letter.txt": True}
