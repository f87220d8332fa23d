"""``body``: another body's name or work in a report, and what only looks like it."""

from dataclasses import replace

import pytest

from gongkai.check import check
from gongkai.recognise import recognise
from recognise.pages import RULEBOOK, full, page, report
from support.judged import statuses

TOWNSHIP = "云溪县柳河镇人民政府2023年政府信息公开工作年度报告"
SUBDISTRICT = "青澜市东城区临江街道办事处2023年政府信息公开工作年度报告"
BUREAU = "云溪县教育局2023年政府信息公开工作年度报告"


def status(rule: str, *closing: str, **parts: str) -> str:
    return statuses(check(report(*full(**parts), *closing), RULEBOOK))[rule]


@pytest.mark.parametrize(
    "text",
    [
        "青石镇人民政府全年通过公开栏发布信息86条。",
        "2023年，青石镇人民政府高度重视政府信息公开工作。",
        "公开栏由青石镇政府更新40次。",
        "青石镇2023年主动公开信息86条。",
        "青石镇全年通过微信公众号发布信息86条。",
        "云溪县青石镇人民政府共公开信息86条。",
        "全年，向阳乡人民政府认真落实各项要求。",
        "青石街道办事处积极推进公开工作。",
    ],
)
def test_another_township_did_the_work(text: str) -> None:
    assert status("text.other_body", title=TOWNSHIP, overview=text) == "fail"


@pytest.mark.parametrize(
    "text",
    [
        "柳河镇人民政府全年通过公开栏发布信息86条。",
        "柳河镇2023年主动公开信息86条。",
        "云溪县人民政府通过网站发布我镇信息86条。",
        "赴青石镇人民政府学习公开栏建设。",
        "与青石镇人民政府联合公开界线信息3条。",
        "收到青石镇人民政府来函1件，已答复。",
        "各镇人民政府按照县里的要求公开信息。",
        "全县各乡镇人民政府规范公开目录。",
        "由镇政府统一组织编制公开目录。",
        "原青石镇人民政府公开的信息已并入本镇目录。",
        "青石镇、柳河镇等5个镇人民政府共同完善目录。",
        "申请人不服青石镇人民政府作出的答复。",
        "柳河镇党委、柳河镇人民政府高度重视政府信息公开工作。",
        "城镇低保信息公开12条，乡镇政府信息公开目录已更新。",
        "同时柳河镇政府组织培训2次。",
        "青石村村民委员会公开村务信息20条。",
    ],
)
def test_what_a_township_may_tell_of_others(text: str) -> None:
    assert status("text.other_body", title=TOWNSHIP, overview=text) == "pass"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("全年由临港街道办事处更新信息120条。", "fail"),
        ("全年由临江街道办事处更新信息120条。", "pass"),
        ("临江街道全年通过网站公开信息120条。", "pass"),
        ("东城区人民政府公开信息120条。", "pass"),
    ],
)
def test_another_subdistrict(text: str, want: str) -> None:
    assert status("text.other_body", title=SUBDISTRICT, overview=text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("全年，东山县教育局公开信息20条。", "fail"),
        ("云溪县政务服务局统一发布公告20条。", "pass"),
        ("云溪县教育局公开信息20条。", "pass"),
        ("青石镇人民政府公开信息20条。", "pass"),
    ],
)
def test_the_same_bureau_of_another_county(text: str, want: str) -> None:
    assert status("text.other_body", title=BUREAU, overview=text) == want


@pytest.mark.parametrize(
    ("title", "preamble", "signature", "want"),
    [
        (TOWNSHIP, "", "云溪县青石镇人民政府", "fail"),
        (TOWNSHIP, "青石镇人民政府根据有关规定编制本报告。", "柳河镇人民政府", "fail"),
        (TOWNSHIP, "现将青石镇人民政府2023年政府信息公开工作情况公布如下。", "", "fail"),
        (TOWNSHIP, "", "柳河镇党政综合办公室", "pass"),
        (TOWNSHIP, "", "云溪县人民政府", "pass"),
        (BUREAU, "", "东山县教育局", "fail"),
        (BUREAU, "云溪县民政局依据有关规定编制本报告。", "云溪县教育局", "fail"),
        (BUREAU, "云溪县教育局（以下简称“我局”）依据有关规定编制本报告。", "教育局", "pass"),
        (BUREAU, "", "云溪县教育体育局", "pass"),
        (SUBDISTRICT, "", "临港街道办事处", "fail"),
        (SUBDISTRICT, "", "青澜市东城区人民政府临江街道办事处", "pass"),
    ],
)
def test_one_body_throughout(title: str, preamble: str, signature: str, want: str) -> None:
    parts = {"title": title} | ({"preamble": preamble} if preamble else {})
    closing = [signature, "2024年1月12日"] if signature else []
    assert status("body.consistent", *closing, **parts) == want


@pytest.mark.parametrize(
    "title",
    [
        "青岭大学2022-2023学年信息公开工作年度报告",
        "青岭职业技术学院2023年信息公开工作报告",
        "云溪县人民医院2023年信息公开工作年度报告",
        "云溪县人民法院2023年司法信息公开工作报告",
        "青岭供电公司2023年信息公开年度报告",
        "2023年高校信息公开年度报告",
    ],
)
def test_another_kind_of_report_is_told_and_not_judged(title: str) -> None:
    found = check(report(*full(title=title)), RULEBOOK)
    told = statuses(found)
    assert told.pop("report.kind") == "fail"
    assert set(told.values()) == {"not_applicable"}
    assert (found.score.value, found.grade) == (None, None)


def test_who_names_the_kind_of_body_has_it_judged() -> None:
    document = replace(page(*full(title="青岭大学2023年信息公开工作年度报告")))
    found = recognise(document, RULEBOOK, body_kind="other")
    assert statuses(check(found, RULEBOOK))["report.kind"] == "pass"


@pytest.mark.parametrize("title", [TOWNSHIP, SUBDISTRICT, BUREAU])
def test_a_governments_report_is_one(title: str) -> None:
    assert status("report.kind", title=title) == "pass"
