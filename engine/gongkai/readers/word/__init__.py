"""Reads docx, straight from its markup (ECMA-376): paragraphs, tables and what is printed."""

from collections.abc import Iterator

from gongkai.model.document import Document, Omission
from gongkai.model.location import Location
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.package import Package, open_package
from gongkai.readers.refusal import refused
from gongkai.readers.word.body import read_blocks
from gongkai.readers.word.definitions import Definitions, read_definitions
from gongkai.readers.word.markup import W
from gongkai.readers.word.survey import ARRIVED, INSERTED, Survey, look_over
from gongkai.readers.word.visible import keep_visible
from gongkai.readers.xml import Element

_MAIN = "word/document.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_word(content: Content, limits: Limits) -> Document:
    """The text and tables of the main document. Headers, footers, notes and comments are left
    out, tracked changes are taken as accepted, macros are never run."""
    package = open_package(content, limits)
    name = main_part(package)
    data = package.data(name) or b""
    root = package.parsed(name, data) if data else None
    return read_main(package, content, name, data, root)[0]


def read_main(
    package: Package,
    content: Content,
    name: str,
    data: bytes,
    root: Element | None,
    sources: dict[Location, object] | None = None,
) -> tuple[Document, Definitions]:
    """The document of an opened package's main part, whose tree is reduced to what is printed, and
    what was read by. ``data`` is the markup of the tree; ``sources`` receives what stands behind
    each place: a Passage, or the element of a cell."""
    body = None if root is None else root.find(W + "body")
    if root is None or body is None:
        raise refused(content.source, "damaged", part=name, reason="w:body")
    seen = look_over(body, data)
    keep_visible(seen)
    blocks = Blocks(content.source, package.limits, sources=sources)
    folder = name.rpartition("/")[0] + "/"
    definitions = read_definitions(package, folder, root, seen, anchored=sources is not None)
    blocks.extend(read_blocks(body, definitions))
    if not blocks.found and any(left.what == "elsewhere" for left in blocks.omissions):
        raise refused(content.source, "embedded_document")
    document = content.document(
        tuple(blocks.found),
        title=_title(package.part("docProps/core.xml")),
        omissions=[*blocks.omissions, *_insertions(blocks, seen)],
    )
    return document, definitions


def _insertions(blocks: Blocks, seen: Survey) -> Iterator[Omission]:
    """What is told where changes were tracked but nothing was deleted."""
    if any(left.what == "revision" for left in blocks.omissions):
        return
    if seen[INSERTED] or seen[ARRIVED]:
        yield Omission("revision")


def main_part(package: Package) -> str:
    """The part that the package names as its main document."""
    relationships = package.part("_rels/.rels")
    for each in () if relationships is None else relationships:
        if each.get("Type", "").endswith("/officeDocument"):
            return each.get("Target", _MAIN).lstrip("/")
    return _MAIN


def _title(core: Element | None) -> str | None:
    title = None if core is None else core.findtext(_TITLE)
    return (title or "").strip()[:500] or None
