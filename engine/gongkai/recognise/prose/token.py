"""A sentence as tokens: numbers with their unit, times, known words, marks, and what is unknown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from gongkai.model.numerals import Quantity, quantities
from gongkai.recognise.prose.lexicon import Lexicon, Sense, starts_of, words_at

Kind = Literal["number", "word", "mark", "unknown"]
SENTENCE = re.compile(r"[^。!?\n]{1,1000}[。!?\n]?")
"""A sentence with its full stop."""

_DIGIT = re.compile(r"\d")
_MARKS = frozenset(",;:()、。!?/|—….\n")
_NO_AMOUNT = frozenset("第每/〔[")
_NO_NUMERAL = frozenset("统同单唯某任逐专数几之")
_VAGUE_UNITS = frozenset(("个", "部", "项", "次", "场", "元", "天", "家", "名", "分", "位", "人"))
_BEHIND = re.compile(r" ?(?=[,;、。)!?]|$)")
_TITLE = re.compile(
    r"《[^《》]{1,80}》|“[^“”]{1,60}”|〔[^〔〕]{1,12}〕|第[\d一二三四五六七八九十百]{1,5}[条款项号次届]"
)
_MARKER = re.compile(r"\((?:\d{1,2}|[一二三四五六七八九十]{1,2})\)")
_WHOLE_YEAR = re.compile(
    r"(?:自|从)?(?:20\d\d年)?1月1日(?:起|始)?(?:至|到)(?:20\d\d年)?12月31日(?:止|期间)?"
    r"|(?:截至|截止到?|至|到)?(?:20\d\d年)?12月(?:31日|底|末)(?:止|前)?"
)
_DAY = re.compile(
    r"(?:自|从|截至|截止|于|在)?(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|份|底|初|末|中旬|上旬|下旬)?"
    r"(?:前|起|止)?(?:(?:至|到)\d{1,2}月)?"
)
_SINCE = re.compile(
    r"(?:自|从)20\d\d年[^,。;]{0,16}?(?:以来|起|至今|开始)|20\d\d年[^,。;]{0,8}?以来"
    r"|20\d\d年?(?:至|-|—|到)20\d\d年?(?:学年)?度?"
)
_YEAR = re.compile(r"(?P<year>20\d\d)(?:年度|年)")
_UNKNOWN_COST = 10


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Further words, known for one report: what the body may call itself."""

    words: Mapping[str, tuple[Sense, ...]]
    starts: Mapping[str, tuple[str, ...]]


def make_names(words: Mapping[str, tuple[Sense, ...]]) -> Names:
    """Words with their senses, ready to be looked up."""
    return Names(words, starts_of(words))


NO_NAMES = make_names({})


class Token(NamedTuple):
    """A stretch of a sentence. ``senses`` are what a word may stand for, ``slots`` their slots;
    ``quantity`` and ``unit`` are those of a number ("" where no unit follows), ``year`` that of a
    time. A tuple, as a report has thousands of them."""

    kind: Kind
    text: str
    start: int
    end: int
    senses: tuple[Sense, ...] = ()
    quantity: Quantity | None = None
    unit: str = ""
    year: int | None = None
    slots: frozenset[str] = frozenset()

    @property
    def value(self) -> Decimal:
        """The amount of a number; 0 of anything else."""
        return self.quantity.value if self.quantity else Decimal(0)

    def stands_for(self, slot: str) -> bool:
        return slot in self.slots

    def sense(self, slot: str) -> str:
        """The value that it has in a slot; "" where it has none."""
        return next((sense.value for sense in self.senses if sense.slot == slot), "")


def tokenise(
    sentence: str, lexicon: Lexicon, year: int | None = None, names: Names = NO_NAMES
) -> tuple[Token, ...]:
    """The tokens of a sentence of normal width, without its spaces.

    ``year`` is the year reported on. Where words overlap, what leaves the fewest signs unknown and
    then the fewest words is taken. What is unknown comes in one piece.
    """
    fixed: dict[int, list[Token]] = {}
    for token in (*numbers_of(sentence, lexicon), *_times(sentence, year), *_titles(sentence)):
        fixed.setdefault(token.start, []).append(token)
    starts, own, words = lexicon.starts, names.starts, lexicon.words
    length = len(sentence)
    best: list[int] = [0] * (length + 1)
    choice: list[Token | str | None] = [None] * length
    for start in range(length - 1, -1, -1):
        sign = sentence[start]
        if sign == " ":
            best[start] = best[start + 1]
            continue
        least = best[start + 1] + (1 if sign in _MARKS else _UNKNOWN_COST)
        if start in fixed:
            for token in fixed[start]:
                cost = best[token.end] + (1 if token.kind != "unknown" else _UNKNOWN_COST)
                if cost <= least:
                    least, choice[start] = cost, token
        pair = sentence[start : start + 2]
        met = words_at(starts, pair, sentence, start) if pair in starts else ()
        if sign in starts:
            met += starts[sign]
        if pair in own:
            met += words_at(own, pair, sentence, start)
        for word in met:
            end = start + len(word)
            if end <= length and best[end] + 1 < least and sentence.startswith(word, start):
                least, choice[start] = best[end] + 1, word
        best[start] = least
    return tuple(_joined(sentence, choice, names.words, words))


