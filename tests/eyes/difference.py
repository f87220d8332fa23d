"""What was read beside what is seen: numbers and headings that only one of both has."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from eyes.pieces import beside, pieced
from gongkai.model.document import Document, Grid, Paragraph
from gongkai.model.report import Report
from gongkai.model.wording import clean, key

_SHEETS = frozenset({"xlsx", "xls", "et", "ods"})
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Difference:
    """``unseen``: numbers read more often than they are seen; ``unread``: the other way round;
    ``headings`` of the report that are not seen. ``told``: how many doubts the report has;
    ``drafts``: whether changes are tracked, so that the rendering shows both drafts."""

    unseen: tuple[str, ...]
    unread: tuple[str, ...]
    headings: tuple[str, ...]
    told: int
    drafts: bool = False

    @property
    def explained(self) -> bool:
        """Nothing was read that is not seen, and what was not read is told."""
        if self.drafts:
            return self.told > 0
        return not self.unseen and not self.headings and (not self.unread or self.told > 0)


def difference(document: Document, report: Report, seen: str) -> Difference:
    """Numbers by how often they stand in the text, in any order; headings without punctuation."""
    read, shown = _numbers(_texts(document)), _numbers([seen])
    packed = key(seen)
    doubtful = Counter(
        number
        for cell in report.cells.values()
        if cell.doubt
        for number in _NUMBER.findall(clean(cell.raw))
    )
    marks = [one.text for one in document.omissions if one.text]
    near, wholes = beside(marks, seen, read - shown, shown - read)
    left, spare = read - shown - Counter(near), shown - read - Counter(wholes)
    whole, parts = pieced(seen, left, spare)
    unseen = tuple(sorted((left - doubtful - Counter(whole)).elements()))
    more = spare - Counter(parts) - _numbers(marks)
    if document.format in _SHEETS:
        # A long text is printed on each page that its cell reaches into.
        more = Counter({number: count for number, count in more.items() if number not in read})
    unread = tuple(sorted(more.elements()))
    if whole and _digits(unseen) == _digits(unread):
        unseen = unread = ()  # digits set apart that are not clear which belong together
    return Difference(
        unseen,
        unread,
        tuple(one.heading for one in report.sections if key(one.heading) not in packed),
        len(report.doubts),
        any(one.what == "revision" for one in document.omissions),
    )


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)


def _digits(numbers: Iterable[str]) -> Counter[str]:
    return Counter(sign for number in numbers for sign in number if sign.isdigit())


def _numbers(texts: Iterable[str]) -> Counter[str]:
    return Counter(
        number.replace(",", "") for text in texts for number in _NUMBER.findall(clean(text))
    )
