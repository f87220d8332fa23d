"""A body's name tells its official form and its area."""

import pytest

from gongkai.supervise.register.naming import official, outer_region, region_of
from support.judged import rulebook


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("云溪县", "云溪县人民政府"),
        ("云溪县政府", "云溪县人民政府"),
        ("云溪县 人民政府", "云溪县人民政府"),
        ("柳岸镇", "柳岸镇人民政府"),
        ("城关街道", "城关街道办事处"),
        ("城关街道办", "城关街道办事处"),
        ("城关街道办事处", "城关街道办事处"),
        ("云溪县教育局", "云溪县教育局"),
        ("云溪县人民政府（云溪县人民政府办公室）", "云溪县人民政府(云溪县人民政府办公室)"),
    ],
)
def test_the_official_form_of_a_name(printed: str, full: str):
    assert official(printed, rulebook().bodies) == full


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("云溪县人民政府", "云溪县"),
        ("云溪县教育局", "云溪县"),
        ("青州市云溪县柳岸镇人民政府", "青州市云溪县柳岸镇"),
        ("云溪县市场监督管理局", "云溪县"),
        ("云溪县住房和城乡建设局", "云溪县"),
        ("云溪县乡村振兴局", "云溪县"),
        ("青州市城市管理局", "青州市"),
        ("江东省教育厅", "江东省"),
        ("赵县财政局", "赵县"),
        ("邢山市赵县财政局", "邢山市赵县"),
        ("北山自治州民政局", "北山自治州"),
        ("城关区城关街道办事处", "城关区城关街道"),
        ("市场监督管理局", None),
        ("国家档案局", None),
    ],
)
def test_the_area_that_a_name_begins_with(name: str, region: str | None):
    assert region_of(name, rulebook().wordings) == region


def test_the_area_around_an_area():
    assert outer_region("青州市云溪县柳岸镇", rulebook().wordings) == "青州市云溪县"
    assert outer_region("青州市", rulebook().wordings) is None
