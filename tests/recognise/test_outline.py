"""The skeleton of a report: its title, its six headings, its end, whatever stands around it."""

import pytest

from gongkai.model.report import Report
from gongkai.recognise.outline import find_outline
from recognise.pages import FORMS, HEADINGS, IDS, WORDINGS, full, page, report

NAVIGATION = ("首页 > 政务公开 > 政府信息公开年报", "政府信息公开年报", "索引号：AB-2024-0001")
FOOTER = (
    "【打印本页】 【关闭窗口】",
    "上一篇：清河镇2022年政府信息公开工作年度报告",
    "版权所有 某县",
)


def ids(found: Report) -> list[str]:
    return [section.id for section in found.sections]


def test_six_headings_in_the_official_wording() -> None:
    found = report(*full())
    assert ids(found) == list(IDS)
    assert [section.number for section in found.sections] == list("一二三四五六")
    assert not found.doubts or all(doubt.about in IDS for doubt in found.doubts)


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("overview", "总体情况"),
        ("overview", "一、2023年政府信息公开工作的总体情况"),
        ("overview", "一、工作开展情况"),
        ("overview", "第一，总体情况"),
        ("overview", "一,总体情况"),
        ("overview", "一 总体情况"),
        ("overview", "一总体情况"),
        ("overview", "一?总体情况"),
        ("overview", "一?工作开展情况"),
        ("overview", "一、 总 体 情 况"),
        ("overview", "一、总体情况："),
        ("disclosure", "二,、主动公开政府信息情况"),
        ("disclosure", "二、主动公开政府政府情况"),
        ("disclosure", "二、行政机关主动公开政府信息的情况"),
        ("requests", "三、行政机关收到和处理政府信息公开申请情况"),
        ("requests", "二、收到和处理政府信息公开申请情况"),
        ("requests", "收到和处理政府信息公开申请情况"),
        ("disputes", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("disputes", "四、政府信息公开行政复议行政诉讼情况"),
        ("problems", "五、存在的主要问题及下步打算"),
        ("problems", "五、短板弱项与今后打算"),
        ("problems", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("other", "六、其它报告事项"),
        ("other", "六、需要报告的其他事项"),
        ("other", "六、其他需要报告的事项 |"),
    ],
)
def test_headings_are_known_by_number_and_wording(section: str, heading: str) -> None:
    found = report(*full(**{f"{section}_heading": heading}))
    assert ids(found) == list(IDS)


@pytest.mark.parametrize("missing", IDS)
def test_a_missing_heading_leaves_the_others_in_place(missing: str) -> None:
    found = report(*full(**{f"{missing}_heading": "", missing: ""}))
    assert ids(found) == [name for name in IDS if name != missing]


def test_the_order_of_the_document_is_kept() -> None:
    order = (0, 1, 3, 2, 4, 5)
    lines = [text for index in order for text in (HEADINGS[index], "内容如下。")]
    assert ids(report(*lines)) == [IDS[index] for index in order]


def test_a_list_of_the_parts_is_no_heading() -> None:
    listed = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分组成。"
    found = report(*full(preamble=listed))
    assert ids(found) == list(IDS)
    assert [paragraph.text for paragraph in found.preamble] == [listed]


def test_neither_contents_nor_navigation_nor_footer_belong_to_the_report() -> None:
    document = page(*NAVIGATION, "目录", *HEADINGS, *full(), *FOOTER)
    outline = find_outline(document, FORMS, WORDINGS)
    assert outline.start == len(NAVIGATION) + 1 + len(HEADINGS)
    assert [heading.section for heading in outline.headings] == list(IDS)
    assert outline.headings[0].block > outline.title[0]
    assert outline.end == len(document.blocks) - len(FOOTER)


def test_numbered_labels_of_the_tables_are_no_headings() -> None:
    rows = "三、本年度办理结果\n一、本年新收政府信息公开申请数量\n四、结转下年度继续办理"
    found = report(*full(requests=rows))
    assert [section.heading for section in found.sections] == list(HEADINGS)


@pytest.mark.parametrize(
    "lead", ["一、主动公开", "（一）主动公开情况", "1.依申请公开", "二、依申请公开"]
)
def test_headings_of_aspects_are_no_headings_of_parts(lead: str) -> None:
    found = report(
        *full(overview=f"{lead}\n公开了若干信息。", disclosure_heading="", disclosure="")
    )
    assert "disclosure" not in ids(found)
    assert "requests" in ids(found)


def test_a_heading_that_runs_into_its_text_is_cut_off() -> None:
    found = report(
        *full(overview_heading="一、总体情况2023年，我镇扎实推进公开工作。", overview="")
    )
    overview = found.section("overview")
    assert overview and overview.heading == "一、总体情况"
    assert overview.text == "2023年，我镇扎实推进公开工作。"
    other = report(*full(other_heading="六、其他需要报告的事项无。", other="")).section("other")
    assert other and other.text == "无。"


def test_a_whole_report_in_one_line_still_has_its_parts() -> None:
    line = " ".join(f"{heading} 内容如下。" for heading in HEADINGS)
    assert ids(report("柳河镇2023年政府信息公开工作年度报告", line)) == list(IDS)


def test_signature_and_contact_go_to_the_closing() -> None:
    found = report(
        *full(other="无。"),
        "（地址：柳河镇中心街1号；电话：0000-1234567）",
        "柳河镇人民政府",
        "2024年1月20日",
    )
    other = found.section("other")
    assert other and other.text == "无。"
    assert [paragraph.text for paragraph in found.closing][-2:] == [
        "柳河镇人民政府",
        "2024年1月20日",
    ]


def test_a_page_without_any_heading_is_doubted() -> None:
    found = report("某县2023年工作要点", "认真学习，抓好落实。")
    assert {"sections", "title"} <= {doubt.about for doubt in found.doubts}


def test_a_file_of_two_reports_is_doubted():
    prose = "柳河镇通过县政府网站和公开栏主动公开政府信息，规范办理每一件申请，按期答复。"
    one = [line for heading in HEADINGS for line in (heading, prose)]
    keys = [doubt.message.key for doubt in report(*one, *one).doubts]
    assert "doubt.several_reports" in keys
    contents = [*(f"{heading}{'.' * 30}1" for heading in HEADINGS), prose]
    keys = [doubt.message.key for doubt in report(*contents, *one).doubts]
    assert "doubt.several_reports" not in keys
