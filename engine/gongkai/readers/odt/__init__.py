"""Reads odt, straight from its markup (OpenDocument 1.3 part 3): paragraphs, lists and tables."""

from gongkai.model.document import Document, Omission
from gongkai.readers.blocks import Blocks
from gongkai.readers.limits import Limits
from gongkai.readers.odt.body import read_blocks
from gongkai.readers.odt.definitions import read_definitions
from gongkai.readers.opendocument import OFFICE, TEXT, content_root
from gongkai.readers.opening import Content
from gongkai.readers.package import open_package
from gongkai.readers.refusal import refused

_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"


def read_odt(content: Content, limits: Limits) -> Document:
    """The text and tables of the document. Headers, footers, notes and comments are left out,
    tracked changes are taken as accepted, macros are never run."""
    package = open_package(content, limits)
    root = content_root(package)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise refused(content.source, "damaged", part="content.xml", reason="office:text")
    definitions = read_definitions(root, package.part("styles.xml"), limits)
    blocks = Blocks(content.source, limits)
    blocks.extend(read_blocks(body, definitions))
    described = package.part("meta.xml")
    title = "" if described is None else described.findtext(_TITLE) or ""
    omissions = blocks.omissions
    is_revised = next(body.iter(TEXT + "changed-region"), None) is not None
    if is_revised and not any(omission.what == "revision" for omission in omissions):
        omissions.append(Omission("revision"))
    return content.document(
        tuple(blocks.found), title=title.strip()[:500] or None, omissions=omissions
    )
