"""The year reported on, the reporting period, and the dates a report prints."""

from datetime import date

import pytest

from gongkai.model.document import Paragraph
from gongkai.recognise.dates import find_periods
from recognise.pages import WORDINGS, full, report

FULL_2023 = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("所列数据的统计期限自2023年1月1日起至2023年12月31日止。", *FULL_2023),
        ("数据统计期限为2023年1月1日至12月31日。", *FULL_2023),
        ("统计时限：2023.1.1—2023.12.31。", *FULL_2023),
        ("统计期限为 2023 年 1 月 1 日 － 2023 年 12 月 31 日", *FULL_2023),
        ("本报告统计期间为2023-01-01至2023-12-31。", *FULL_2023),
        ("统计期限为2023年1月至12月。", *FULL_2023),
        ("本报告所列数据统计期限为2023年度。", *FULL_2023),
        ("数据的统计期限从2023年1月1日到12月31止。", *FULL_2023),
        ("数据统计期限为2023年1月1日至2023年12月30日。", date(2023, 1, 1), date(2023, 12, 30)),
        ("统计期限为2023年1月1日至2023年11月31日。", date(2023, 1, 1), None),
    ],
)
def test_periods(sentence: str, start: date, end: date | None) -> None:
    (period,) = find_periods([Paragraph(sentence)], WORDINGS)
    assert (period.start, period.end, period.garbled) == (start, end, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "数据统计期限为20231月1日至12月31日。",
        "统计期限为202311日至20231231日。",
        "数据统计期限自20231月1日起至202312月31日止。",
        "统计期限：2023年11日至2023年1231日。",
    ],
)
def test_periods_that_lost_digits_are_doubted(sentence: str) -> None:
    (period,) = find_periods([Paragraph(sentence)], WORDINGS)
    assert period.garbled
    assert period.start is None
    found = report(*full(title="柳河镇政府信息公开工作年度报告", preamble=sentence))
    assert found.year == 2023
    assert any(doubt.about == "period" for doubt in found.doubts)


@pytest.mark.parametrize(
    "sentence",
    [
        "我镇对2023年政府信息公开工作做了认真总结。",
        "根据《关于做好2023年政府信息公开工作年度报告编制和发布工作的通知》（某办函〔2024〕1号）要求。",
        "数据核定时间点为2023年12月31日。",
        "2023年3月1日至3月15日开展了宣传活动。",
    ],
)
def test_what_is_no_period(sentence: str) -> None:
    assert find_periods([Paragraph(sentence)], WORDINGS) == ()


NOTICE = "根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》（某函〔2024〕1号）编制。"


@pytest.mark.parametrize(
    ("parts", "year"),
    [
        ({"title": "柳河镇2023年政府信息公开工作年度报告"}, 2023),
        ({"title": "柳河镇二〇二三年政府信息公开工作年度报告"}, 2023),
        ({"title": "柳河镇2023政府信息公开工作年度报告"}, 2023),
        (
            {"title": "柳河镇2023年政府信息公开工作年度报告", "overview": "2022年，我镇做好公开。"},
            2023,
        ),
        ({"preamble": "数据统计期限为2023年1月1日至12月31日。"}, 2023),
        ({"preamble": NOTICE, "overview": "2023年，我镇做好公开工作，较2022年增加3条。"}, 2023),
        ({"preamble": NOTICE, "overview": "按照2021—2025年规划要求推进公开。"}, None),
    ],
)
def test_the_year_reported_on(parts: dict[str, str], year: int | None) -> None:
    lines = full(**{"title": "柳河镇政府信息公开工作年度报告", **parts})
    assert report(*lines).year == year


def test_a_signature_tells_the_year_only_where_nothing_else_does() -> None:
    unsaid = full(title="柳河镇政府信息公开工作年度报告")
    assert report(*unsaid, "柳河镇人民政府", "2024年1月20日").year == 2023
    assert {mention.where for mention in report(*full(), "2024年1月20日").years} == {"title"}


