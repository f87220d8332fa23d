"""A hostile or damaged PDF gets a clear error in bounded time and memory, and never a guess."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.model.document import Document
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import LANGUAGES, render
from gongkai.readers import LIMITS
from gongkai.readers.apart.child import read_apart
from gongkai.readers.opening import Content
from readers.pdf_file import CATALOG, lines, objects, packed, pdf_bytes, read_bytes, stream, table

SHORT = replace(LIMITS, child_seconds=3)
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</A %d 0 R>>>>"


def _one(content: bytes, *more: bytes) -> bytes:
    """A page with packed content."""
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return objects(CATALOG, kids, PAGE % b"", packed(content), *more)


def _pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return objects(CATALOG, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), *[page] * count)


def _laughs() -> bytes:
    """Forms that each draw the next one twice."""
    page = PAGE % b"/Resources<</XObject<</A 5 0 R>>>>"
    forms = [stream(b"/A Do /A Do", FORM % (6 + index)) for index in range(40)]
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return objects(CATALOG, kids, page, stream(b"/A Do"), *forms, stream(b""))


def _deep_tree() -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 5_000)]
    return objects(CATALOG, *nodes, b"<</Type/Page/MediaBox[0 0 595 842]>>")


def _encrypted() -> bytes:
    key = b"(" + b"x" * 32 + b")"
    rights = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O%s/U%s>>/ID[(1)(1)]" % (key, key)
    return pdf_bytes(lines("一、总体情况"), trailer=rights)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "50,000 pages": (lambda: _pages(50_000), "too_many_pages"),
    "a tree that holds itself": (lambda: _pages(1).replace(b"[3 0", b"[2 0"), "no_text"),
    "a deep tree": (_deep_tree, "too_involved"),
    "a flate bomb": (lambda: _one(b"\0" * (900 << 20)), "too_involved"),
    "paths": (lambda: _one(b"0 0 m 10 10 l S\n" * 1_500_000), "too_involved"),
    "one long path": (lambda: _one(b"0 0 m " + b"9 9 l " * 1_500_000 + b"S"), "too_involved"),
    "lines": (lambda: _one(b"1 2 m 99 2 l S\n" * 60_000), "too_involved"),
    "deep arrays": (lambda: _one(b"[" * 3_000_000), "too_involved"),
    "states never restored": (lambda: _one(b"q " * 5_000_000), "too_involved"),
    "forms drawing forms": (_laughs, "too_involved"),
    "an object that is itself": (lambda: objects(b"2 0 R", b"1 0 R"), "too_involved"),
    "encrypted": (_encrypted, "pdf_password"),
    "no more than a name": (lambda: b"%PDF-1.7\n", "damaged"),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1_000, "damaged"),
    "no pages": (lambda: _pages(0), "no_text"),
    "a blank page": (lambda: _one(b""), "no_text"),
}


@pytest.mark.parametrize(("make", "key"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused(make: Callable[[], bytes], key: str, tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(tmp_path, make(), SHORT)
    assert caught.value.message.key == f"read.{key}"
    for language in LANGUAGES:
        assert "{" not in render(caught.value.message, language)


SOUND = pdf_bytes(
    lines("一、总体情况", "完。") + table([["规章", "13"], ["许可", "27"]]), lines("二")
)


def _bad_bits() -> bytes:
    start = SOUND.index(b"stream\n") + 40
    return (
        SOUND[:start] + bytes(255 - byte for byte in SOUND[start : start + 9]) + SOUND[start + 9 :]
    )


DAMAGED = {
    "wrong bits": _bad_bits(),
    "content that is missing": SOUND.replace(b"/Contents 6 0 R", b"/Contents 9 9 R"),
    "a page that is missing": SOUND.replace(b"/Kids[3 0 R 5 0 R]", b"/Kids[3 0 R 9 0 R]"),
    "a font that is missing": SOUND.replace(b"/Font<</F<<", b"/Font<</G<<"),
    "content that draws nothing": pdf_bytes("lost " * 500),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_page_is_no_blank_page(data: bytes, tmp_path: Path):
    assert data != SOUND
    with pytest.raises(UnreadableFile, match="page_damaged"):
        read_bytes(tmp_path, data)


def test_a_blank_page_among_others_is_no_damage(tmp_path: Path):
    document = read_bytes(tmp_path, pdf_bytes(lines("一、总体情况"), "q Q", lines("二、其他")))
    assert [block.at.page for block in document.blocks] == [1, 3]


def test_damaged_bytes_never_raise_anything_else(tmp_path: Path):
    chance = random.Random(20240131)
    for _ in range(40):
        mutated = bytearray(SOUND[: chance.randint(len(SOUND) // 2, len(SOUND))])
        for _ in range(chance.randint(1, 8)):
            mutated[chance.randrange(9, len(mutated))] = chance.randrange(256)
        _try(tmp_path, bytes(mutated))


def _try(folder: Path, data: bytes) -> Document | None:
    try:
        return read_bytes(folder, data, SHORT)
    except UnreadableFile:
        return None


def test_a_reader_that_is_not_installed_is_no_fault_of_the_file():
    with pytest.raises(ImportError, match="nowhere"):
        read_apart("gongkai.nowhere:read", Content("a.pdf", b"%PDF-", "pdf"), LIMITS)
