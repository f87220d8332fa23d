"""The six parts and what is headed within them: aspects of part one, problems and improvements."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gongkai.model.document import Paragraph
from gongkai.model.form import Aspect, Form, FormSection
from gongkai.model.location import Location
from gongkai.model.report import Section, Subsection
from gongkai.model.wording import clean, key
from gongkai.model.wordings import Wordings
from gongkai.recognise.likeness import likeness
from gongkai.recognise.outline import Heading

_LONGEST_LEAD = 40
_MARKER = re.compile(
    r"(?:(?P<paren>\([一二三四五六七八九十]{1,2}\)[、.,:]?)|(?P<top>[一二三四五六七八九十]{1,2}、)"
    r"|(?P<number>\(?\d{1,2}(?:\)[、.]?|[、.](?!\d)))|(?P<listed>[一二三四五六七八九十]是[:,]?)"
    r"|(?P<nth>第[一二三四五六七八九十][,、:]))\s*"
)
_STARTS = re.compile(r"(?:^|(?<=[。;!?；！？\s])|(?<=\.\.\.))\s*(?=[(（\d一二三四五六七八九十第])")
_LEAD_END = re.compile(r"[。:;!?…]|\s{1,}|(?=20\d\d)|(?=(?:我|本)[局镇乡县市区委厅办街州])|$")
_JOINT = re.compile(r"[、,]|和|与|及|暨")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text that may begin with a numbered heading."""

    text: str
    at: Location
    style: str
    lead: str
    rest: str
    first: bool


def make_section(
    heading: Heading, at: Location, paragraphs: Sequence[Paragraph], form: Form, wordings: Wordings
) -> Section:
    """A part of the report from its heading and its prose."""
    told = next((section for section in form.sections if section.id == heading.section), None)
    return Section(
        id=heading.section,
        heading=heading.text,
        number=heading.number,
        text="\n".join(paragraph.text.strip() for paragraph in paragraphs),
        paragraphs=tuple(paragraphs),
        subsections=split_subsections(paragraphs, told, wordings) if told else (),
        at=at,
    )


def split_subsections(
    paragraphs: Sequence[Paragraph], form_section: FormSection, wordings: Wordings
) -> tuple[Subsection, ...]:
    """Cut a part at its sub-headings, in whatever style it numbers them: （一）, 1., 一是, 第一，
    or a bare lead sentence. Headings that name no aspect of the form have id None. Text before
    the first sub-heading belongs to none. Empty where the part is not subdivided."""
    if not form_section.aspects:
        return ()
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    named = [_aspects_of(piece.lead, form_section.aspects, wordings) for piece in pieces]
    style = _style(pieces, named)
    parts = tuple(_join(pieces, named, style)) if style else ()
    if form_section.id == "problems" and not _both(parts):
        return _turned(paragraphs, wordings) or parts
    return parts


def _pieces(paragraph: Paragraph) -> Iterator[_Piece]:
    text = paragraph.text.strip()
    cleaned = clean(text)
    source = text if len(cleaned) == len(text) else cleaned
    cuts = [0]
    for start in _STARTS.finditer(cleaned):
        if start.end() > cuts[-1] and _MARKER.match(cleaned, start.end()):
            cuts.append(start.end())
    for index, (begin, end) in enumerate(zip(cuts, [*cuts[1:], len(source)], strict=True)):
        part, folded = source[begin:end].strip(), cleaned[begin:end].strip()
        if not part:
            continue
        marker = _MARKER.match(folded)
        style = next((n for n, v in marker.groupdict().items() if v), "bare") if marker else "bare"
        after = marker.end() if marker else 0
        lead_end = _LEAD_END.search(folded, after)
        stop = lead_end.start() if lead_end else len(folded)
        lead = folded[after:stop] if stop - after <= _LONGEST_LEAD else ""
        aligned = part if len(part) == len(folded) else folded
        rest = aligned[stop:].lstrip("。:：;；… \t") if lead else aligned[after:]
        yield _Piece(part, paragraph.at, style, lead, rest, index == 0)


def _aspects_of(lead: str, aspects: Sequence[Aspect], wordings: Wordings) -> tuple[str, ...]:
    """The aspects that a heading names: usually one, two in 管理和平台建设, none elsewhere."""
    plain = _plain(lead, wordings)
    if not 2 <= len(plain) <= 30:
        return ()
    one = _aspect_of(plain, aspects, wordings)
    if any(plain == wanted for _, wanted in _wordings(tuple(aspects), wordings)):
        return (one,) if one else ()
    halves = (_aspect_of(_plain(part, wordings), aspects, wordings) for part in _JOINT.split(lead))
    several = tuple(dict.fromkeys(half for half in halves if half))
    return several if len(several) > 1 or not one else (one,)


