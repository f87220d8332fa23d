"""The kind of a body and the level of its area, as its name tells them."""

import pytest

from gongkai.recognise.body import kind_of, level_of
from recognise.pages import BODIES, WORDINGS, full, report


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("达州市万源市教育局", "department", "county"),
        ("万源市人民政府", "county", "county"),
        ("四川省万源市", "county", "county"),
        ("兴城市城市管理局", "department", "county"),
        ("柳河市人民政府", "city", "city"),
        ("柳河市民政局", "department", "city"),
        ("柳河市政务服务局", "department", "city"),
        ("柳河市民族宗教事务局", "department", "city"),
        ("四川省柳河市教育局", "department", "city"),
        ("运城市教育局", "department", "city"),
        ("运城市城市管理局", "department", "city"),
        ("柳河县城市管理局", "department", "county"),
        ("四川省教育厅", "department", "province"),
        ("内蒙古自治区财政厅", "department", "province"),
        ("北山地区行政公署", "city", "city"),
        ("北山盟行政公署", "city", "city"),
        ("柳河左旗人民政府", "county", "county"),
        ("柳河自治县人民政府", "county", "county"),
        ("城关区人民政府", "county", "county"),
        ("城关区民政局", "department", "county"),
        ("柳河市东城区北苑地区办事处", "subdistrict", "township"),
        ("柳河县城关办事处", "subdistrict", "township"),
        ("柳河县驻京办事处", "department", "county"),
        ("柳河市高新区管委会", "other", "county"),
        ("国家税务总局柳河县税务局", "department", "county"),
    ],
)
def test_kind_and_level_of_a_name(name: str, kind: str, level: str) -> None:
    assert (kind_of(name, BODIES), level_of(name, BODIES, WORDINGS)) == (kind, level)


def test_no_area_is_listed_twice() -> None:
    names = [name for kind in BODIES for name in kind.names]
    assert len(names) == len(set(names)) > 350
    assert all(name.endswith("市") for name in names)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("柳河镇人民政府2023年政务公开工作情况报告", "柳河镇人民政府"),
        ("柳河镇2023年政务信息公开工作总结", "柳河镇"),
        ("柳河县教育局2023年信息公开情况汇报", "柳河县教育局"),
        ("2023年柳河县教育局政务公开工作总结报告", "柳河县教育局"),
        ("柳河县人民政府2023年政府信息公开和政务公开工作年度报告", "柳河县人民政府"),
    ],
)
def test_a_title_worded_otherwise_is_found(title: str, name: str) -> None:
    found = report(*full(title=title))
    assert found.title and found.title.text == title
    assert (found.body.name, found.year) == (name, 2023)


def test_the_official_title_outranks_another_wording_above_it() -> None:
    lines = full(title="柳河镇人民政府2023年政务公开工作情况报告")
    printed = "柳河镇人民政府2023年政府信息公开工作年度报告"
    assert report(lines[0], printed, *lines[1:]).title.text == printed  # type: ignore[union-attr]
    assert report(printed, lines[0], *lines[1:]).title.text == printed  # type: ignore[union-attr]
