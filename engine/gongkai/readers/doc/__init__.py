"""Reads Word's binary documents (doc, and wps of the same make), straight from their bytes."""

from gongkai.model.document import Document, Omission
from gongkai.readers.blocks import Blocks
from gongkai.readers.compound import BROKEN, open_compound
from gongkai.readers.doc.body import read_items
from gongkai.readers.doc.boxes import UNPLACED, box_story, read_boxes
from gongkai.readers.doc.header import Header, read_header
from gongkai.readers.doc.lists import read_lists
from gongkai.readers.doc.looks import Looks
from gongkai.readers.doc.pages import character_pages, paragraph_pages
from gongkai.readers.doc.passages import read_passages
from gongkai.readers.doc.pieces import read_pieces
from gongkai.readers.doc.styles import read_styles
from gongkai.readers.layout import Item
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused


def read_doc(content: Content, limits: Limits) -> Document:
    """The text, tables and text boxes of the main story ([MS-DOC]). Headers, footers, notes and
    comments are left out, tracked changes are taken as accepted, macros are never run.

    OlderFormat for documents of Word 6 and 95, UnreadableFile for protected and damaged ones.
    """
    header = read_header(open_compound(content.source, content.data, limits))
    if header.stories[0] + header.stories[-1] > limits.characters:
        raise refused(content.source, "too_much_text", most=limits.characters)
    blocks = Blocks(content.source, limits)
    try:
        items, is_revised = _items(header, limits)
    except BROKEN as error:
        raise refused(content.source, "damaged", part="WordDocument", reason=str(error)) from error
    blocks.extend(items)
    omissions = blocks.omissions
    if is_revised and not any(omission.what == "revision" for omission in omissions):
        omissions.append(Omission("revision"))
    return content.document(tuple(blocks.found), omissions=omissions)


def _items(header: Header, limits: Limits) -> tuple[list[Item], bool]:
    """Everything in the main text, and whether changes were tracked in it."""
    pieces = read_pieces(header)
    looks = Looks(header, pieces, paragraph_pages(header), read_styles(header), limits)
    characters = character_pages(header)
    lists, data = read_lists(header), header.data
    boxes = read_boxes(header, read_passages(*box_story(header), pieces, characters, looks))
    unplaced = read_items(boxes.get(UNPLACED, ()), {}, lists, data, limits)
    passages = read_passages(0, header.stories[0], pieces, characters, looks)
    return unplaced + read_items(passages, boxes, lists, data, limits), looks.revised
