"""Figures in prose: every number with a unit, what it counts where the words tell, and statements
that there was none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.document import Paragraph
from gongkai.model.location import Location
from gongkai.model.report import Figure
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings
from gongkai.recognise.prose.claim import Claim, claims_of
from gongkai.recognise.prose.context import Context
from gongkai.recognise.prose.lexicon import Lexicon, lexicon_of
from gongkai.recognise.prose.token import NO_NAMES, SENTENCE, Names, numbers_of

_LONGEST = 20_000
_HEADING = 24
_DIGIT = re.compile(r"\d")
_STRETCH = re.compile(r"[^;]{1,1000};?")
_MYRIAD = Decimal(10_000)
_MONEY = {"元": 1 / _MYRIAD, "亿元": _MYRIAD}
_FEES = "disclosure.fees"
_ABOUT_DISCLOSURE = frozenset({"disputes"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and its words; ``sentence`` is the stretch of a sentence that it stands in, as
    printed. ``topical`` is False for a number in a sentence about something else altogether, of
    which nothing but the number was looked at."""

    claim: Claim
    words: str
    sentence: str
    at: Location
    topical: bool = True


def find_figures(
    paragraphs: Sequence[Paragraph],
    section: str,
    wordings: Wordings,
    *,
    year: int | None = None,
    names: Names = NO_NAMES,
) -> tuple[Figure, ...]:
    """All numbers with a unit in the order of the text, and statements that there was none.

    ``year`` is the year reported on and ``names`` what the body may call itself. ``counts`` is set
    only where all words are understood and leave no other reading; shares, years, dates, ordinals
    and telephone numbers are no figures at all.
    """
    return tuple(
        figure
        for statement in find_statements(paragraphs, section, wordings, year=year, names=names)
        for figure in _figures(statement, section, year)
    )


def find_statements(
    paragraphs: Sequence[Paragraph],
    section: str,
    wordings: Wordings,
    *,
    year: int | None = None,
    names: Names = NO_NAMES,
) -> Iterator[Statement]:
    """Every claim of the paragraphs in their order, understood or not."""
    words = lexicon_of(wordings)
    before: Context | None = None
    for paragraph in paragraphs:
        raw = paragraph.text[:_LONGEST]
        text = clean(raw)
        printed = raw if len(raw) == len(text) else text
        context = Context(words, related=section in _ABOUT_DISCLOSURE)
        if before is not None:
            context.subject, context.related = before.subject, before.related
        for match in SENTENCE.finditer(text):
            topical = words.topics.search(match.group()) is not None
            if topical:
                claims = claims_of(match.group(), words, context, year, names)
            elif _DIGIT.search(match.group()):
                claims = _plain_numbers(match.group(), words, context)
            else:
                continue
            for claim in claims:
                start, end = match.start() + claim.start, match.start() + claim.end
                sentence = _stretch(printed, match.start(), match.end(), start)
                yield Statement(claim, text[start:end], sentence, paragraph.at, topical)
        before = context if len(text) <= _HEADING and "。" not in text else None


def _plain_numbers(sentence: str, words: Lexicon, context: Context) -> Iterator[Claim]:
    """The numbers of a sentence that has no word of ours. What it counts was spoken of last."""
    for token in numbers_of(sentence, words):
        if token.kind == "number":
            context.broken = True
            yield Claim(token.start, token.end, number=token, value=token.value)


def _stretch(printed: str, start: int, end: int, place: int) -> str:
    """The part between semicolons in which a place of a sentence lies."""
    for match in _STRETCH.finditer(printed.replace("；", ";"), start, end):
        if match.end() > place:
            return printed[match.start() : match.end()].strip()
    return printed[start:end].strip()


def _figures(statement: Statement, section: str, year: int | None) -> Iterator[Figure]:
    claim, shown, at = statement.claim, statement.sentence, statement.at
    number = claim.number
    if number is None and not claim.counts:
        return
    if number is not None and not number.unit and not claim.counts:
        return
    if number is not None and number.unit in ("%", "个百分点", "分", "倍"):
        return
    told = claim.year or (year - 1 if year and claim.time == "last" else None)
    plain = claim.time == "this" or (claim.time == "last" and told is not None)
    for counts in claim.counts or (None,):
        known = counts if plain else None
        money = known == _FEES
        unit = number.unit if number else "元" if known == "fee.charged" else "件"
        value = abs(claim.value)
        yield Figure(
            value=value * _MONEY.get(unit, 1) if money else value,
            raw=number.text if number else shown[:40],
            unit="万元" if money else unit or "件",
            counts=known,
            section=section,
            sentence=shown,
            at=at,
            approximate=bool(number and number.quantity and number.quantity.approximate),
            published_only=claim.published,
            year=told,
            scope=claim.scope,
        )
