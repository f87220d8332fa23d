"""Years, the statistical period, impossible days and the day of publication."""

from datetime import date

import pytest

from kinds.measuring import found, measure, rule, told
from support.judged import rulebook

PERIOD = "自2023年1月1日起至2023年12月31日止"


@pytest.mark.parametrize(
    ("period", "off", "doubtful"),
    [
        (PERIOD, 0, False),
        ("为2023年1月1日至12月31日", 0, False),
        ("为2023年1月1日—2023年12月31日", 0, False),
        ("自2023年1月1日起至2023年12月30日止", 1, False),
        ("自2023年3月1日起至2023年12月31日止", 1, False),
        ("自20231月1日起至202312月31日止", 0, True),
    ],
)
def test_the_period_is_the_whole_year(period: str, off: int, doubtful: bool) -> None:
    observed = measure(rule("date", check="full_year"), told(replace=[[PERIOD, period]]))
    assert (observed.value, observed.doubtful) == (off, doubtful)


def test_a_missing_period_is_missing() -> None:
    report = told(text={"preamble": "根据条例编制本报告。"})
    assert measure(rule("date", check="stated"), report).value == 1
    assert measure(rule("date", check="full_year"), report).value is None


def test_years_that_differ_are_quoted_with_their_places() -> None:
    made = rule("date", check="years_agree", years=["title", "period", "opening"])
    assert measure(made, told()).value == 0
    last = told(replace=[[PERIOD, "自2022年1月1日起至2022年12月31日止"]])
    assert measure(made, last).fills["years"] == (2023, 2022)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("3月31日", 0),
        ("2月29日", 0),
        ("2023年2月29日", 1),
        ("2024年2月29日", 0),
        ("2月30日", 1),
        ("4月31日", 1),
        ("13月1日", 1),
        ("0月5日", 1),
        ("20241月18日", 0),
        ("２０２４年１３月１日", 1),
    ],
)
def test_days_that_do_not_exist(said: str, count: int) -> None:
    report = told(text={"closing": f"青岭县农业农村局\n{said}"})
    assert measure(rule("date", check="possible", where=["closing"]), report).value == count


@pytest.mark.parametrize(
    ("said", "count"),
    [("12月31止。", 1), ("2023度，", 1), ("2023年年度报告", 0), ("2023年年，", 1), ("5月月底", 1)],
)
def test_slips_in_dates(said: str, count: int) -> None:
    made = rulebook().rule("text.dates")
    assert made
    assert measure(made, told(text={"overview": said})).value == count


@pytest.mark.parametrize(
    ("base", "day", "late"),
    [
        ("department", date(2024, 1, 31), 0),
        ("department", date(2024, 2, 1), 1),
        ("government", date(2024, 3, 31), 0),
        ("government", date(2024, 4, 2), 2),
        ("township", date(2024, 2, 10), 10),
    ],
)
def test_article_49_sets_the_day(base: str, day: date, late: int) -> None:
    made = rulebook().rule("publication.deadline")
    assert made
    assert measure(made, told(base), published=day).value == late


def test_nobody_publishes_before_the_year_has_ended() -> None:
    made = rule("date", check="early")
    assert measure(made, told(), published=date(2023, 12, 31)).value == 1
    assert measure(made, told(), published=date(2024, 1, 1)).value == 0
    assert measure(made, told()).value is None
    assert found(made, told(), published=date(2023, 12, 31)) == ["2023-12-31"]
