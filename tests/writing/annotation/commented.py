"""What the comments of a docx are about, seen by their marks alone."""

import io
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Comment:
    """``marked`` is the text between its marks; ``lines`` are its paragraphs."""

    id: str
    author: str
    marked: str
    lines: tuple[str, ...]
    cell: bool


def part(packed: bytes, name: str) -> bytes:
    with ZipFile(io.BytesIO(packed)) as archive:
        return archive.read(name)


def parts(packed: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(packed: bytes) -> list[Comment]:
    """All comments in the order of their part; AssertionError where their marks are not as Word
    wants them: one start, one end and one reference each, between the children of paragraphs."""
    body = etree.fromstring(part(packed, "word/document.xml"))
    told = etree.fromstring(part(packed, "word/comments.xml"))
    ids = [each.get(f"{W}id") for each in told.iter(f"{W}comment")]
    assert len(set(ids)) == len(ids)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(each.get(f"{W}id") for each in body.iter(W + name)) == sorted(ids), name
    return [_comment(each, body) for each in told.iter(f"{W}comment")]


def _comment(told: etree._Element, body: etree._Element) -> Comment:
    number = told.get(f"{W}id")
    inside, marked, holder = False, "", None
    for node in body.iter():
        own = node.get(f"{W}id") == number
        if own and node.tag == f"{W}commentRangeStart":
            inside, holder = True, node.getparent()
            assert holder.tag == f"{W}p"
            assert not any(each.tag == f"{W}pPr" for each in node.itersiblings())
        elif own and node.tag == f"{W}commentRangeEnd":
            inside = False
            assert node.getparent().tag == f"{W}p"
            assert node.getnext().find(f"{W}commentReference").get(f"{W}id") == number
        elif inside and node.tag == f"{W}t":
            marked += node.text or ""
    assert holder is not None
    return Comment(
        number or "",
        told.get(f"{W}author") or "",
        marked,
        tuple("".join(p.itertext(f"{W}t")) for p in told.iter(f"{W}p")),
        cell=next(holder.iterancestors(f"{W}tc"), None) is not None,
    )
