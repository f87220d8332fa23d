"""A season out of a register: who is ranked with whom, what moved, what is common, what was
decided."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.model.errors import GongkaiError
from gongkai.supervise.season import Season, read_season
from gongkai.supervise.season.season import SeasonEntry
from gongkai.supervise.season.verdicts import score_after
from supervise.season.registered import FAILED, JUDGED_BY, Ledger, ledger
from support.judged import rulebook


def season_of(book: Ledger, year: int | None = None) -> Season:
    with book.register.reading() as connection:
        return read_season(connection, rulebook(), year)


def place(season: Season, body: str) -> SeasonEntry:
    return next(one for one in season.places() if one.body.name == body)


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    return ledger(tmp_path)


def test_equal_scores_share_a_rank_within_their_kind(book: Ledger):
    ranks = {
        group.kind: [(one.rank, one.tied, one.body.name) for one in group.ranked]
        for group in season_of(book).groups
    }
    assert ranks == {
        "department": [
            (1, False, "青岭县乙局"),
            (2, True, "青岭县丙局"),
            (2, True, "青岭县甲局"),
            (4, False, "青岭县丁局"),
        ],
        "township": [(1, False, "青岭县西镇人民政府"), (2, False, "青岭县东镇人民政府")],
    }


def test_what_has_no_grade_has_no_rank(book: Ledger):
    department = season_of(book).groups[0]
    assert [(one.body.name, one.rank) for one in department.ungraded] == [("青岭县戊局", None)]


def test_bodies_without_a_score_come_first_with_the_file_that_bears_their_name(book: Ledger):
    season = season_of(book)
    assert [(one.body.name, one.condition, one.source) for one in season.absent] == [
        ("青岭县庚局", "unreadable", "2024/青岭县庚局.pdf"),
        ("青岭县己局", "missing", ""),
    ]
    assert [stray.source for stray in season.strays] == ["2024/扫描.pdf"]


def test_a_report_that_these_rules_never_judged_is_told(book: Ledger):
    book.body("青岭县辛局")
    book.report("青岭县辛局", 2024, "100.0", judged_by="c" * 64)
    assert place(season_of(book), "青岭县辛局").condition == "unjudged"


def test_a_report_of_nobody_is_told(book: Ledger):
    book.report(None, 2024, "50.0")
    assert ("2024/无名.html", "no_body") in {(s.source, s.state) for s in season_of(book).strays}


def test_who_need_not_report_is_not_missing(book: Ledger):
    book.body("青岭县旧局", until=2022)
    book.body("青岭县路过局", origin="guessed", since=None)
    assert len(season_of(book).absent) == 2


def test_movement_since_last_year_is_among_those_compared_now(book: Ledger):
    first, second = (place(season_of(book), f"青岭县{name}") for name in ("甲局", "乙局"))
    assert first.last_year and (first.last_year.score, first.last_year.rank) == (Decimal(85), 1)
    assert second.last_year and second.last_year.rank == 2
    assert place(season_of(book), "青岭县丙局").last_year is None


def test_movement_since_the_run_before(book: Ledger):
    assert season_of(book).compared == "first"
    book.stood(1, "青岭县甲局", 2024, "60.0")
    book.run()
    season = season_of(book)
    before = place(season, "青岭县甲局").last_run
    assert season.compared == "same" and before and before.score == Decimal(60)


def test_runs_by_other_rules_are_not_compared(tmp_path: Path):
    book = Ledger(tmp_path)
    book.run("c" * 64)
    book.run()
    book.body("甲局")
    book.report("甲局", 2024, "90.0")
    book.stood(1, "甲局", 2024, "60.0")
    season = season_of(book)
    assert (season.compared, place(season, "甲局").last_run) == ("other_rules", None)


def test_a_run_cut_short_changes_nothing_and_is_told(book: Ledger):
    before = season_of(book)
    book.run("c" * 64, finished=False)
    assert season_of(book) == replace(before, unfinished=True)


def test_commonest_faults_with_shares_and_trend(book: Ledger):
    fault = season_of(book).faults[0]
    assert (fault.rule, fault.share.failed, fault.share.applied) == ("problems.stated", 4, 7)
    assert {kind: (one.failed, one.applied) for kind, one in fault.kinds.items()} == {
        "department": (3, 5),
        "township": (1, 2),
    }
    assert fault.trend == Decimal(4) / 7 - Decimal(1) / 2


def test_rules_come_in_the_order_of_the_rulebook(book: Ledger):
    assert season_of(book).rules == ("overview.platform", "problems.stated")


def test_bars(book: Ledger):
    assert season_of(book).groups[0].bars == {95: 1, 90: 2, 80: 1}


def test_a_dismissed_fault_counts_as_kept_beside_the_score(book: Ledger):
    book.decide("青岭县甲局", 2024, "problems.stated", "dismissed")
    found = place(season_of(book), "青岭县甲局")
    assert (found.score, found.after, found.rank) == (Decimal("90.0"), Decimal("100.0"), 2)
    assert [(mark.status, mark.state) for mark in found.marks] == [("fail", "dismissed")]
    assert found.count("error") == 0


def test_the_last_decision_counts_and_confirming_moves_nothing(book: Ledger):
    book.decide("青岭县丙局", 2024, "problems.stated", "dismissed")
    book.decide("青岭县丙局", 2024, "problems.stated", "confirmed")
    statuses, points = {"a": "pass", "b": "fail"}, {"a": Decimal(3), "b": Decimal(1)}
    assert score_after(statuses, points, {"b": "confirmed"}) == Decimal("75.0")
    assert place(season_of(book), "青岭县丙局").count("error") == 1


def test_scores_after_decisions():
    statuses = {"a": "pass", "b": "fail", "c": "fail", "d": "doubt"}
    points = {"a": Decimal(5), "b": Decimal(3), "c": Decimal(2), "d": Decimal(9)}
    assert score_after(statuses, points, {"b": "dismissed"}) == Decimal("80.0")
    assert score_after(statuses, points, {"b": "waived"}) == Decimal("71.4")
    assert score_after(statuses, points, {"d": "dismissed"}) == Decimal("50.0")
    assert score_after({"b": "fail"}, points, {"b": "waived"}) is None


def test_findings_over_many_reports_with_both_passages(book: Ledger):
    evidence = (
        '{"fix": "重写", "places": [{"raw": "本段"}, {"raw": "他段", "source": "2024/乙.html"}]}'
    )
    book.finding("copies.bodies", "青岭县甲局", 2024, evidence)
    book.finding("season.late", "青岭县乙局", 2024)
    book.finding("season.late", "青岭县甲局", 2023)
    book.decide("青岭县乙局", 2024, "season.late", "waived")
    found = season_of(book).findings
    assert {(one.mark.rule, one.body.name, one.mark.state) for one in found} == {
        ("copies.bodies", "青岭县甲局", "fail"),
        ("season.late", "青岭县乙局", "waived"),
    }
    (sides,) = next(one for one in found if one.sides).sides
    assert (sides.own, sides.other, sides.source) == ("本段", "他段", "2024/乙.html")


def test_another_year(book: Ledger):
    season = season_of(book, 2023)
    assert [one.body.name for one in season.groups[0].ranked] == ["青岭县甲局", "青岭县乙局"]
    assert season.years == ((2023, 2), (2024, 7))


def test_a_year_without_reports_and_an_empty_register_are_told(book: Ledger, tmp_path: Path):
    with pytest.raises(GongkaiError, match="no_year"):
        season_of(book, 2019)
    (tmp_path / "new").mkdir()
    with pytest.raises(GongkaiError, match="nothing"):
        season_of(Ledger(tmp_path / "new"))


def test_the_order_of_writing_does_not_matter(tmp_path: Path):
    seasons: list[Season] = []
    for names in (("甲局", "乙局"), ("乙局", "甲局")):
        folder = tmp_path / names[0]
        folder.mkdir()
        book = Ledger(folder)
        book.run()
        for name in names:
            book.body(name)
            book.report(name, 2024, "90.0", verdicts=FAILED, judged_by=JUDGED_BY)
        seasons.append(season_of(book))
    first, second = (
        [(one.body, one.rank, one.marks) for one in season.groups[0].ranked] for season in seasons
    )
    assert first == second
