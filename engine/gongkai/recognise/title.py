"""Finds the printed title: one line, or several that only together make one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gongkai.model.document import Block, Document, Paragraph
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.likeness import likeness

_LONGEST = 80
_WINDOW = 4
_SPACES = re.compile(r"[\s|]+")
_SENTENCE = re.compile(r"[。;；!?]|[,，].*[,，]")
_YEAR = re.compile(r"20\d\d")
_SITE = re.compile(r"\s*[_|—]+\s*|\s+-+\s+|-+(?=[^\d])")
_REPORTS = re.compile(r"报|总结$|情况$(?<=工作情况)")
_BRACKETS = re.compile(r"[(（\[【《》】\])）]")


@dataclass(frozen=True, slots=True)
class TitleLines:
    """Block indices of the title and how sure it is (below 1: part of a title, such as a
    navigation label without body and year)."""

    blocks: tuple[int, ...]
    score: float


def bare(text: str, wordings: Wordings) -> str:
    """A line as titles are compared: normal width, no spaces, no label or date around it."""
    line = clean(text).strip()
    line = _SPACES.sub("", wordings.pattern("title", "after").sub("", line))
    return wordings.pattern("title", "note").sub(
        "", wordings.pattern("title", "wrapper").sub("", line)
    )


@cache
def _shape(wordings: Wordings) -> re.Pattern[str]:
    subject, tail = wordings.text("title", "subject"), wordings.text("title", "tail")
    return re.compile(
        rf"^(?P<before>.{{0,50}}?)(?P<subject>{subject})(?P<rest>(?:20\d\d年?度?)?{tail}"
        rf"(?:20\d\d年?度?)?{tail})(?P<behind>[(（].{{1,40}}[)）])?$"
    )


def shape(line: str, wordings: Wordings) -> re.Match[str] | None:
    """Match a whole ``bare`` line as a title: ``before`` (body, year), ``rest``, ``behind``."""
    match = _shape(wordings).match(line.removeprefix("《").removesuffix("》"))
    return match if match and _REPORTS.search(match["rest"]) else None


def title_score(line: str, wordings: Wordings) -> float:
    """How much a ``bare`` line is a title: 0 not at all, 2 and more with year and body."""
    if not 4 <= len(line) <= _LONGEST or _SENTENCE.search(line):
        return 0.0
    if "信" not in line and "公开" not in line:
        return 0.0
    if wordings.pattern("title", "never").search(line):
        return 0.0
    match = shape(line, wordings)
    if match:
        named = len(_BRACKETS.sub("", _YEAR.sub("", match["before"] + (match["behind"] or "")))) > 2
        literal = 0.2 if wordings.text("title", "canonical") in line else 0.0
        known = 0.8 if "信息" in match["subject"] else 0.6
        return known + 0.6 * bool(_YEAR.search(line)) + 0.8 * named + literal
    canonical = wordings.text("title", "canonical")
    alike = likeness(line[-len(canonical) :], canonical)
    if alike < 0.6 or "报" not in line[-6:]:
        return 0.0
    return alike * (0.5 + 0.6 * bool(_YEAR.search(line)) + 0.8 * (len(line) > len(canonical) + 6))


def find_title(blocks: Sequence[Block], before: int, wordings: Wordings) -> TitleLines | None:
    """The best title among the lines before block ``before``; the later one where two are equal.

    Windows of up to four neighbouring short lines are tried, so that a body's name above, or a
    title broken over lines, becomes part of it; every line of a window must make it better.
    """
    lines = [
        (index, bare(block.text, wordings))
        for index, block in enumerate(blocks[:before])
        if isinstance(block, Paragraph) and len(block.text) <= 3 * _LONGEST
    ]
    lines = [(index, line) for index, line in lines if line]
    best: TitleLines | None = None
    for place in range(len(lines)):
        found = _best_window(lines, place, blocks, wordings)
        if found and (best is None or found.score >= best.score - 1e-9):
            best = found
    return best


def _best_window(
    lines: Sequence[tuple[int, str]], place: int, blocks: Sequence[Block], wordings: Wordings
) -> TitleLines | None:
    best: TitleLines | None = None
    joined = ""
    for last in range(place, min(place + _WINDOW, len(lines))):
        line = lines[last][1]
        if last > place and (len(line) > 40 or _SENTENCE.search(line) or shape(joined, wordings)):
            break
        joined += line
        score = title_score(joined, wordings)
        if score and last > place:
            if not _body_or_part(lines[place][1], wordings) or title_score(line, wordings) >= score:
                continue
            score -= 0.05 * (last - place)
        first = blocks[lines[place][0]]
        if isinstance(first, Paragraph) and first.heading == 1:
            score += 0.1
        if score > 0 and (best is None or score > best.score):
            best = TitleLines(tuple(index for index, _ in lines[place : last + 1]), score)
    return best


def _body_or_part(line: str, wordings: Wordings) -> bool:
    """Whether a line can open a title: a body's name, a year, or the broken-off start."""
    if wordings.pattern("title", "never").search(line) or ":" in line:
        return False
    return bool(
        wordings.pattern("body", "names").search(line)
        or _YEAR.search(line)
        or wordings.pattern("title", "subject").search(line)
        or line.endswith(("信", "信息", "政府", "政府信息"))
    )


def title_of_file(document: Document, wordings: Wordings) -> str | None:
    """The title that the file's own metadata tell, for reports that print none; a site's name
    behind a dash is cut off."""
    parts = _SITE.split(document.title or "")
    scored = [(title_score(bare(part, wordings), wordings), part.strip()) for part in parts]
    best = max(scored, key=lambda item: item[0])
    return best[1] if best[0] >= 1.2 else None
