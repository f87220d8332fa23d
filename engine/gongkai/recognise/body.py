"""Which public body reports: its name as printed, its kind and the level of its area."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gongkai.model.document import Document, Paragraph
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Text, message
from gongkai.model.reference import Reference
from gongkai.model.report import Body, Doubt
from gongkai.model.subject import BodyKind
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.title import bare, shape, title_of_file

_YEAR = re.compile(r"20\d\d(?:年度|年|度)?|二[〇○零O]二.年度?")
_CUT = re.compile(r"(?:政府|政务)?信息|政府信|20\d\d")
_IN_BRACKETS = re.compile(r"[(（【]([^()（）【】]{2,40})[)）】]")
_ABOVE_COUNTY = ("city", "province", "nation")
_PROVINCE = re.compile(r"^(?:.{2,3}省|.{2,7}自治区)(?=.{2,12}[市州盟区])")
_SITE = re.compile(r"(?:门户|政务)?(?:网站?|网络)$|政府网.*$|信息公开.*$")


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
    name = _trimmed(before, wordings)
    if name:
        return name
    inside = _IN_BRACKETS.search(behind)
    return inside[1] if inside and wordings.pattern("body", "names").search(inside[1]) else None


def _before_subject(line: str) -> str:
    line = _YEAR.sub("", line[:4]) + line[4:] if _YEAR.match(line) else line
    match = _CUT.search(line)
    return line[: match.start()] if match else ""


def _trimmed(before: str, wordings: Wordings) -> str | None:
    name = _YEAR.sub("", before).replace("()", "")
    name = wordings.pattern("body", "before").sub("", name)
    name = wordings.pattern("body", "behind").sub("", name)
    wrapped = re.match(r"[(【]([^()【】]{2,40})[)】](.*)$", name)
    if wrapped:
        name = wrapped[1] + wrapped[2]
    name = name.strip("《》\"'“” ·")
    return None if len(name) < 2 or wordings.pattern("body", "unnamed").search(name) else name


def find_body(
    document: Document,
    title: Paragraph | None,
    preamble: Sequence[Paragraph],
    closing: Sequence[Paragraph],
    kinds: Sequence[BodyKind],
    wordings: Wordings,
) -> tuple[Body, tuple[Doubt, ...]]:
    """The reporting body: from the title, else the text's own words, its signature, the file's
    metadata, the site (with a doubt)."""
    doubts: tuple[Doubt, ...] = ()
    name, at = _printed_name(title, preamble, closing, wordings)
    if not name and (told := title_of_file(document, wordings)):
        name = name_in_title(told, wordings)
    if not name and document.site:
        name = _SITE.sub("", clean(document.site).strip()) or None
        if name:
            doubts = (Doubt(message("doubt.body_from_site", name=name), about="title"),)
    if name:
        return Body(name, kind_of(name, kinds), level_of(name, kinds, wordings), at), doubts
    kind = _kind_of_self(preamble, kinds, wordings)
    called = next((Text(known.zh, known.en) for known in kinds if known.id == kind), kind)
    return Body(None, kind), (Doubt(message("doubt.no_body", kind=called), about="title"),)


def _printed_name(
    title: Paragraph | None,
    preamble: Sequence[Paragraph],
    closing: Sequence[Paragraph],
    wordings: Wordings,
) -> tuple[str | None, Location]:
    if title and (name := name_in_title(title.text, wordings)):
        return name, title.at
    for paragraph in preamble:
        for match in wordings.pattern("body", "self_name").finditer(bare(paragraph.text, wordings)):
            name = _trimmed(match[1] or match[2], wordings)
            if name and wordings.pattern("body", "names").search(name):
                return name, paragraph.at
    for paragraph in closing:
        line = bare(paragraph.text, wordings)
        if (
            4 <= len(line) <= 30
            and wordings.pattern("body", "names").search(line)
            and ":" not in line
        ):
            return line, paragraph.at
    return None, NOWHERE


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


def _kind_of_self(
    preamble: Sequence[Paragraph], kinds: Sequence[BodyKind], wordings: Wordings
) -> str:
    """The kind by how the body speaks of itself: 我镇 …, 本局 …"""
    said = [
        match[1]
        for paragraph in preamble
        for match in wordings.pattern("body", "self").finditer(paragraph.text)
    ]
    if not said:
        return "other"
    return _matching(max(set(said), key=lambda word: (said.count(word), word)), kinds) or "other"


def body_by_user(body: Body, kind: str | None, name: str | None, reference: Reference) -> Body:
    """The body with what the user said, which outranks what was read."""
    bodies = reference.bodies
    if name:
        level = level_of(name, bodies, reference.wordings) or body.level
        body = replace(body, name=name, kind=kind_of(name, bodies), level=level)
    if kind:
        level = next((known.level for known in bodies if known.id == kind), None)
        body = replace(body, kind=kind, level=level or body.level)
    return body
