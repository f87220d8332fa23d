"""A package copied with changed parts is otherwise the same."""

import io
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from gongkai.writing.package import repacked, serialized


def package() -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(ZipInfo("mimetype", (2024, 1, 15, 9, 30, 0)), "text", ZIP_STORED)
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/media/图.png", bytes(range(256)))
    return packed.getvalue()


def entries(packed: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(packed)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_only_the_parts_given_change():
    copied = entries(repacked(package(), {"word/document.xml": b"<b/>"}))
    assert copied == entries(package()) | {"word/document.xml": b"<b/>"}


def test_order_dates_and_compression_are_kept_and_new_parts_come_last():
    copied = ZipFile(io.BytesIO(repacked(package(), {"word/comments.xml": b"<c/>"}))).infolist()
    assert [entry.filename for entry in copied][-1] == "word/comments.xml"
    assert copied[0].filename == "mimetype"
    assert copied[0].date_time == (2024, 1, 15, 9, 30, 0)
    assert copied[0].compress_type == ZIP_STORED


def test_the_same_input_gives_the_same_bytes():
    parts = {"word/comments.xml": b"<c/>"}
    assert repacked(package(), parts) == repacked(package(), parts)


def test_a_part_keeps_its_declaration_and_what_stands_beside_its_root():
    told = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    body = '<!-- 注 --><a xmlns:w="urn:w" xmlns:unused="urn:u" w:b="一"/>'.encode()
    root = etree.fromstring(told + body)
    assert serialized(root) == told + body
