"""The sentences of the prose as items, for rules about the numbers in one sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.model.location import Location
from gongkai.model.numerals import quantities
from gongkai.model.report import Report
from gongkai.model.wording import clean
from gongkai.recognise.prose.clause import Item, items_of
from gongkai.recognise.prose.lexicon import Lexicon, lexicon_of
from gongkai.recognise.prose.names import own_names
from gongkai.recognise.prose.token import SENTENCE
from gongkai.rule_language.places import Prose

_NUMERAL = r"[\d一二三四五六七八九十百]"
_NUMBER = re.compile(_NUMERAL)
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
    ahead: tuple[Item, ...] = ()
    before = 0
    names = own_names(report.body.name)
    for match in SENTENCE.finditer(text):
        sentence = match.group()
        if not _NUMBER.search(sentence):
            ahead, before = (), match.start()
            continue
        torn = any(one.torn for one in quantities(sentence))
        items = () if torn else items_of(sentence, lexicon, report.year, names)
        start = before if items and items[0].opener and ahead else match.start()
        shown = printed[start : match.end()].strip().rstrip("。")
        yield Passage(items, ahead, text[start : match.end()], shown, at)
        ahead, before = items, match.start()