def _joined(
    sentence: str, choice: list[Token | str | None], *words: Mapping[str, tuple[Sense, ...]]
) -> Iterator[Token]:
    """The chosen tokens and words in order, marks, and what is unknown in one piece."""
    at = begin = 0
    while at < len(sentence):
        token = choice[at]
        sign = sentence[at]
        if token is None and sign not in _MARKS and sign != " ":
            at += 1
            continue
        if begin < at:
            yield Token("unknown", sentence[begin:at], begin, at)
        if isinstance(token, str):
            senses = next(found[token] for found in words if token in found)
            end = at + len(token)
            token = Token("word", token, at, end, senses, slots=_slots(senses))
        if token is None and sign in _MARKS:
            yield Token("mark", sign, at, at + 1)
        elif token is not None:
            yield token
        at = begin = token.end if token else at + 1
    if begin < len(sentence):
        yield Token("unknown", sentence[begin:], begin, len(sentence))


@cache
def _slots(senses: tuple[Sense, ...]) -> frozenset[str]:
    return frozenset(sense.slot for sense in senses)


def numbers_of(sentence: str, lexicon: Lexicon) -> Iterator[Token]:
    """The amounts in a sentence, with their units or without; one whose digits stand apart is
    unknown."""
    for quantity in quantities(sentence):
        gap = 1 if sentence[quantity.end : quantity.end + 1] == " " else 0
        behind = quantity.end + gap
        met = lexicon.units.match(sentence, behind)
        unit = met.group() if met else ""
        if unit and _is_amount(sentence, quantity, unit):
            end = behind + len(unit)
            kind: Kind = "unknown" if quantity.torn else "number"
            text = sentence[quantity.start : end]
            yield Token(kind, text, quantity.start, end, quantity=quantity, unit=unit)
        elif not unit and _is_bare(sentence, quantity):
            yield Token("number", quantity.raw, quantity.start, quantity.end, quantity=quantity)


def _is_amount(sentence: str, quantity: Quantity, unit: str) -> bool:
    """Whether a number with a unit stands for an amount: no ordinal, no part of a word (统一,
    十四五), no empty scale (万元)."""
    digits = quantity.raw.lstrip("约近超过逾-")
    before = sentence[quantity.start - 1 : quantity.start]
    if before in _NO_AMOUNT or digits.rstrip("余多左右") in ("", "万", "亿"):
        return False
    behind = sentence[quantity.end + len(unit) : quantity.end + len(unit) + 2]
    if (unit == "个" and behind[:1] in ("月", "工")) or (
        unit == "条" and behind[:1] in ("例", "款")
    ):
        return False
    if digits[0].isdigit():
        return True
    return before not in _NO_NUMERAL and (unit not in _VAGUE_UNITS or len(digits) > 1)


def _is_bare(sentence: str, quantity: Quantity) -> bool:
    """Whether a number without a unit may be a count: digits behind a word, and nothing more."""
    before = sentence[quantity.start - 1 : quantity.start].strip()
    plain = quantity.raw.replace(",", "").isdigit() and len(quantity.raw) <= 9
    chinese = quantity.raw in ("零", "〇") and before in ("为", ":")
    if not (plain and not quantity.torn) and not chinese:
        return False
    return (
        not before.isascii() or before in (":", "(")
        if _BEHIND.match(sentence, quantity.end)
        else False
    )


def _times(sentence: str, year: int | None) -> Iterator[Token]:
    if not _DIGIT.search(sentence):
        return
    taken = 0
    found = [
        *((match, "this") for match in _WHOLE_YEAR.finditer(sentence)),
        *((match, "period") for match in _SINCE.finditer(sentence)),
        *((match, "") for match in _YEAR.finditer(sentence)),
        *((match, "period") for match in _DAY.finditer(sentence)),
    ]
    for match, slot in sorted(found, key=lambda one: (one[0].start(), -one[0].end())):
        if match.start() < taken:
            continue
        told = re.search(r"20\d\d(?=年)", match.group()) if slot in ("", "this") else None
        named = int(told.group()) if told else None
        when = relative(named, year) if named is not None else slot
        if slot == "this" and when != "this":
            when = "period"
        taken = match.end()
        text = match.group()
        senses = (Sense(when),)
        slots = _slots(senses)
        yield Token("word", text, match.start(), match.end(), senses, year=named, slots=slots)


def relative(named: int, year: int | None) -> str:
    """The slot of a year: this (also where the year reported on is unknown), last, next, other."""
    if year is None or named == year:
        return "this"
    return {-1: "last", 1: "next"}.get(named - year, "period")


def _titles(sentence: str) -> Iterator[Token]:
    for match in _MARKER.finditer(sentence):
        yield Token("mark", match.group(), match.start(), match.end())
    for match in _TITLE.finditer(sentence):
        yield Token("unknown", match.group(), match.start(), match.end())
