"""Reads docx, straight from its markup (ECMA-376): paragraphs, tables and what is printed."""

from gongkai.model.document import Document
from gongkai.model.location import Location
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.package import Package, open_package
from gongkai.readers.refusal import refused
from gongkai.readers.word.body import read_blocks
from gongkai.readers.word.definitions import Definitions, telling_properties
from gongkai.readers.word.markup import W
from gongkai.readers.word.visible import keep_visible
from gongkai.readers.xml import Element

_MAIN = "word/document.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_word(content: Content, limits: Limits) -> Document:
    """The text and tables of the main document. Headers, footers, notes and comments are left
    out, tracked changes are taken as accepted, macros are never run."""
    package = open_package(content, limits)
    name = main_part(package)
    return read_main(package, content, name, package.part(name))


def read_main(
    package: Package,
    content: Content,
    name: str,
    root: Element | None,
    sources: dict[Location, object] | None = None,
) -> Document:
    """The document of an opened package's main part; its tree is reduced to what is printed.
    ``sources`` receives what stands behind each place: a Passage, or the element of a cell."""
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise refused(content.source, "damaged", part=name, reason="w:body")
    keep_visible(body)
    blocks = Blocks(content.source, package.limits, sources=sources)
    folder = name.rpartition("/")[0] + "/"
    definitions = Definitions(package, folder, telling_properties(body), sources is not None)
    blocks.extend(read_blocks(body, definitions))
    return content.document(tuple(blocks.found), title=_title(package.part("docProps/core.xml")))


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
