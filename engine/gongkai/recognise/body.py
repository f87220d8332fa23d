"""Which public body reports: its name as printed, its kind and the level of its area."""

import re
from collections.abc import Sequence
from functools import lru_cache

from gongkai.model.document import Paragraph
from gongkai.model.subject import BodyKind
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.title import bare, shape

_YEAR = re.compile(r"20\d\d(?:年度|年|度)?|二[〇○零O]二.年度?")
_CUT = re.compile(r"(?:政府|政务)?信息|政府信|20\d\d")
_IN_BRACKETS = re.compile(r"[(（【]([^()（）【】]{2,40})[)）】]")
_ABOVE_COUNTY = ("city", "province", "nation")
_PROVINCE = re.compile(r"^(?:.{2,3}省|.{2,7}自治区)(?=.{2,12}[市州盟区])")


def name_in_title(title: str, wordings: Wordings) -> str | None:
    """The body that a title names, with its region as printed; None for a title without one.

    ``2022年上海市政府信息公开工作年度报告`` → 上海市; a name that the subject's 政府 belongs to
    (``X县人民政府信息公开…``) keeps it.
    """
    line = bare(title, wordings)
    match = shape(line, wordings)
    if match:
        before, behind = match["before"], match["behind"] or ""
        if before.endswith("人民"):
            before += "政府"
    else:
        # A title with a slip in its wording: the name is what stands before year or subject.
        before, behind = _before_subject(line), ""
    name = trimmed(before, wordings)
    if name:
        return name
    inside = _IN_BRACKETS.search(behind)
    return inside[1] if inside and wordings.pattern("body", "names").search(inside[1]) else None


def _before_subject(line: str) -> str:
    line = _YEAR.sub("", line[:4]) + line[4:] if _YEAR.match(line) else line
    match = _CUT.search(line)
    return line[: match.start()] if match else ""


def trimmed(before: str, wordings: Wordings) -> str | None:
    """A name without the words around it; None where nothing is left that names a body."""
    name = _YEAR.sub("", before).replace("()", "")
    name = wordings.pattern("body", "before").sub("", name)
    name = wordings.pattern("body", "behind").sub("", name)
    wrapped = re.match(r"[(【]([^()【】]{2,40})[)】](.*)$", name)
    if wrapped:
        name = wrapped[1] + wrapped[2]
    name = name.strip("《》\"'“” ·")
    return None if len(name) < 2 or wordings.pattern("body", "unnamed").search(name) else name


def kind_of(name: str, kinds: Sequence[BodyKind]) -> str:
    """The id of the first kind of ``rules/bodies.toml`` whose patterns match the name."""
    plain = re.sub(r"\s+", "", clean(name))
    inside = re.search(r"\(([^()]{2,40})\)$", plain)
    if inside and (kind := _matching(inside[1], kinds)):
        return kind
    return _matching(re.sub(r"\([^()]*\)$", "", plain), kinds) or "other"


def _matching(name: str, kinds: Sequence[BodyKind]) -> str | None:
    for kind in kinds:
        if any(re.search(wanted, name) for wanted in kind.patterns):
            return kind.id
        if kind.names and (area := _areas(kind.names).search(name)) and area["end"] is not None:
            return kind.id
    return None


@lru_cache(maxsize=8)
def _areas(names: tuple[str, ...]) -> re.Pattern[str]:
    """These areas where a name or what follows a larger area begins; ``end`` where nothing but
    the government follows."""
    return re.compile(rf"(?:^|[省市州盟区])(?:{'|'.join(names)})(?P<end>(?:人民)?(?:政府)?$)?")


def level_of(name: str, kinds: Sequence[BodyKind], wordings: Wordings) -> str | None:
    """The level of the area: that of the kind, else of the lowest area that the name bears."""
    kind = kind_of(name, kinds)
    told = next((known.level for known in kinds if known.id == kind), None)
    if told:
        return told
    name = _PROVINCE.sub("", name)
    area = next((one for one in kinds if one.names and _areas(one.names).search(name)), None)
    for level, wanted in wordings.pairs("body", "levels"):
        if area and level in _ABOVE_COUNTY:
            break
        if wanted.search(name):
            return level
    return area.level if area else None


def kind_of_self(
    preamble: Sequence[Paragraph], kinds: Sequence[BodyKind], wordings: Wordings
) -> str | None:
    """The kind by how the body speaks of itself (我镇 …, 本局 …); None where it does not."""
    said = [
        match[1]
        for paragraph in preamble
        for match in wordings.pattern("body", "self").finditer(paragraph.text)
    ]
    if not said:
        return None
    return _matching(max(set(said), key=lambda word: (said.count(word), word)), kinds)
