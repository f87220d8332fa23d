"""Lines that may be the heading of one of the six parts, each with its plausibility."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gongkai.model.document import Block, Paragraph
from gongkai.model.form import Form, FormSection
from gongkai.model.wording import clean, key
from gongkai.recognise.likeness import likeness, pairs

_LONGEST = 60
_MOST = 200
NUMBERS = "一二三四五六七八九十"
_MARKED = re.compile(
    r"^(?:(?P<top>第?\s*(?P<n1>[一二三四五六七八九十])\s*(?:部分)?\s*[、.,:·?\s]\s*[、.,:]?)"
    r"|(?P<paren>\(\s*(?P<n2>[一二三四五六七八九十]|\d)\s*\)\s*[、.,:]?)"
    r"|(?P<arabic>(?P<n3>\d)\s*[、.,]))\s*"
)
_YEAR = re.compile(r"\d{4}年度?")
_Index = tuple[tuple[str, int, tuple[str, ...]], ...]
_CELLS = re.compile(r"[\t|]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the heading of ``section``; ``score`` is 0 … about 1.6."""

    section: str
    order: int
    block: int
    text: str
    number: str | None
    score: float
    style: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A line cut into its printed number and the rest.

    ``style``: top (一、), paren (（一）), arabic (1.), bare (no number).
    """

    style: str
    number: str | None
    rest: str


def cut_marker(line: str) -> Marked:
    """Cut the number from a cleaned line; "一总体情况" without a stop stays whole."""
    match = _MARKED.match(line)
    if not match:
        return Marked("bare", None, line)
    style = "top" if match["top"] else "paren" if match["paren"] else "arabic"
    return Marked(style, match["n1"] or match["n2"] or match["n3"], line[match.end() :])


def one_line(paragraph: Paragraph) -> str | None:
    """The paragraph as one short cleaned line, None where it is too long or a row of a table."""
    raw = paragraph.text
    if len(raw) > 4 * _LONGEST:
        return None
    cells = [cell.strip() for cell in _CELLS.split(clean(raw)) if cell.strip()]
    if len(cells) != 1 or len(cells[0]) > _LONGEST:
        return None
    return cells[0]


def find_candidates(blocks: Sequence[Block], forms: Sequence[Form]) -> list[Candidate]:
    """All plausible headings in the order of the document."""
    sections = tuple(section for form in forms for section in form.sections)
    index = _index(sections)
    not_top, not_bare = table_labels(forms), aspect_names(sections)
    found: list[Candidate] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (line := one_line(block)):
            found += _candidates(number, line, block.heading is not None, index, not_top, not_bare)
    return _of_one_style(found)


def _of_one_style(found: list[Candidate]) -> list[Candidate]:
    """Where most parts are numbered 一、 a heading in another style must be all but literal."""
    if len({candidate.section for candidate in found if candidate.style == "top"}) < 3:
        return found[:_MOST]
    return [c for c in found if c.style == "top" or (c.style == "bare" and c.score > 0.93)][:_MOST]


@lru_cache(maxsize=8)
def _index(sections: tuple[FormSection, ...]) -> _Index:
    """Per section its number and every wording of its heading, as keys."""
    merged: dict[str, tuple[int, dict[str, None]]] = {}
    for section in sections:
        _, wordings = merged.setdefault(section.id, (section.number, {}))
        wordings.update((plain(text), None) for text in (section.heading, *section.variants))
    return tuple((name, number, tuple(words)) for name, (number, words) in merged.items())


def table_labels(forms: Sequence[Form]) -> frozenset[str]:
    """Numbered labels inside the tables (三、本年度办理结果) that look like headings."""
    labels: set[str] = set()
    for form in forms:
        for table in form.tables:
            for row in table.rows:
                if row.marker and row.marker in NUMBERS:
                    labels.update(map(key, (row.label, *row.variants)))
                if row.group:
                    labels.add(key(cut_marker(clean(row.group[0])).rest))
    return frozenset(labels)


@lru_cache(maxsize=8)
def aspect_names(sections: tuple[FormSection, ...]) -> frozenset[str]:
    """Sub-headings of the parts, bare and with 情况: never headings of a part themselves."""
    official = {plain(section.heading) for section in sections}
    return frozenset(
        plain(text) + ending
        for section in sections
        for aspect in section.aspects
        for text in (aspect.heading, *aspect.variants)
        for ending in ("", "情况", "工作情况", "方面")
    ).difference(official)


def plain(text: str) -> str:
    """A heading as it is compared: its key without year and 的."""
    return key(_YEAR.sub("", text)).replace("的", "").replace("其它", "其他")


def _candidates(
    block: int,
    line: str,
    declared: bool,
    index: _Index,
    not_top: frozenset[str],
    not_bare: frozenset[str],
) -> list[Candidate]:
    marked = cut_marker(line)
    if marked.style == "bare" and line[0] in NUMBERS[:6]:
        marked = _unmarked(line, index)
    wanted = plain(marked.rest)
    if not 2 <= len(wanted) <= 40:
        return []
    if is_label(wanted, not_top) if marked.style == "top" else wanted in not_bare:
        return []
    if marked.style == "bare" and (len(wanted) > 25 or marked.rest[-1] in "。;;,,、"):
        return []
    # Two wordings cannot be alike unless most pairs of the one occur among those of the other.
    known = len(pairs(wanted) & _known_pairs(index))
    if known < (0.3 if marked.style == "top" else 0.65) * len(pairs(wanted)):
        return []
    scored: list[Candidate] = []
    for section, order, wordings in index:
        likest = max(likeness(wanted, wording) for wording in wordings)
        short = len(wanted) <= 4 and wanted != wordings[0]
        score = _score(marked, likest, order, declared, short, wanted in not_bare)
        if score > 0:
            scored.append(
                Candidate(section, order, block, line, marked.number, score, marked.style)
            )
    scored.sort(key=lambda candidate: -candidate.score)
    return scored[:2]


@lru_cache(maxsize=8)
def _known_pairs(index: _Index) -> frozenset[str]:
    return frozenset(pair for _, _, words in index for word in words for pair in pairs(word))


def _unmarked(line: str, index: _Index) -> Marked:
    rest = line[1:].lstrip()
    if any(plain(rest) in wordings for _, _, wordings in index):
        return Marked("top", line[0], rest)
    return Marked("bare", None, line)


def is_label(wanted: str, labels: frozenset[str]) -> bool:
    """Whether a heading's words are, all but a few, those of a label."""
    return wanted in labels or any(
        likeness(wanted, label) > 0.75 for label in labels if abs(len(label) - len(wanted)) < 6
    )


def _score(
    marked: Marked, likest: float, order: int, declared: bool, short: bool, aspect: bool
) -> float:
    """Wording counts most, the right number next; sub-heading styles and bare short words must
    be all but literal, and what names an aspect (一、主动公开) must bear the part's number."""
    right = marked.number is not None and marked.number in (NUMBERS[order - 1], str(order))
    match marked.style:
        case "top":
            least = 0.5 if right else 0.75
            bonus = 0.4 if right else -0.1
        case "paren" | "arabic":
            least = 0.9 if right else 0.97
            bonus = -0.3 if right else -0.45
        case _:
            least, bonus = (0.99, -0.25) if short else (0.82, 0.0)
    if likest < least or (aspect and not right):
        return 0.0
    return likest + bonus + (0.1 if declared else 0.0)
