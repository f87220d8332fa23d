"""Lays a document out so that each heading of a part stands in a paragraph of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from gongkai.model.document import Block, Document, Grid, Paragraph
from gongkai.model.form import Form, FormSection
from gongkai.model.wording import clean
from gongkai.recognise.commas import tabbed
from gongkai.recognise.side_by_side import beside_each_other
from gongkai.recognise.tables.labels import vocabulary

_MOST = 60
_NUMBERS = "一二三四五六"
_BREAK = re.compile(r"[\r\n\v\f]+")
_NUMBERED = re.compile("[一二三四五六]\\s?、")
_GRID_PART = re.compile(r"[\r\n\v\f]+|(?<=。)\s{2,}")


def unfold(document: Document, forms: Sequence[Form]) -> Document:
    """The same document with broken-up paragraphs: one per printed line, a heading that runs
    into its text (``一、总体情况2023年，…``) cut off from it, a report pasted into a single
    table cell laid out as lines, cells parted by commas as if by tabs, and tables side by side
    one after the other. Places stay those of the original block."""
    heading = _heading(tuple(section for form in forms for section in form.sections))
    words = vocabulary(forms[-1])
    blocks: list[Block] = []
    for block in tabbed(document.blocks):
        if isinstance(block, Paragraph):
            blocks += _paragraphs(block, heading)
        elif isinstance(block, Grid) and _holds_report(block, heading):
            for cell in block.cells:
                for line in _GRID_PART.split(cell.text):
                    if line.strip():
                        blocks += _paragraphs(Paragraph(line, cell.at), heading)
        elif isinstance(block, Grid):
            blocks += beside_each_other(block, words)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


@lru_cache(maxsize=8)
def _heading(sections: tuple[FormSection, ...]) -> re.Pattern[str]:
    """Any heading with its right number, at the start of a line or behind 。, | or spaces."""
    wordings: dict[str, set[str]] = {}
    for section in sections:
        known = wordings.setdefault(_NUMBERS[section.number - 1], set())
        known.update(map(clean, (section.heading, *section.variants)))
    choices = "|".join(
        rf"{number}\s?、\s?(?:{'|'.join(map(_spaced, sorted(known, key=len, reverse=True)))})"
        for number, known in wordings.items()
    )
    return re.compile(
        rf"(?:^|(?<=[。|\s]))\s*(?P<heading>{choices})(?![、,;及和与的;之,]|情况|部分|等)"
    )


def _spaced(wording: str) -> str:
    return r"\s?".join(map(re.escape, wording)) if len(wording) <= 6 else re.escape(wording)


def _holds_report(grid: Grid, heading: re.Pattern[str]) -> bool:
    return any(
        len(cell.text) > 200 and len(heading.findall(clean(cell.text))) >= 2 for cell in grid.cells
    )


def _paragraphs(paragraph: Paragraph, heading: re.Pattern[str]) -> Iterator[Paragraph]:
    if "\n" in paragraph.text or "\r" in paragraph.text:
        for line in _BREAK.split(paragraph.text):
            if line.strip():
                yield from _cut(replace(paragraph, text=line), heading)
    else:
        yield from _cut(paragraph, heading)


def _cut(paragraph: Paragraph, heading: re.Pattern[str]) -> Iterator[Paragraph]:
    text = paragraph.text
    if len(text) < 8 or not _NUMBERED.search(text):
        yield paragraph
        return
    cleaned = clean(text)
    matches = list(islice(heading.finditer(cleaned), _MOST))
    if not matches or (len(matches) == 1 and not cleaned[matches[0].end() :].strip(" 。:.|")
                       and not cleaned[: matches[0].start()].strip()):  # fmt: skip
        yield paragraph
        return
    # Cleaning keeps the length of all but rare characters; else the clean text serves.
    source = text if len(cleaned) == len(text) else cleaned
    ends = [match.start("heading") for match in matches[1:]] + [len(source)]
    if before := source[: matches[0].start("heading")].strip():
        yield replace(paragraph, text=before)
    for match, end in zip(matches, ends, strict=True):
        yield replace(paragraph, text=match["heading"].strip())
        if rest := source[match.end() : end].lstrip(" \t|。:：　").rstrip(" \t|　"):
            yield replace(paragraph, text=rest, heading=None)
