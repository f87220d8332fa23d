"""Disguises larger than a cell: rows, tables, sentences that are hidden, doubled or elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from fuzz.disguise.fragment import SENTINEL

Effect = Literal["same", "unseen", "unknown"]
"""What a person sees of it: the sound report; no number in the cell; two numbers, or none that
can be told."""
Hide = Callable[[str, Random], str]


@dataclass(frozen=True, slots=True)
class Scene:
    """Changed markup, in which the sentinel still stands for the number, and its effect."""

    text: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Markup:
    """How a format writes rows, tables and paragraphs, and how each is hidden."""

    row: tuple[str, str]
    table: tuple[str, str]
    hide_row: Hide
    hide_table: Hide
    hidden_sentence: Hide
    """From a sentence to a paragraph that nobody sees."""
    paragraph_end: str


def staged(text: str, markup: Markup, number: str, chance: Random) -> Scene:
    """The markup with one of the scenes below."""
    return chance.choice(_SCENES)(text, markup, number, chance)


def _hidden_copy_of_row(text: str, markup: Markup, number: str, chance: Random) -> Scene:
    """A row of other numbers that is hidden, above or below the true one."""
    start, end = around(text, *markup.row)
    copy = markup.hide_row(_altered(text[start:end], number, chance), chance)
    at = chance.choice((start, end))
    return Scene(text[:at] + copy + text[at:], "same")


def _hidden_row(text: str, markup: Markup, number: str, chance: Random) -> Scene:
    start, end = around(text, *markup.row)
    return Scene(text[:start] + markup.hide_row(text[start:end], chance) + text[end:], "unseen")


def _hidden_copy_of_table(text: str, markup: Markup, number: str, chance: Random) -> Scene:
    start, end = around(text, *markup.table)
    copy = markup.hide_table(_altered(text[start:end], number, chance), chance)
    at = chance.choice((start, end))
    return Scene(text[:at] + copy + text[at:], "same")


def _twin_table(text: str, markup: Markup, number: str, chance: Random) -> Scene:
    """The table stands there twice, and one number of it differs."""
    start, end = around(text, *markup.table)
    copy = _altered(text[start:end], number, chance)
    return Scene(text[:end] + copy + text[end:], "unknown")


def _hidden_sentence(text: str, markup: Markup, number: str, chance: Random) -> Scene:
    """A sentence that contradicts the table, which nobody sees."""
    words = f"本年新收到政府信息公开申请{chance.randrange(500, 900)}件，结转下年度{number}9件。"
    places = [match.end() for match in re.finditer(markup.paragraph_end, text)]
    at = chance.choice(places)
    if text.rfind(markup.table[0], 0, at) > text.rfind(markup.table[1], 0, at):
        at = places[1]
    return Scene(text[:at] + markup.hidden_sentence(words, chance) + text[at:], "same")


def around(text: str, begin: str, end: str) -> tuple[int, int]:
    """The stretch around the sentinel that begins and ends so."""
    at = text.index(SENTINEL)
    return text.rindex(begin, 0, at), text.index(end, at) + len(end)


def _altered(text: str, number: str, chance: Random) -> str:
    """The text with another number in place of the sentinel."""
    return text.replace(SENTINEL, str(int(float(number)) + chance.randrange(1, 9)))


_SCENES = (
    _hidden_copy_of_row, _hidden_row, _hidden_copy_of_table, _twin_table, _hidden_sentence,
)  # fmt: skip
