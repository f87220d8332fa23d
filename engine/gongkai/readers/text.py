"""Reads plain text: one paragraph per line that is not blank."""

from gongkai.model.document import Document
from gongkai.readers.blocks import Blocks
from gongkai.readers.encoding import decode
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content


def read_text(content: Content, limits: Limits) -> Document:
    """Lines keep their tabs, pipes and spaces, for these may be all that is left of a table;
    ``at.line`` counts from 1 and blank lines count."""
    text, encoding = decode(content)
    blocks = Blocks(content.source, limits)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line and not line.isspace():
            blocks.line(line, number)
    return content.document(tuple(blocks.found), encoding=encoding)
