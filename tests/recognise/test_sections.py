"""Sub-headings: the five aspects of part one, problems and improvements of part five."""

import pytest

from gongkai.model.document import Paragraph
from gongkai.model.report import Subsection
from gongkai.recognise.sections import split_subsections
from recognise.pages import FORMS, WORDINGS, full, report

SECTIONS = {section.id: section for section in FORMS[-1].sections}
FIVE = ["proactive", "on_request", "management", "platform", "oversight"]


def split(text: str, section: str = "overview") -> tuple[Subsection, ...]:
    paragraphs = [Paragraph(line) for line in text.split("\n")]
    return split_subsections(paragraphs, SECTIONS[section], WORDINGS)


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开。甲\n（二）依申请公开。乙\n（三）政府信息管理。丙\n"
        "（四）平台建设。丁\n（五）监督保障。戊",
        "（一）主动公开情况\n甲\n（二）依申请公开情况\n乙\n"
        "（三）信息管理情况\n丙\n（四）平台建设情况\n丁\n"
        "（五）监督保障情况\n戊",
        "(一)主动公开方面 甲\n(二)依申请公开方面 乙\n"
        "(三)政府信息管理方面 丙\n(四)公开平台建设方面 丁\n"
        "(五)监督保障方面 戊",
        "1.主动公开：甲\n2.依申请公开：乙\n3.政府信息管理：丙\n4.平台建设：丁\n5.监督保障：戊",
        "1、主动公开。甲。2、依申请公开。乙。3、政府信息管理。丙。4、平台建设。丁。5、监督保障。戊",
        ""
        "一是主动公开。甲。二是依申请公开。乙。三是政府信息管理。丙。四是平台建设。丁。五是监督保障。戊",
        "第一，主动公开。甲\n第二，依申请公开。乙\n第三，信息管理。丙\n"
        "第四，平台建设。丁\n第五，监督保障。戊",
        "主动公开。甲\n依申请公开。乙\n政府信息管理。丙\n平台建设。丁\n监督保障。戊",
        "主动公开情况\n甲\n依申请公开情况\n乙\n政府信息管理情况\n丙\n"
        "平台建设情况\n丁\n监督保障情况\n戊",
        "（一）深化主动公开\n甲\n（二）规范依申请公开工作\n乙\n"
        "（三）加强政府信息管理\n丙\n（四）推进平台建设\n丁\n"
        "（五）强化监督与保障\n戊",
        "（一）主动公开2023年甲\n（二）依申请公开我镇乙\n"
        "（三）政府信息管理2023年丙\n（四）平台建设我镇丁\n"
        "（五）监督保障本镇戊",
    ],
)
def test_the_five_aspects_in_every_style(text: str) -> None:
    parts = split("2023年，我镇认真做好公开工作。\n" + text)
    assert [part.id for part in parts] == FIVE
    for part, word in zip(parts, "甲乙丙丁戊", strict=True):
        assert part.text.rstrip("。")[-1] == word


def test_further_headings_have_no_id_and_keep_their_text() -> None:
    parts = split("（一）组织领导。甲。\n（二）主动公开。乙。\n（三）政民互动情况\n丙。\n丁。")
    assert [(part.id, part.heading, part.text) for part in parts] == [
        (None, "组织领导", "甲。"),
        ("proactive", "主动公开", "乙。"),
        (None, "政民互动情况", "丙。\n丁。"),
    ]


def test_one_heading_for_two_aspects_serves_both() -> None:
    parts = split("（一）主动公开。甲。\n（二）政府信息管理和平台建设。乙。")
    assert [part.id for part in parts] == ["proactive", "management", "platform"]
    assert parts[1].text == parts[2].text == "乙。"


def test_lists_within_an_aspect_stay_there() -> None:
    parts = split("（一）主动公开。如下：1.决策公开。甲。2.管理公开。乙。\n（二）依申请公开。丙。")
    assert [part.id for part in parts] == ["proactive", "on_request"]
    assert parts[0].text == "如下：1.决策公开。甲。2.管理公开。乙。"


def test_prose_without_headings_is_not_cut() -> None:
    assert split("2023年，我镇主动公开信息12条，未收到申请。") == ()


@pytest.mark.parametrize(
    ("text", "problems", "improvements"),
    [
        ("（一）存在问题\n1、甲。\n（二）改进措施\n1、乙。", "1、甲。", "1、乙。"),
        ("（一）存在的主要问题。甲。\n（二）下一步改进措施。乙。", "甲。", "乙。"),
        ("一是甲；二是丙。针对上述问题，一是乙。", "一是甲；二是丙。", "针对上述问题，一是乙。"),
        (
            "存在甲的问题。\n下一步，我镇将乙。\n（一）丙。",
            "存在甲的问题。",
            "下一步，我镇将乙。\n（一）丙。",
        ),
        ("存在的问题：甲。\n改进措施：乙。", "甲。", "乙。"),
        ("1.存在的不足：甲。\n2.整改措施：乙。", "甲。", "乙。"),
        ("主要是甲不足。2024年，我局将乙。", "主要是甲不足。", "2024年，我局将乙。"),
    ],
)
def test_problems_and_improvements(text: str, problems: str, improvements: str) -> None:
    parts = {part.id: part.text for part in split(text, "problems")}
    assert parts == {"problems": problems, "improvements": improvements}


def test_other_parts_are_not_subdivided() -> None:
    found = report(*full(other="（一）主动公开。甲。\n（二）平台建设。乙。"))
    other = found.section("other")
    assert other and other.subsections == ()
