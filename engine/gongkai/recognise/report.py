"""Puts a report together from a document: the one way from blocks to a Report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.model.document import Block, Document, Paragraph, Picture
from gongkai.model.form import Form
from gongkai.model.location import Location
from gongkai.model.message import message
from gongkai.model.reference import Reference
from gongkai.model.report import Doubt, Figure, Period, Report, Section
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.another_kind import of_another_kind
from gongkai.recognise.attribution.by_user import body_by_user
from gongkai.recognise.attribution.find_body import find_body
from gongkai.recognise.dates import find_dates, find_periods, packed, whole_date
from gongkai.recognise.ending import is_footer
from gongkai.recognise.figures import find_figures
from gongkai.recognise.omissions import doubt_omissions
from gongkai.recognise.outline import Outline, find_outline
from gongkai.recognise.prose.names import own_names
from gongkai.recognise.prose.token import Names
from gongkai.recognise.sections import make_section
from gongkai.recognise.several import count_reports
from gongkai.recognise.tables import read_tables
from gongkai.recognise.title import title_of_file
from gongkai.recognise.traditional import simplified
from gongkai.recognise.unfold import unfold
from gongkai.recognise.year import choose_year, find_years

_ABOVE = 15
_LEADING = "\ufeff#*●○◆◇■□▪•>※☆★△▲-— \u3000"
"""What stands before a title and is no part of it."""
_LOST_NUMBER = re.compile(
    r"[〔\[(]20\d{2,4}(?:号|第)|[〔\[]20\d{2}[^\d〕\])]{0,3}号|(?<![\d〔\[(（])20\d{2}[〕\]]\d+号"
)


def recognise_document(
    document: Document,
    reference: Reference,
    body_kind: str | None = None,
    body_name: str | None = None,
) -> Report:
    """Read a report out of the blocks of a document."""
    forms, wordings = reference.forms, reference.wordings
    document, read_doubts = simplified(document)
    document = unfold(document, forms)
    outline = find_outline(document, forms, wordings)
    tables = read_tables(document, tuple(forms), outline)
    blocks, consumed = document.blocks, tables.consumed
    title = _title(document, outline, wordings)
    preamble, parts, closing = _prose(blocks, outline, consumed, wordings)
    body, body_doubts = find_body(document, title, preamble, closing, reference)
    body = body_by_user(body, None, body_name, reference)
    body = of_another_kind(body, title, tables.tables.values(), reference.bodies, wordings)
    body = body_by_user(body, body_kind, None, reference)
    newest = forms[-1]
    sections = tuple(
        make_section(heading, blocks[heading.block].at, paragraphs, newest, wordings)
        for heading, paragraphs in zip(outline.headings, parts, strict=True)
    )
    overview = next((section for section in sections if section.id == "overview"), None)
    periods = find_periods((*preamble, *(overview.paragraphs if overview else ())), wordings)
    top = outline.title[-1] + 1 if outline.title else outline.start
    bottom = outline.headings[0].block if outline.headings else min(top + _ABOVE, len(blocks))
    dates = find_dates(document, blocks[max(0, outline.start - _ABOVE) : bottom], closing, wordings)
    years = find_years(document, title, preamble, overview, periods, dates, wordings)
    year = choose_year(years, periods)
    form = _form(year, tables.form, forms)
    report = Report(
        source=document.source,
        sha256=document.sha256,
        format=document.format,
        title=title,
        body=body,
        year=year,
        form=form.id,
        sections=sections,
        tables=tables.tables,
        cells=tables.cells,
        figures=tuple(_figures(preamble, sections, closing, wordings, year, own_names(body.name))),
        preamble=preamble,
        closing=closing,
        years=years,
        periods=periods,
        dates=dates,
        pictures=tuple(_pictures(blocks[outline.start : outline.end])),
        wordings=wordings,
        doubts=(
            *read_doubts,
            *outline.doubts,
            *body_doubts,
            *_doubts(year, form, forms, periods, (*preamble, *_all(sections))),
            *tables.doubts,
            *_several(count_reports(blocks, newest)),
            *([Doubt(message("doubt.macros"), about="macros")] if document.macros else ()),
        ),
    )
    omissions = (*document.omissions, *tables.omissions)
    return doubt_omissions(report, omissions, document, outline)


def _title(document: Document, outline: Outline, wordings: Wordings) -> Paragraph | None:
    lines = [b for b in (document.blocks[i] for i in outline.title) if isinstance(b, Paragraph)]
    if lines:
        wrapper, after = wordings.pattern("title", "wrapper"), wordings.pattern("title", "after")
        texts = [line.text.strip().strip("|").strip().lstrip(_LEADING) for line in lines]
        if len(texts) == 1 and (label := wrapper.match(packed(texts[0]))):
            rest = after.sub("", clean(texts[0])).strip()
            texts = [rest[rest.index(label.group()[-1]) + 1 :].strip()]
        return replace(lines[0], text="".join(texts))
    told = title_of_file(document, wordings)
    return Paragraph(told) if told else None


def _prose(
    blocks: Sequence[Block], outline: Outline, consumed: frozenset[int], wordings: Wordings
) -> tuple[tuple[Paragraph, ...], list[tuple[Paragraph, ...]], tuple[Paragraph, ...]]:
    """Preamble, the paragraphs of each part in the order of the headings, and closing."""
    marks = [heading.block for heading in outline.headings]

    def between(start: int, end: int) -> list[Paragraph]:
        picked = (blocks[index] for index in range(start, end) if index not in consumed)
        return [block for block in picked if isinstance(block, Paragraph) and block.text.strip()]

    start = outline.title[-1] + 1 if outline.title else outline.start
    before = between(start, marks[0] if marks else outline.end)
    preamble = [paragraph for paragraph in before if not _about_page(paragraph, wordings)]
    parts = [
        between(mark + 1, end)
        for mark, end in zip(marks, [*marks[1:], outline.end], strict=True)
    ] if marks else []  # fmt: skip
    closing: list[Paragraph] = []
    while (
        parts
        and parts[-1]
        and _closes(parts[-1][-1], wordings)
        and (len(parts[-1]) > 1 or closing or _dated(parts[-1][-1]))
    ):
        closing.insert(0, parts[-1].pop())
    return tuple(preamble), [tuple(part) for part in parts], tuple(closing)


def _about_page(paragraph: Paragraph, wordings: Wordings) -> bool:
    """A line that the page prints under the title: day of publication, source, size of type."""
    line = packed(paragraph.text)
    told = wordings.pattern("dates", "published").search(line) or wordings.pattern(
        "dates", "signed"
    ).search(line)
    return len(line) < 100 and "。" not in line and (bool(told) or is_footer(line, wordings))


def _closes(paragraph: Paragraph, wordings: Wordings) -> bool:
    """A line of the signature block: a date, a body's name, an address."""
    line = packed(paragraph.text)
    return (
        _dated(paragraph)
        or bool(wordings.pattern("ending", "contact").search(line[:80]) and len(line) < 200)
        or (
            3 < len(line) <= 30
            and line[-1] not in "。;:"
            and bool(wordings.pattern("body", "names").search(line))
        )
    )


