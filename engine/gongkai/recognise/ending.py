"""Where a report begins and ends among navigation, footers and metadata."""

import re
from collections.abc import Sequence

from gongkai.model.document import Block, Grid, Paragraph
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings

_SHORT = 70
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"[。;；:：]")


def find_end(blocks: Sequence[Block], after: int, wordings: Wordings) -> int:
    """Index of the first block behind the report: the first short line of a footer, or
    ``len(blocks)``."""
    for index in range(after, len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph) and is_footer(block.text, wordings):
            return index
    return len(blocks)


def is_footer(text: str, wordings: Wordings) -> bool:
    """Whether a line belongs to the page and not to the report (print, share, copyright …)."""
    if len(text) > 4 * _SHORT:
        return False
    line = _SPACES.sub("", clean(text)).strip("|")
    told = len(line) <= _SHORT and not line.endswith("。")
    return told and bool(wordings.pattern("ending", "footers").search(line))


def find_start(blocks: Sequence[Block], first_heading: int, wordings: Wordings) -> int:
    """Where a report without a title begins: at the run of sentences before its first heading."""
    start = first_heading
    for index in range(first_heading - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, Grid):
            break
        if isinstance(block, Paragraph):
            line = clean(block.text).strip()
            if is_footer(line, wordings) or not (_SENTENCE.search(line) or len(line) > 30):
                break
            start = index
    return start
