"""The sentences of the prose as items, for rules about the numbers in one sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.model.location import Location
from gongkai.model.numerals import quantities
from gongkai.model.report import Report
from gongkai.model.wording import clean
from gongkai.recognise.prose.clause import OPENER, Item, items_of
from gongkai.recognise.prose.lexicon import Lexicon, lexicon_of
from gongkai.recognise.prose.names import own_names
from gongkai.recognise.prose.token import SENTENCE, Names
from gongkai.rule_language.places import Prose

_NUMERAL = r"[\d一二三四五六七八九十百]"
_TWO_NUMBERS = re.compile(rf"{_NUMERAL}[^\d]{{1,80}}?{_NUMERAL}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its items and those of the sentence ``ahead`` of it in its paragraph, its text
    in normal width, and ``shown`` as printed, with the sentence before it where it opens a list
    of what was counted there."""

    items: tuple[Item, ...]
    ahead: tuple[Item, ...]
    text: str
    shown: str
    at: Location


def passages(prose: Prose, report: Report) -> Iterator[Passage]:
    """The sentences with more than one number. Where the digits of a number stand apart (28 16条)
    nobody can tell which number it is, and the sentence has no items."""
    words = lexicon_of(report.wordings)
    start = 0
    for line in prose.text.split("\n"):
        text = clean(line)
        if _TWO_NUMBERS.search(text):
            printed = line if len(line) == len(text) else text
            yield from _sentences(text, printed, words, report, prose.at(start))
        start += len(line) + 1


def _sentences(
    text: str, printed: str, lexicon: Lexicon, report: Report, at: Location
) -> Iterator[Passage]:
    names = own_names(report.body.name)
    before: re.Match[str] | None = None
    for match in SENTENCE.finditer(text):
        opens = _opens(match.group(), lexicon)
        if _TWO_NUMBERS.search(match.group()):
            items = _items(match.group(), lexicon, report.year, names)
            ahead = _items(before.group(), lexicon, report.year, names) if before and opens else ()
            start = before.start() if before and opens else match.start()
            shown = printed[start : match.end()].strip().rstrip("。")
            yield Passage(items, ahead, text[start : match.end()], shown, at)
        before = match


def _opens(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with a word that opens a list (其中 …)."""
    text = sentence.lstrip()
    return any(
        text.startswith(word) and any(sense.slot == OPENER for sense in lexicon.words[word])
        for word in lexicon.starts.get(text[:2], ())
    )


def _items(sentence: str, lexicon: Lexicon, year: int | None, names: Names) -> tuple[Item, ...]:
    """The items of a sentence; none where the digits of a number stand apart."""
    if any(one.torn for one in quantities(sentence)):
        return ()
    return items_of(sentence, lexicon, year, names)
