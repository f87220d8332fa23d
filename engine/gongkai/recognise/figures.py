"""Figures in prose: every number with a unit, and what it counts where the words tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.model.document import Paragraph
from gongkai.model.location import Location
from gongkai.model.numerals import Quantity, quantities
from gongkai.model.report import Figure
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.counting import Place, counted
from gongkai.recognise.nothing import find_none

_LONGEST = 20_000
_SENTENCE = re.compile(r"[^。;!?\n]{1,1000}[。;!?\n]?")
_CUT = re.compile(r"[,;:!?()]")
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_NO_AMOUNT = frozenset("第每/〔[")
_NO_NUMERAL = frozenset("统同单唯某任逐专数几之")
_RESPECTIVELY = re.compile(
    r"(?P<topics>[^,。;:]{2,60}?)(?:处理)?(?:决定)?(?:的)?(?:数量|件数|总数)?分别(?:为|是|达|有)?"
)
_LISTED = re.compile(r"[、和及与]")
_CARRIED = "requests.carried"
_MYRIAD = Decimal(10_000)


def find_figures(
    paragraphs: Sequence[Paragraph], section: str, wordings: Wordings
) -> tuple[Figure, ...]:
    """All numbers with a unit in the order of the text, and statements that there was none.

    ``counts`` is set only where the words leave no other reading; shares, years, dates, ordinals
    and telephone numbers are no figures at all.
    """
    found: list[Figure] = []
    for paragraph in paragraphs:
        found += _of_paragraph(paragraph, section, wordings)
    return tuple(found)


def _of_paragraph(paragraph: Paragraph, section: str, wordings: Wordings) -> Iterator[Figure]:
    raw = paragraph.text[:_LONGEST]
    text = clean(raw)
    printed = raw if len(raw) == len(text) else text
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if len(sentence) < 4:
            continue
        shown = printed[match.start() : match.end()].strip()
        told = "信息公开" if section == "disputes" else ""
        before = told + text[max(0, match.start() - 400) : match.start()]
        figures = [
            *_numbers(sentence, before, section, shown, paragraph.at, wordings),
            *find_none(sentence, before, section, shown, paragraph.at, wordings),
        ]
        yield from figures


def _numbers(
    sentence: str, before: str, section: str, shown: str, at: Location, wordings: Wordings
) -> Iterator[Figure]:
    units = wordings.pattern("figures", "units")
    last = 0
    told: list[tuple[Quantity, str, Place]] = []
    for quantity in quantities(sentence):
        unit = units.match(sentence, quantity.end + _gap(sentence, quantity.end))
        if quantity.torn or not unit or not _is_count(sentence, quantity, unit.group()):
            continue
        told.append(
            (quantity, unit.group(), _place(sentence, before, last, quantity, unit.end(), wordings))
        )
        last = unit.end()
    for quantity, unit, place in _distributed(sentence, told):
        value = abs(quantity.value)
        hit = counted(place, unit, value, wordings)
        for counts, published in hit or ((None, False),):
            money = counts == "disclosure.fees"
            in_myriads = (
                value / _MYRIAD if unit == "元" else value * _MYRIAD if unit == "亿元" else value
            )
            yield Figure(
                value=in_myriads if money else value,
                raw=quantity.raw + unit,
                unit="万元" if money else unit,
                counts=counts,
                section=section,
                sentence=shown,
                at=at,
                approximate=quantity.approximate,
                published_only=published,
                year=None if counts and counts.startswith(_CARRIED) else place.year,
            )


def _distributed(
    sentence: str, told: list[tuple[Quantity, str, Place]]
) -> list[tuple[Quantity, str, Place]]:
    """Give each number behind 分别 its own topic: A、B和C分别为1、2和3件."""
    match = _RESPECTIVELY.search(sentence) if "分别" in sentence else None
    if not match:
        return told
    topics = [topic for topic in _LISTED.split(match["topics"]) if topic]
    behind = [index for index, item in enumerate(told) if item[0].start >= match.end()]
    if len(topics) != len(behind) or len(topics) < 2:
        return told
    given = dict(zip(behind, topics, strict=True))
    return [
        (quantity, unit, replace(place, left=given.get(index, place.left)))
        for index, (quantity, unit, place) in enumerate(told)
    ]


def _gap(sentence: str, end: int) -> int:
    return 1 if sentence[end : end + 1] == " " else 0


def _is_count(sentence: str, quantity: Quantity, unit: str) -> bool:
    """Whether a number stands for an amount: no ordinal, no part of a word (统一, 十四五), no
    empty scale (万元)."""
    digits = quantity.raw.lstrip("约近超过逾-")
    before = sentence[quantity.start - 1 : quantity.start]
    if before in _NO_AMOUNT or digits.rstrip("余多左右") in ("", "万", "亿"):
        return False
    if digits[0].isdigit():
        return True
    if before in _NO_NUMERAL:
        return False
    return unit not in ("个", "部", "项", "次", "场", "元") or len(digits) > 1


def _place(
    sentence: str, before: str, last: int, quantity: Quantity, end: int, wordings: Wordings
) -> Place:
    """The words around a number."""
    upto = sentence[: quantity.start]
    head = _BRACKETED.sub("", upto)
    near = _BRACKETED.sub("", sentence[last : quantity.start])
    cut = max((match.end() for match in _CUT.finditer(near.rstrip(":："))), default=0)
    years = wordings.pattern("figures", "year").findall(upto)
    return Place(
        left=near[cut:],
        right=sentence[end : end + 40].lstrip(" "),
        head=head,
        sentence=sentence,
        so_far=before + upto,
        year=int(years[-1]) if years else None,
    )
