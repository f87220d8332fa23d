"""Tells a file that holds more than one report."""

from collections.abc import Sequence

from gongkai.model.document import Block, Paragraph
from gongkai.model.form import Form
from gongkai.model.wording import key, split_marker

_SECTIONS = 4
"""So many sections in a row, with prose among them, make a report; a table of contents has none."""
_PROSE = 30
_LINE = 40


def count_reports(blocks: Sequence[Block], form: Form) -> int:
    """How many times the file goes through the sections of a report from the first one on."""
    names = {key(section.heading): section.id for section in form.sections}
    first = key(form.sections[0].heading)
    count = 0
    met: set[str] = set()
    prose = False
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        name = key(split_marker(block.text)[1]) if len(block.text) < _LINE else ""
        if name == first:
            met, prose = set[str](), False
        if name in names:
            count += prose and name not in met and len(met) == _SECTIONS - 1
            met.add(name)
        elif met and len(block.text) >= _PROSE and "。" in block.text:
            prose = True
    return count
