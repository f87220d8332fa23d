"""Something must be said: once, about each of several topics, or under a heading of its own."""

import pytest

from kinds.measuring import measure, rule, told

ACCOUNTABILITY = [
    # said in the part about oversight, topics that are missing
    ("纳入全镇综合考核，占4分；发放评议表100份，满意率97%；全年未发生责任追究。", 0),
    ("本年度未开展工作考核和社会评议，没有人员被问责。", 0),
    ("工作考核、社会评议、责任追究结果均为无。", 0),
    ("考核等次为良好。社会评议结果为满意。责任追究：0人。", 0),
    ("考核结果良好，未发生责任追究。", 1),
    ("加大问责力度，自觉接受社会监督，加强考核。", 3),
    ("建立健全考核、社会评议和责任追究制度。", 3),
    ("报告“工作考核、社会评议和责任追究结果情况”等内容。", 3),
    ("下一步开展考核，组织社会评议，对1名责任人予以通报。", 3),
    ("设立投诉信箱，接受上级监督、检查和指导。", 3),
]


@pytest.mark.parametrize(("said", "missing"), ACCOUNTABILITY)
def test_results_are_told_apart_from_systems_plans_and_quotations(said: str, missing: int) -> None:
    from support.judged import rulebook

    made = rulebook().rule("overview.accountability")
    assert made
    report = told("township", text={"overview.oversight": said})
    assert measure(made, report).value == missing


def test_what_is_missing_is_named() -> None:
    topics = [
        {"zh": "甲", "en": "first", "any_of": ["机构职能"]},
        {"zh": "乙", "en": "second", "any_of": ["月球"]},
    ]
    observed = measure(rule("mention", where=["overview"], topic=topics), told())
    assert (observed.value, observed.judged, observed.broken) == (1, 2, 1)
    assert [name.zh for name in observed.fills["missing"]] == ["乙"]


def test_without_a_title_the_title_is_in_doubt() -> None:
    observed = measure(rule("mention", where=["title"], any_of=["."]), told(drop=["title"]))
    assert observed.doubtful


def test_without_the_place_nothing_is_judged() -> None:
    made = rule("mention", where=["other"], any_of=["."])
    assert measure(made, told(drop=["sections.other"])).value is None


ASPECT = {"where": ["overview"], "subsection": "overview.management", "any_of": ["信息管理"]}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, 0),
        ({"text": {"overview.management": "无"}}, 0),
        ({"text": {"overview.management": ""}}, 1),
        ({"drop": ["overview.management"]}, 1),
        ({"text": {"overview": "全年公开信息30条，办理申请2件，加强信息管理。"}}, 0),
        ({"text": {"overview": "全年公开信息30条。"}}, 1),
    ],
)
def test_an_aspect_has_its_heading_or_its_sentence(changes: dict, missing: int) -> None:
    assert measure(rule("mention", **ASPECT), told(**changes)).value == missing


def test_only_sentences_about_one_of_the_words_are_looked_at() -> None:
    made = rule("mention", where=["overview"], about=["月球"], any_of=["."])
    assert measure(made, told()).value == 1
