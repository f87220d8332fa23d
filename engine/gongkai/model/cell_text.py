"""What the text of one table cell is: a number, a blank, a dash, 无, or something else."""

import re
from decimal import Decimal
from functools import lru_cache

from gongkai.model.numerals import arabic
from gongkai.model.report import CellState
from gongkai.model.wording import clean

_LONGEST = 40
_DASHES = frozenset("-‐‑‒–—―−─━ー/\\╱╲")
_NONE = frozenset({"无", "無"})
_UNIT = re.compile(r"\s{0,3}[件宗起份项条个次例人元万亿]{1,3}$")


def classify(raw: str) -> tuple[CellState, Decimal | None]:
    """The state of a cell's raw text, and its value where it is a number.

    A unit behind the number is dropped and does not scale it: "12.5万元" is 12.5. Thousands
    separators count only where they stand right: "12,34" is text. Nothing is guessed.
    """
    text = raw.strip()
    return _classify(text) if len(text) <= _LONGEST else ("text", None)


@lru_cache(maxsize=4096)
def _classify(text: str) -> tuple[CellState, Decimal | None]:
    text = clean(text.replace("&nbsp;", " ")).strip()
    if not text:
        return "blank", None
    if _DASHES.issuperset(text):
        return "dash", None
    if text.rstrip("。.") in _NONE:
        return "none", None
    value = arabic(_UNIT.sub("", text))
    return ("text", None) if value is None else ("number", value)
