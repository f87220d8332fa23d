"""Who reports, and how the title says it."""

import pytest

from gongkai.recognise.body import kind_of, name_in_title
from recognise.pages import BODIES, WORDINGS, full, report


@pytest.mark.parametrize(
    ("lines", "title", "name"),
    [
        (
            ("柳河镇人民政府", "政府信息公开工作年度报告"),
            "柳河镇人民政府政府信息公开工作年度报告",
            "柳河镇人民政府",
        ),
        (
            ("柳河县人民政府", "2023年", "政府信息公开工作年度报告"),
            "柳河县人民政府2023年政府信息公开工作年度报告",
            "柳河县人民政府",
        ),
        (
            ("柳河区司法局2024年政府信息公开工作", "年度报告"),
            "柳河区司法局2024年政府信息公开工作年度报告",
            "柳河区司法局",
        ),
        (
            ("柳河区司法局2024年政府信", "息公开工作年度报告"),
            "柳河区司法局2024年政府信息公开工作年度报告",
            "柳河区司法局",
        ),
        (
            ("标题：柳河镇2023年政府信息公开工作年度报告 发布日期：2024-01-09",),
            "柳河镇2023年政府信息公开工作年度报告",
            "柳河镇",
        ),
        (
            ("柳河县水利局2020年政府信息公开工作年度报告", "（2021年1月21日）"),
            "柳河县水利局2020年政府信息公开工作年度报告",
            "柳河县水利局",
        ),
        (
            ("柳审函〔2024〕3号", "柳河县审计局2023年政府信息公开工作年度报告", "县政府办公室："),
            "柳河县审计局2023年政府信息公开工作年度报告",
            "柳河县审计局",
        ),
    ],
)
def test_a_title_is_joined_over_its_lines(lines: tuple[str, ...], title: str, name: str) -> None:
    found = report(*lines, *full(title=""))
    assert found.title and found.title.text == title
    assert found.body.name == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2022年柳州市政府信息公开工作年度报告", "柳州市"),
        ("柳河县人民政府信息公开工作年度报告", "柳河县人民政府"),
        ("柳河县人民政府政府信息公开工作2025年度报告", "柳河县人民政府"),
        ("柳河县民政局关于2023年政府信息公开年度报告", "柳河县民政局"),
        ("关于柳河县民政局2023年度政府信息公开工作情况的报告", "柳河县民政局"),
        ("2023年政府信息公开工作年度报告（柳河县民政局）", "柳河县民政局"),
        ("（柳河县）民政局2023年度本机关政府信息公开工作年度报告", "柳河县民政局"),
        ("柳河镇政府2022年信息公开工作年度报告（文字版）", "柳河镇政府"),
        ("柳河镇2022年政府信息公开 工作告年度报", "柳河镇"),
        ("柳河镇2022政府信息公开工作作年度报告", "柳河镇"),
        ("柳河镇人民政府2022年政府信公开工作年度报告", "柳河镇人民政府"),
        ("2021年政府信息公开工作年度报告", None),
        ("政府信息公开工作年度报告", None),
    ],
)
def test_the_body_is_named_in_the_title(title: str, name: str | None) -> None:
    assert name_in_title(title, WORDINGS) == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("柳河县清水镇人民政府", "township"),
        ("柳河县清水乡", "township"),
        ("柳河市东城街道办事处", "subdistrict"),
        ("柳河市东城区人民政府西关街道办事处", "subdistrict"),
        ("柳河县人民政府", "county"),
        ("柳河自治县", "county"),
        ("浦东新区人民政府", "county"),
        ("柳河市人民政府", "city"),
        ("柳河自治州", "city"),
        ("上海市", "province"),
        ("四川省人民政府", "province"),
        ("柳河市人民政府办公室", "department"),
        ("柳河市人民政府（市人民政府办公厅）", "department"),
        ("国家税务总局柳河县税务局", "department"),
        ("柳河市自然资源和规划局东城分局", "department"),
        ("柳河市公共资源交易中心", "department"),
        ("柳河市人民政府研究室", "department"),
        ("柳河经济技术开发区管委会", "other"),
        ("柳河高新技术产业开发区管理委员会", "other"),
        ("柳河市临空经济区", "other"),
    ],
)
def test_kinds_of_bodies(name: str, kind: str) -> None:
    assert kind_of(name, BODIES) == kind


def test_where_the_title_names_nobody_the_signature_does() -> None:
    found = report(*full(title="2023年政府信息公开工作年度报告"), "柳河县水利局", "2024年1月12日")
    assert found.body.name == "柳河县水利局"
    assert found.body.level == "county"


def test_the_text_names_its_author() -> None:
    preamble = "现将柳河县体育局2023年政府信息公开工作年度报告公布如下。"
    found = report(*full(title="2023年政府信息公开工作年度报告", preamble=preamble))
    assert found.body.name == "柳河县体育局"


def test_metadata_serve_only_where_nothing_is_printed() -> None:
    told = "柳河县水利局2022年政府信息公开工作年度报告-柳河县人民政府网"
    found = report(*full(title=""), title=told)
    assert found.title and found.title.text == "柳河县水利局2022年政府信息公开工作年度报告"
    assert (found.body.name, found.year) == ("柳河县水利局", 2022)
    printed = report(*full(), title=told)
    assert (printed.body.name, printed.year) == ("柳河镇人民政府", 2023)


def test_a_body_without_a_name_is_known_by_what_it_calls_itself() -> None:
    found = report(*full(title="2023年政府信息公开工作年度报告", preamble="我镇认真做好公开工作。"))
    assert found.body.name is None
    assert found.body.kind == "township"
    assert any(doubt.message.key == "doubt.no_body" for doubt in found.doubts)
