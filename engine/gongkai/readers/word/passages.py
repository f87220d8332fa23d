"""The part of a paragraph that became one line of the Document."""

from typing import NamedTuple

from gongkai.readers.xml import Element


class Passage(NamedTuple):
    """A paragraph (``w:p``), which of its lines, from 0, and the number that is printed before
    the first of them without being written in it."""

    paragraph: Element
    line: int
    label: str
