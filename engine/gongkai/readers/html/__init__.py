"""Reads web pages: all that is visible, in order; the report inside is found later."""

from dataclasses import dataclass, replace
from datetime import date

from gongkai.model.document import Document, Omission
from gongkai.model.location import NOWHERE
from gongkai.readers.blocks import Blocks
from gongkai.readers.encoding import decode
from gongkai.readers.html import frames
from gongkai.readers.html.frames import Find, not_found
from gongkai.readers.html.guard import guarded
from gongkai.readers.html.hidden import settled
from gongkai.readers.html.metadata import read_metadata
from gongkai.readers.html.page import Page, open_page
from gongkai.readers.html.walk import walk
from gongkai.readers.layout import Item
from gongkai.readers.limits import Limits, TooInvolved
from gongkai.readers.opening import Content

_MOST_FRAMES = 200
_A_REPORT = 400


def read_html(content: Content, limits: Limits, find: Find = not_found) -> Document:
    """The visible blocks of a page, with its title, site and day of publication. ``find`` gives
    the text of the frames and style sheets that the page names.

    TooInvolved where it is nested or formatted beyond the limits.
    """
    text, encoding = decode(content)
    seen = read_items(text, limits, find)
    blocks = Blocks(content.source, limits)
    blocks.extend(seen.items)
    omissions = blocks.omissions
    if blocks.characters < _A_REPORT and not blocks.tables:
        # Nothing but the frame of a page: what is missing may be all of it.
        omissions = [one if one.sure else replace(one, at=NOWHERE) for one in omissions]
    return content.document(
        tuple(blocks.found),
        title=seen.title,
        site=seen.site,
        published=seen.published,
        encoding=encoding,
        omissions=omissions,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees on a page, and what its head tells."""

    items: list[Item]
    title: str | None
    site: str | None
    published: date | None


def read_items(text: str, limits: Limits, find: Find = not_found) -> Seen:
    """The text of a page as what is seen of it."""
    from selectolax.lexbor import LexborHTMLParser

    parser = LexborHTMLParser(guarded(text, limits))
    page = open_page(parser, text, limits, _Frames(limits).read, find=find)
    items = settled(_items(page))
    if page.cascade.cut:
        items.append(Omission("hidden", sure=False))
    return Seen(items, *read_metadata(parser))


def _items(page: Page) -> list[Item]:
    body = page.parser.body
    if body is not None:
        look = page.start
        for node in (page.parser.root, body):
            if node is not None:
                style = page.cascade.styles.get(node.mem_id)
                look = page.look(node, node.tag or "", True, look, style)
        # A page that is hidden until a script has run is shown to everybody.
        hidden = look.gone or look.aside == "hidden"
        return walk(body, page, page.start if hidden else look)
    found: list[Item] = []
    for frame in page.parser.css("frame"):
        text = frames.content(frame, page.find)
        if text is not None:
            found += page.read_frame(text, page)
        elif not frames.is_trifle(frame):
            found.append(Omission("elsewhere", text=frames.name(frame), sure=False))
    return found


@dataclass(slots=True)
class _Frames:
    """Reads the pages in the frames of a page, never more of them than allowed."""

    limits: Limits
    read_already: int = 0

    def read(self, text: str, around: Page) -> list[Item]:
        """What is seen within a frame."""
        from selectolax.lexbor import LexborHTMLParser

        self.read_already += 1
        if self.read_already > _MOST_FRAMES or len(text) > self.limits.text_bytes:
            raise TooInvolved
        parser = LexborHTMLParser(guarded(text, self.limits))
        depth = around.depth + 1
        return _items(
            open_page(parser, text, self.limits, self.read, find=around.find, depth=depth)
        )
