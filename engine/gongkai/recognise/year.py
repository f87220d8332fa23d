"""The year reported on, and every place where the report claims a year for itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gongkai.model.document import Document, Paragraph
from gongkai.model.numerals import chinese
from gongkai.model.report import Period, PrintedDate, Section, YearMention
from gongkai.model.wordings import Wordings
from gongkai.recognise.dates import packed
from gongkai.recognise.title import bare, title_of_file, title_score

_IN_TITLE = re.compile(r"(?<!\d)(20\d\d)(?!\d|[./-]|年\d)")
_CHINESE_YEAR = re.compile(r"(二[〇○零O][〇○零O一二三四五六七八九]{2})年")
_ITSELF = re.compile(
    r"(20\d\d)年?(?:度)?(?:本机关|我[局镇乡县市区委厅办])?(?:政府|政务)?信息公开(?:工作)?(?:的)?(?:年度)?(?:工作)?"
    r"(?:情况)?(?:报告|年报)(?![^。,;》]{0,16}(?:通知|要求|意见|函))"
)
_COMPILED = re.compile(r"编制(?:本机关|我.{1,3}|本.{1,4})?(20\d\d)年(?:度|年度)?(?:工作)?报告")
_SUMMED_UP = re.compile(
    r"[对就将](20\d\d)年(?:度)?.{0,8}?信息公开(?:工作)?(?:情况)?(?:做|作|进行|开展)?了?.{0,6}?总结"
)
_OPENS = re.compile(r"^(20\d\d)年?(?:度)?(?:[,，、]|(?=我|本(?!年)|全[县市区镇乡局省街]|在))")
_ABOUT_OTHERS = re.compile(
    r"^.{0,40}(?:(?<!现)将|计划|要点|通知|印发|下一步|相比|同期|上年|结转|转入)"
)
_NAMED = 2
"""Score of a title that names a body as well; without one it is a link among others."""
_SENTENCE = re.compile(r"[^。;；!！?？]+")


def find_years(
    document: Document,
    title: Paragraph | None,
    preamble: Sequence[Paragraph],
    overview: Section | None,
    periods: Sequence[Period],
    dates: Sequence[PrintedDate],
    wordings: Wordings,
) -> tuple[YearMention, ...]:
    """Years that the report claims for itself. Signature and metadata speak only where nothing
    printed does."""
    found: list[YearMention] = []
    if title and (mention := _in_title(title.text, "title", title, wordings)):
        found.append(mention)
    for period in periods:
        years = dict.fromkeys(day.year for day in (period.start, period.end) if day)
        found += [YearMention(year, "period", period.raw, period.at) for year in years]
    found += _openings(preamble, overview, wordings)
    if not any(mention.where == "title" for mention in found):
        told = title_of_file(document, wordings)
        if told and (mention := _in_title(told, "meta", None, wordings)):
            found.append(mention)
    if not found:
        signed = [printed for printed in dates if printed.role == "signed"]
        found += [YearMention(_reported(d), "signature", d.raw, d.at) for d in signed[-1:]]
    return tuple(found)


def choose_year(mentions: Sequence[YearMention], periods: Sequence[Period]) -> int | None:
    """Title first, then period, then what most openings say, then metadata and signature; at
    last the legible year of a garbled period."""
    for where in ("title", "period", "opening", "meta", "signature"):
        years = Counter(mention.year for mention in mentions if mention.where == where)
        if years:
            return max(years, key=lambda year: (years[year], year))
    for period in periods:
        if period.garbled and (match := re.match(r"20[12]\d", period.raw)):
            return int(match.group())
    return None


def _reported(signed: PrintedDate) -> int:
    """A report signed in the first half of a year is about the year before."""
    return signed.day.year - 1 if signed.day.month <= 6 else signed.day.year


def _in_title(
    text: str, where: str, title: Paragraph | None, wordings: Wordings
) -> YearMention | None:
    line = bare(text, wordings)
    match = _IN_TITLE.search(line)
    year = int(match[1]) if match else None
    if not match and (match := _CHINESE_YEAR.search(line)):
        value = chinese(match[1].replace("O", "〇"))
        year = int(value) if value is not None else None
    if not match or year is None:
        return None
    if where == "title" and title:
        return YearMention(year, "title", match.group(), title.at)
    return YearMention(year, "meta", match.group())


def _openings(
    preamble: Sequence[Paragraph], overview: Section | None, wordings: Wordings
) -> Iterator[YearMention]:
    for paragraph in preamble:
        if 0 < title_score(bare(paragraph.text, wordings), wordings) < _NAMED:
            continue  # a link to the report of another year that stands in the page
        text = packed(paragraph.text)
        for match in (
            *_ITSELF.finditer(text),
            *_COMPILED.finditer(text),
            *_SUMMED_UP.finditer(text),
        ):
            yield YearMention(int(match[1]), "opening", match.group(), paragraph.at)
    if not overview:
        return
    starts = [(p.text, p.at) for p in overview.paragraphs[:1]]
    starts += [(part.text, part.at) for part in overview.subsections]
    for text, at in dict.fromkeys(starts):
        first = _SENTENCE.search(packed(text[:400]))
        match = _OPENS.search(first.group()) if first else None
        if first and match and not _ABOUT_OTHERS.search(first.group()):
            yield YearMention(int(match[1]), "opening", first.group()[:30], at)
