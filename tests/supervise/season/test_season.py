"""The made-up season is what it claims to be."""

import json
from collections import Counter
from pathlib import Path

import pytest

from gongkai import check, load_rulebook, read_report
from supervise.season import Season, write_season

RULEBOOK = load_rulebook(with_cases=False)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return write_season(tmp_path_factory.mktemp("season"), 40, 3, pdf=False)


def test_every_fault_is_planted_and_every_one_to_be_found_told(season: Season):
    truth = json.loads((season.folder / "truth.json").read_text(encoding="utf-8"))
    assert len({one["fault"] for one in truth["planted"]}) == 12
    rules = {one["rule"] for one in truth["expected"] if not one["may"]}
    assert {"chain.requests", "chain.stock", "copies.bodies", "copies.own_year"} <= rules
    assert {"season.missing", "season.late", "season.duplicate", "outlier.unit"} <= rules


def test_the_same_seed_gives_the_same_files(season: Season, tmp_path: Path):
    again = write_season(tmp_path, 40, 3, pdf=False)
    assert again.planted == season.planted
    for path in sorted(season.folder.rglob("*.*")):
        twin = tmp_path / path.relative_to(season.folder)
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_each_report_by_itself_is_read_whole_and_has_no_fault_of_its_own(season: Season):
    """Faults of the season do not show in one report, but for lateness and outliers."""
    fails: Counter[str] = Counter()
    for path in sorted((season.folder / "reports").rglob("*.*"))[::3]:
        report = read_report(path, RULEBOOK)
        assert report.body.name == path.stem.removesuffix("（修订）")
        assert len(report.cells) == 200 and not report.doubts, path
        fails.update(one.rule for one in check(report, RULEBOOK).verdicts if one.status == "fail")
    assert set(fails) <= {"publication.deadline", "publication.early", "title.year"}, fails