def _aspect_of(plain: str, aspects: Sequence[Aspect], wordings: Wordings) -> str | None:
    if not plain:
        return None
    best: tuple[float, str] = (0.0, "")
    for name, wanted in _wordings(tuple(aspects), wordings):
        if plain == wanted:
            return name
        score = likeness(plain, wanted)
        if len(wanted) >= 3 and wanted in plain:
            # The later a heading names it, the more it is what the heading is about.
            score = max(score, 0.7 + 0.2 * (plain.rindex(wanted) + len(wanted)) / len(plain))
        if score > best[0]:
            best = (score, name)
    return best[1] if best[0] >= 0.66 else None


@lru_cache(maxsize=16)
def _wordings(aspects: tuple[Aspect, ...], wordings: Wordings) -> tuple[tuple[str, str], ...]:
    """Every wording of every aspect without its fillers."""
    pairs = (
        (aspect.id, _plain(w, wordings))
        for aspect in aspects
        for w in (aspect.heading, *aspect.variants)
    )
    return tuple(dict.fromkeys(pairs))


def _plain(text: str, wordings: Wordings) -> str:
    return wordings.pattern("sections", "filler").sub("", key(text))


def _style(pieces: Sequence[_Piece], named: Sequence[tuple[str, ...]]) -> str | None:
    """The numbering that most aspects are headed with; bare leads only where they are literal."""
    votes: Counter[str] = Counter()
    for piece, ids in zip(pieces, named, strict=True):
        if ids and (piece.style != "bare" or _stands_alone(piece)):
            votes[piece.style] += len(set(ids))
    if votes:
        return max(votes, key=lambda style: (votes[style], style == "paren"))
    return "paren" if any(piece.style == "paren" for piece in pieces) else None


def _stands_alone(piece: _Piece) -> bool:
    """A bare heading: a whole line, or the first short sentence of a paragraph."""
    if not piece.first or not piece.lead or len(piece.lead) > 20:
        return False
    follows = piece.text[len(piece.lead) : len(piece.lead) + 1]
    return not piece.rest or follows in "。:：  "


def _join(
    pieces: Sequence[_Piece], named: Sequence[tuple[str, ...]], style: str
) -> Iterator[Subsection]:
    heading, ids, at = "", (), None
    text: list[str] = []
    for piece, names in zip(pieces, named, strict=True):
        opens = piece.style == style and (style != "bare" or (names and _stands_alone(piece)))
        if (
            opens
            and piece.style == "listed"
            and not names
            and piece.text.startswith("一是")
            and heading
        ):
            opens = False  # a list within what stands under a heading begins anew
        if not opens:
            if at is not None:
                text.append(piece.text if piece.first or not text else "\0" + piece.text)
            continue
        if at is not None:
            yield from _subsections(ids, heading, text, at)
        heading, ids, at = piece.lead, names, piece.at
        text = [piece.rest] if piece.rest else []
    if at is not None:
        yield from _subsections(ids, heading, text, at)


def _subsections(
    ids: tuple[str, ...], heading: str, text: Sequence[str], at: Location
) -> Iterator[Subsection]:
    joined = "\n".join(text).replace("\n\0", "").replace("\0", "").strip()
    for name in ids or (None,):
        yield Subsection(name, heading, joined, at)


def _both(parts: Sequence[Subsection]) -> bool:
    return {"problems", "improvements"} <= {part.id for part in parts}


def _turned(paragraphs: Sequence[Paragraph], wordings: Wordings) -> tuple[Subsection, ...]:
    """Problems and improvements without headings, cut where the text turns to remedies."""
    before: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        for start in _sentence_starts(text):
            if wordings.pattern("sections", "turn").search(clean(text[start : start + 60])):
                problems = "\n".join(filter(None, (*before, text[:start].strip())))
                if not problems:
                    break
                rest = (text[start:], *(p.text.strip() for p in paragraphs[index + 1 :]))
                first = paragraphs[0]
                return (
                    Subsection("problems", "", problems, first.at),
                    Subsection("improvements", "", "\n".join(rest), paragraph.at),
                )
        before.append(text)
    return ()


def _sentence_starts(text: str) -> Iterator[int]:
    yield 0
    for match in re.finditer(r"[。；;！!]\s*", text):
        if match.end() < len(text):
            yield match.end()
