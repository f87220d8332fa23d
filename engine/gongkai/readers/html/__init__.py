"""Reads web pages: all that is visible, in order; the report inside is found later."""

from gongkai.model.document import Document
from gongkai.readers.blocks import Blocks
from gongkai.readers.encoding import decode
from gongkai.readers.html.guard import guarded
from gongkai.readers.html.metadata import read_metadata
from gongkai.readers.html.walk import walk
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content


def read_html(content: Content, limits: Limits) -> Document:
    """The visible blocks of a page, with its title, site and day of publication.

    TooInvolved where it is nested or formatted beyond the limits.
    """
    from selectolax.lexbor import LexborHTMLParser

    text, encoding = decode(content)
    page = LexborHTMLParser(guarded(text, limits))
    blocks = Blocks(content.source, limits)
    if page.body is not None:
        blocks.extend(walk(page.body, limits))
    title, site, published = read_metadata(page)
    return content.document(
        tuple(blocks.found), title=title, site=site, published=published, encoding=encoding
    )
