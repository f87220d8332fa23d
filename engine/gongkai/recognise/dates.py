"""Dates in prose: the reporting period, the day of publication, the day of signature."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.model.document import Block, Document, Grid, Paragraph
from gongkai.model.location import NOWHERE, Location
from gongkai.model.numerals import chinese
from gongkai.model.report import Period, PrintedDate
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings

_LONGEST = 4000
_SPACES = re.compile(r"\s+")
_DAY = re.compile(r"(20\d\d)(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?")
_STAMPED = re.compile(
    r"^\s*(20\d\d)(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+\S{2,24})?\s*$"
)
"""A line under a title: day, time and perhaps who put it there (``2025-02-05 17:21 某局``)."""
_CHINESE_DAY = re.compile(
    r"(二[〇○零O0][〇○零O0一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月"
    r"([一二三四五六七八九十]{1,3})日"
)
_TO = r"(?:起始?|始|开始|0时|零时)?[,]?(?:至|到|止于|[-—–~―]{1,3})"
_RANGE = re.compile(
    rf"(20\d\d)[年./-](\d{{1,2}})[月./-](\d{{1,2}})日?{_TO}"
    r"(?:(20\d\d)[年./-]|同年|当年|次年)?(\d{1,2})[月./-](\d{1,2})日?(?:止|24时止?)?"
)
_MONTHS = re.compile(
    rf"(20\d\d)年(?:度)?(\d{{1,2}})月?份?{_TO}(?:(20\d\d)年)?(\d{{1,2}})月份?(?!\d)"
)
_YEARLESS = re.compile(rf"(?<![\d年])(?P<from>1月1日){_TO}(?P<to>12月31日)(?:止|24时止?)?")
_OWN_YEAR = re.compile(r"(20\d\d)年(?:度|年度)?[^,。]{0,16}报告")
_WHOLE_YEAR = re.compile(
    r"(?:期限|时限|期间|区间|时段|时间段|周期)(?:为|是|:)?(20\d\d)年度?(?:全年)?[。,;)]"
)
_RUIN = re.compile(rf"20\d\d?[\d年月日]{{1,12}}{_TO}[\d年月日]{{2,14}}止?")
_LOST = re.compile(
    r"^20\d{2,3}\d*[月日]|^\d{5,}|年\d{1,4}日|[至到—-](?:20\d\d)?\d{3,4}日|\d{6,}[月日]"
)
_SENTENCE = re.compile(r"[^。;；!！?？]+")


def packed(text: str) -> str:
    """Text as dates are looked for: normal width, no spaces."""
    return _SPACES.sub("", clean(text))


def find_periods(paragraphs: Sequence[Paragraph], wordings: Wordings) -> tuple[Period, ...]:
    """Every printed 统计期限; a cited notice or an activity's dates are none."""
    return tuple(
        period
        for paragraph in paragraphs
        if "20" in paragraph.text or "２０" in paragraph.text
        for sentence in _SENTENCE.findall(packed(paragraph.text[:_LONGEST]))
        if (period := _period(sentence + "。", paragraph.at, wordings))
    )


def _period(sentence: str, at: Location, wordings: Wordings) -> Period | None:
    if not wordings.pattern("period", "context").search(sentence):
        return None
    if match := _RANGE.search(sentence):
        year, month, day, year2, month2, day2 = match.groups()
        start, end = _date(year, month, day), _date(year2 or year, month2, day2)
        return Period(start, end, match.group(), at)
    if match := _MONTHS.search(sentence):
        year, month, year2, month2 = match.groups()
        return Period(_date(year, month, "1"), _month_end(year2 or year, month2), match.group(), at)
    if (match := _YEARLESS.search(sentence)) and (own := _OWN_YEAR.search(sentence)):
        year = int(own[1])
        return Period(date(year, 1, 1), date(year, 12, 31), match.group(), at)
    if match := _RUIN.search(sentence):
        garbled = bool(_LOST.search(match.group()))
        return Period(None, None, match.group(), at, garbled=True) if garbled else None
    if match := _WHOLE_YEAR.search(sentence):
        year = int(match[1])
        return Period(date(year, 1, 1), date(year, 12, 31), match.group().rstrip("。,;)"), at)
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_end(year: str, month: str) -> date | None:
    following = _date(year, str(int(month) + 1), "1")
    if following:
        return date.fromordinal(following.toordinal() - 1)
    return _date(year, month, "31")


def whole_date(text: str) -> tuple[date, str] | None:
    """The first date of a text, in Arabic or Chinese numerals, with its characters."""
    line = packed(text)
    if (match := _DAY.search(line)) and (day := _date(*match.groups())):
        return day, match.group()
    if match := _CHINESE_DAY.search(line):
        values = [chinese(part.replace("O", "〇").replace("0", "〇")) for part in match.groups()]
        if all(value is not None for value in values):
            day = _date(*(str(value) for value in values))
            return (day, match.group()) if day else None
    return None


def find_dates(
    document: Document, around: Sequence[Block], closing: Sequence[Paragraph], wordings: Wordings
) -> tuple[PrintedDate, ...]:
    """The day of publication (printed near the title, else the file's metadata) and the day of
    signature (a line of its own under the title or at the end)."""
    found = list(_labelled(around, wordings))
    for paragraph in (*(b for b in around if isinstance(b, Paragraph)), *closing):
        told = whole_date(paragraph.text)
        if told and len(packed(paragraph.text).strip("()")) <= len(told[1]) + 1:
            found.append(PrintedDate(told[0], "signed", told[1], paragraph.at))
    if document.published and not any(item.role == "published" for item in found):
        raw = document.published.isoformat()
        found.append(PrintedDate(document.published, "published", raw, NOWHERE))
    return tuple(dict.fromkeys(found))


def _labelled(blocks: Sequence[Block], wordings: Wordings) -> Iterator[PrintedDate]:
    lines = list(_lines(blocks))
    for index, (text, at) in enumerate(lines):
        line = clean(text)[:400]
        if (stamped := _STAMPED.match(line)) and (day := _date(*stamped.groups())):
            yield PrintedDate(day, "published", line.strip(), at)
            continue
        for role, wanted in (("published", "published"), ("signed", "signed")):
            match = wordings.pattern("dates", wanted).search(line)
            if not match:
                continue
            rest = line[match.end() : match.end() + 24]
            if len(packed(rest)) < 6 and index + 1 < len(lines):
                rest = lines[index + 1][0][:24]
            told = whole_date(rest)
            if told and packed(rest).lstrip(":").startswith(told[1]):
                yield PrintedDate(
                    told[0], "published" if role == "published" else "signed", told[1], at
                )
                break


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[str, Location]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.at
        elif isinstance(block, Grid) and len(block.cells) <= 60:
            for cell in block.cells:
                yield cell.text, cell.at