def _dated(paragraph: Paragraph) -> bool:
    line = packed(paragraph.text).strip("()")
    told = whole_date(line)
    return bool(told) and len(line) <= len(told[1]) + 1 if told else False


def _form(year: int | None, printed: str | None, forms: Sequence[Form]) -> Form:
    """The edition in force in the year; else the one whose labels are printed; else the newest."""
    if year is not None:
        if year < forms[0].first_year:
            return forms[0]
        return next((form for form in forms if form.in_force(year)), forms[-1])
    return next((form for form in forms if form.id == printed), forms[-1])


def _figures(
    preamble: tuple[Paragraph, ...],
    sections: Sequence[Section],
    closing: tuple[Paragraph, ...],
    wordings: Wordings,
    year: int | None,
    names: Names,
) -> Iterator[Figure]:
    parts = [("preamble", preamble), *((one.id, one.paragraphs) for one in sections)]
    for place, paragraphs in (*parts, ("closing", closing)):
        yield from find_figures(paragraphs, place, wordings, year=year, names=names)


def _pictures(blocks: Sequence[Block]) -> Iterator[Location]:
    return (block.at for block in blocks if isinstance(block, Picture))


def _several(count: int) -> Iterator[Doubt]:
    if count > 1:
        yield Doubt(message("doubt.several_reports", count=count), about="document")


def _all(sections: Sequence[Section]) -> Iterator[Paragraph]:
    return (paragraph for section in sections for paragraph in section.paragraphs)


def _doubts(
    year: int | None,
    form: Form,
    forms: Sequence[Form],
    periods: Sequence[Period],
    paragraphs: Sequence[Paragraph],
) -> Iterator[Doubt]:
    if year is None:
        yield Doubt(message("doubt.no_year"), about="year")
    elif form is forms[0] and year < form.first_year:
        yield Doubt(message("doubt.old_year", year=year), about="year")
    for period in periods:
        if period.garbled:
            yield Doubt(message("doubt.garbled_period", raw=period.raw), period.at, about="period")
    for paragraph in paragraphs:
        if "20" in paragraph.text and (match := _LOST_NUMBER.search(paragraph.text)):
            raw = match.group()
            yield Doubt(message("doubt.garbled_number", raw=raw), paragraph.at, about="text")
