"""What of a body's name tells it from others, and when two names cannot be one body's."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings

Sort = Literal["township", "county", "city", "department"]

_BRACKETS = re.compile(r"\([^()]*\)")
_CENTRAL = re.compile(r"^(?:国家|中国|国务院|海关|全国)")
_GOVERNMENT = re.compile(r"^(?:人民)?(?:政府)?$|^(?:地区)?办事处$|^办$|^行政公署$|^行署$")
_OFFICE = re.compile(
    r"(?:(?:人民)?政府(?:办公[室厅]|办)|党政(?:综合)?办公?室?|(?:综合|党政综合)办公室"
    r"|(?:政务|信息)公开[一-龥]{0,8}(?:办公室|办|领导小组|股|科))$|(?<=[局委会])办公室$"
)
_BARE_AREA = re.compile(r"^[省市县区州旗盟](?=[^省市县区州旗盟]{2,12}(?:局|委|办|厅|中心|委员会)$)")
_TOWNSHIP = ("镇", "乡", "街道", "苏木", "办事处")
_COUNTY = ("县", "区", "旗")


@dataclass(frozen=True, slots=True)
class CoreName:
    """``areas`` from the largest to the body's own (青澜市, 云溪县), ``rest`` what follows them
    (教育局; empty for a government or sub-district)."""

    areas: tuple[str, ...]
    rest: str

    @property
    def sort(self) -> Sort:
        """Names of one sort can be held against each other."""
        if self.rest or not self.areas:
            return "department"
        if self.areas[-1].endswith(_TOWNSHIP):
            return "township"
        return "county" if self.areas[-1].endswith(_COUNTY) else "city"


@lru_cache(maxsize=1024)
def core_name(name: str, wordings: Wordings) -> CoreName:
    """青澜市云溪县柳河镇人民政府 → (青澜市, 云溪县, 柳河镇), nothing else. An office that only
    serves the body (县人民政府办公室, 局办公室) goes by the body."""
    plain = _BRACKETS.sub("", "".join(clean(name).split()))
    plain = _OFFICE.sub("", plain) or plain
    areas: list[str] = []
    head = wordings.pattern("body", "region").match(plain)
    rest = plain[head.end() :] if head else plain
    if not head:
        rest = _BARE_AREA.sub("", rest)
    while head:
        shorter = re.sub(f"{wordings.pattern('body', 'last_area').pattern}$", "", head[0])
        outer = wordings.pattern("body", "region").match(shorter)
        areas.insert(0, head[0][outer.end() :] if outer else head[0])
        head = outer
    if rest.endswith("办事处") and len(rest) > 4:
        areas.append(rest.removesuffix("地区办事处").removesuffix("办事处") + "街道")
        rest = ""
    return CoreName(tuple(areas), "" if _GOVERNMENT.match(rest) else rest)


def is_office(name: str) -> bool:
    """Whether a name is that of an office that serves another body: 县人民政府办公室, 局办公室."""
    return bool(_OFFICE.search(_BRACKETS.sub("", name)))


def may_be_one(one: str, other: str, wordings: Wordings) -> bool:
    """Whether two names are told of one body: 柳河镇, 云溪县柳河镇人民政府, 柳河镇党政办公室."""
    first, second = core_name(one, wordings), core_name(other, wordings)
    if first.sort != second.sort:
        return False
    near, far = sorted((first.areas, second.areas), key=len)
    return (not near or far[-len(near) :] == near) and _short(first.rest, second.rest)


def are_strangers(one: str, other: str, wordings: Wordings) -> bool:
    """Whether two names cannot be those of one body. False wherever they might be: a parent
    government and its part, a short form, merged offices, an area that was renamed."""
    if _CENTRAL.match(one) or _CENTRAL.match(other):
        return False
    first, second = core_name(one, wordings), core_name(other, wordings)
    if first.sort != second.sort or not first.areas or not second.areas:
        return False
    if first.sort != "department":
        return _other_area(first, second)
    if _short(first.rest, second.rest):
        return _other_area(first, second)
    if first.areas[-1] != second.areas[-1]:
        return False
    return not _akin(first.rest, second.rest, wordings)


def _other_area(first: CoreName, second: CoreName) -> bool:
    """Whether the areas lie beside each other: neither is part of the other, their ranks are the
    same, and it is no new rank of the old area (云溪县, later 云溪区)."""
    own, its = first.areas[-1], second.areas[-1]
    if own in second.areas or its in first.areas or _rank(own) != _rank(its):
        return False
    stem, its_stem = _stem(own), _stem(its)
    return not (stem in its_stem or its_stem in stem)


def _rank(area: str) -> int:
    return 0 if area.endswith(_TOWNSHIP) else 1 if area.endswith(_COUNTY) else 2


def _stem(area: str) -> str:
    return re.sub(r"(?:自治[县州旗]|街道|苏木|林区|新区|[省市县区州盟旗镇乡])$", "", area)


def _short(one: str, other: str) -> bool:
    """Whether one is the other with characters left out: 人社局 of 人力资源和社会保障局."""
    if not one or not other:
        return one == other
    short, long = sorted((one, other), key=len)
    left = iter(long)
    return all(char in left for char in short)


def _akin(one: str, other: str, wordings: Wordings) -> bool:
    """Whether two offices may be one: they share a telling character, or fields of work that one
    office often has together."""
    common = set(wordings.text("body", "common"))
    if (set(one) & set(other)) - common:
        return True
    fields = wordings.words("body", "together")
    return any(re.search(field, one) and re.search(field, other) for field in fields)