def test_years_that_disagree_are_all_told() -> None:
    found = report(
        *full(
            preamble="统计期限为2022年1月1日至12月31日。",
            overview="（一）主动公开。2021年，公开信息3条。\n（二）依申请公开。2023年，未收到申请。",
        )
    )
    told = [(mention.year, mention.where) for mention in found.years]
    assert told == [(2023, "title"), (2022, "period"), (2021, "opening"), (2023, "opening")]


def test_links_to_the_reports_of_other_years_claim_nothing() -> None:
    links = "2022年政府信息公开工作年度报告\n2021年政府信息公开工作年度报告"
    found = report(*full(preamble=links))
    assert {mention.year for mention in found.years} == {2023}


def test_what_is_hereby_reported_is_no_plan() -> None:
    found = report(*full(overview="2022年，我镇推进政府信息公开工作，现将有关情况报告如下。"))
    assert (2022, "opening") in [(mention.year, mention.where) for mention in found.years]


def test_dates_of_publication_and_signature() -> None:
    head = ("发布时间：2024-01-31 10:20 来源：镇政府", "索引号：1")
    found = report(*head, *full(), "二〇二四年一月二十日")
    assert [(printed.day, printed.role) for printed in found.dates] == [
        (date(2024, 1, 31), "published"),
        (date(2024, 1, 20), "signed"),
    ]


@pytest.mark.parametrize(
    ("year", "form"), [(2016, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")]
)
def test_the_form_in_force(year: int, form: str) -> None:
    found = report(*full(title=f"柳河镇{year}年政府信息公开工作年度报告"))
    assert found.form == form
    assert any(doubt.about == "year" for doubt in found.doubts) == (year < 2019)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("（国办公开办函〔2021〕30号）", False),
        ("（国办公开办函[2021]30号）", False),
        ("（国办公开办函〔202130号）", True),
    ],
)
def test_document_numbers_that_lost_a_bracket(text: str, lost: bool) -> None:
    found = report(*full(preamble=f"根据有关通知{text}要求编制。"))
    assert any(doubt.message.key == "doubt.garbled_number" for doubt in found.doubts) == lost


@pytest.mark.parametrize(
    "line",
    [
        "2024-01-18 17:21 柳河镇",
        "2024年1月18日 09:05:33",
        "时间 : 2024-01-18",
        "时间：2024-01-18 10:00 浏览次数：12",
        "发布于 2024/01/18",
        "上传日期：2024.1.18",
    ],
)
def test_the_day_of_publication_as_pages_print_it(line: str) -> None:
    found = report(*full(preamble=line)).dates
    assert [(one.day, one.role) for one in found] == [(date(2024, 1, 18), "published")]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("编制2023年年度报告，数据统计期限为1月1日至12月31日", date(2023, 1, 1)),
        ("数据统计从2023年1月1日始至2023年12月31日止", date(2023, 1, 1)),
        ("统计时段自2023年1月1日开始，到2023年12月31日", date(2023, 1, 1)),
    ],
)
def test_periods_in_other_words(sentence: str, start: date) -> None:
    (period,) = find_periods([Paragraph(sentence)], WORDINGS)
    assert (period.start, period.end) == (start, date(2023, 12, 31))


@pytest.mark.parametrize(
    ("opening", "claims"),
    [
        ("2022年，我镇坚持公开为常态。", True),
        ("2022年我镇坚持公开为常态。", True),
        ("2022年结转的申请已经办结。", False),
        ("2022年以来，我镇连续三年开展评议。", False),
        ("2022年底，新平台投入使用。", False),
    ],
)
def test_a_year_that_opens_the_overview_is_claimed_where_it_stands_for_the_sentence(
    opening: str, claims: bool
) -> None:
    found = report(*full(overview=opening))
    assert (2022 in [one.year for one in found.years]) == claims
