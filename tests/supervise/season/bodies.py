"""The invented public bodies of some counties: who they are, and who supervises whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

_FIRST = "云石柳青白金长兴永安"
_SECOND = "溪桥河川岭塘泉屏湖原"
_OFFICES = (
    "发展和改革局", "教育局", "科学技术局", "工业和信息化局", "公安局", "民政局", "司法局",
    "财政局", "人力资源和社会保障局", "自然资源局", "生态环境局", "住房和城乡建设局",
    "交通运输局", "水利局", "农业农村局", "商务局", "文化和旅游局", "卫生健康局",
    "退役军人事务局", "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局", "信访局",
)  # fmt: skip
_TOWNS = "东南西北上中下前后新"
_PLACES = ("岭镇", "河镇", "塘乡", "关镇", "沟乡", "坝镇", "湾乡")
PER_COUNTY = 40


@dataclass(frozen=True, slots=True)
class Body:
    """A body; ``parent`` is the name of the government over it, None for the government."""

    name: str
    kind: str
    region: str
    parent: str | None


def bodies(count: int) -> list[Body]:
    """This many bodies in whole counties of 40: a government, 25 departments, 14 townships."""
    made = [body for number in range(-(-count // PER_COUNTY)) for body in _county(number)]
    return made[:count]


def _county(number: int) -> Iterator[Body]:
    first, second = divmod(number, len(_SECOND))
    county = f"{_FIRST[second]}{_SECOND[(first + second) % len(_SECOND)]}县"
    government = f"{county}人民政府"
    yield Body(government, "county", county, None)
    for office in _OFFICES:
        yield Body(f"{county}{office}", "department", county, government)
    for town, place in list(product(_TOWNS, _PLACES))[number % 7 :: 5][:14]:
        yield Body(f"{county}{town}{place}人民政府", "township", county, government)
