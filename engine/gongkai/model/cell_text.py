"""What the text of one table cell is: a number, a blank, a dash, 无, or something else."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from gongkai.model.numerals import arabic
from gongkai.model.report import CellState
from gongkai.model.wording import clean

_LONGEST = 80
_LONGEST_NUMBER = 40
_EXACT = 15
"""A number with more digits than a spreadsheet keeps is no count of anything."""
_DASHES = frozenset("-‐‑‒–—―−─━ー/\\╱╲")
_NONE = frozenset({"无", "無"})
_COUNTS = "[件宗起份项条个次例人元万亿]{1,3}"
_UNIT = re.compile(rf"\s{{0,3}}(?:{_COUNTS}|\({_COUNTS}\))$")
_ENDS = "。.．,，、;；"
_MARK = re.compile(
    r"\s*(?:[*＊※†‡§#＃△▲★☆]{1,3}|[\[［〔【]\s*(?:注\s*)?\d{1,2}\s*[\]］〕】]|注\s*\d{1,2}"
    r"|[(（]\s*[*＊※†‡§#＃△▲★☆]{1,3}\s*[)）])\s*$"
)
_BEFORE = re.compile(r"^(?:[\[［〔【]\d{1,2}[\]］〕】]\s+|[*＊※†‡]{1,3}\s*)(?=\d)")
_NOTE = re.compile(
    r"^(?P<number>[^()]{1,30}?)\s*(?P<note>\((?P<inside>[^()]{1,60})\)|\[(?P<square>[^\[\]]{1,60})\]"
    r"|[,;、:\s]?\s*(?:其中|内含|包括|包含|含|均为|均系|备?注:)[^()]{1,60})[。.;]?$"
)
_WORDS = re.compile(r"[㐀-鿿]")
_COUNTED = re.compile(r"[一二三四五六七八九十百千]+")
_CORRECTS = re.compile(
    r"应[为是]|更正|改为|改成|修正|实[为际]|原[为报]|有误|错|暂|待|估|约|不含|另"
)
_APART = re.compile(r"\d[\d.,\s]*\s[\d.,\s]*\d")
_ZEROS = re.compile(r"0\d")


@dataclass(frozen=True, slots=True)
class CellText:
    """``aside`` is what stands beside the number and is no part of it: a mark, a note. ``sure`` is
    False where that says that the number may be another, or where its digits stand apart."""

    state: CellState
    value: Decimal | None = None
    aside: str = ""
    sure: bool = True


def classify(raw: str) -> tuple[CellState, Decimal | None]:
    """The state of a cell's raw text, and its value where it is a number; see ``read_cell``."""
    found = read_cell(raw)
    return found.state, found.value


def read_cell(raw: str) -> CellText:
    """What a cell's raw text is.

    A unit behind the number is dropped and does not scale it: "12.5万元" is 12.5. Thousands
    separators count only where they stand right: "12,34" is text. Marks and notes in words are no
    part of the number: "22（其中修订16件）" and "22①" are 22. Nothing is guessed: "12(3)" is text.
    """
    text = raw.strip()
    return _read(text) if len(text) <= _LONGEST else CellText("text")


def read_apart(raw: str) -> CellText:
    """The same for the text of a cell that stands by itself, so that digits with spaces between
    them can only be one number: "1 6 9" is 169, but not for sure. What can be none ("0 0 0"),
    as where the cells of a row ran together, is text and not sure either."""
    text = raw.strip()
    return _read_apart(text) if len(text) <= _LONGEST_NUMBER else read_cell(text)


@lru_cache(maxsize=4096)
def _read_apart(text: str) -> CellText:
    found = read_cell(text)
    if found.state != "text" or not text[-1:].isdigit():
        return found
    cleaned = clean(text)
    if not _APART.fullmatch(cleaned):
        return found
    joined = "".join(cleaned.split())
    value = None if _ZEROS.match(joined) else arabic(joined)
    return CellText("text" if value is None else "number", value, sure=False)


@lru_cache(maxsize=4096)
def _read(text: str) -> CellText:
    raw = text.replace("&nbsp;", " ").strip()
    found = None if any(map(_is_raised, raw)) else _plain(clean(raw).strip())
    return found or _marked(raw)


def _marked(raw: str) -> CellText:
    bare, marks = _without_marks(raw)
    text = clean(bare).strip()
    if found := _plain(text) if bare else None:
        return replace(found, aside=marks)
    return _noted(text, marks)


def _plain(text: str) -> CellText | None:
    """A blank, a dash, 无 or a number; None for anything else."""
    if not text:
        return CellText("blank")
    if _DASHES.issuperset(text):
        return CellText("dash")
    if text.rstrip("。.") in _NONE:
        return CellText("none")
    value = _number(text)
    if value is None:
        return None
    if sum(map(str.isdigit, text)) > _EXACT:
        return CellText("text", sure=False)
    return CellText("number", value)


def _noted(text: str, marks: str) -> CellText:
    """A number, a dash or 无 with a note in words behind it; text where there is no such thing."""
    match = _NOTE.match(text)
    found = _plain(match["number"].strip()) if match else None
    if match is None or found is None:
        return CellText("text")
    inside = match["inside"] or match["square"] or match["note"]
    if not _WORDS.search(_COUNTED.sub("", inside)):
        return CellText("text")
    return replace(
        found, aside=f"{match['note'].strip()}{marks}", sure=not _CORRECTS.search(inside)
    )


def _number(text: str) -> Decimal | None:
    if len(text) > _LONGEST_NUMBER:
        return None
    if text[-1:] in _ENDS:
        text = text[:-1]
    return arabic(_UNIT.sub("", text))


def _without_marks(raw: str) -> tuple[str, str]:
    """The text without the marks around it, and these; no text where a mark is all there is or
    stands within."""
    bare, marks = raw, ""
    while bare and _is_raised(bare[-1]):
        bare, marks = bare[:-1].rstrip(), bare[-1] + marks
    while match := _MARK.search(bare):
        bare, marks = bare[: match.start()], match.group().strip() + marks
    if before := _BEFORE.match(bare):
        bare, marks = bare[before.end() :], before.group().strip() + marks
    return ("", "") if any(map(_is_raised, bare)) else (bare, marks)


def _is_raised(char: str) -> bool:
    """Whether a character is a mark that NFKC would turn into a digit or letter: ¹ ① ⑴ ᵃ."""
    if char.isascii() or unicodedata.category(char) not in ("No", "Lm"):
        return False
    return not unicodedata.decomposition(char).startswith("<fraction>")
