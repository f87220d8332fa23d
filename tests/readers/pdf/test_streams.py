"""PDF: a stream ends where it ends, whatever length it tells; one that breaks off is damage."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from fuzz.packages import indexed
from gongkai.model.errors import UnreadableFile
from readers.docx_file import texts
from readers.pdf_file import CATALOG, lines, objects, pdf_bytes, read_bytes, stream

WORDS = [f"第{number}行：本年没有变化。" for number in range(1, 20)]
LENGTHS: dict[str, Callable[[int], bytes]] = {
    "too short": lambda length: b"/Length %d" % (length // 2),
    "none": lambda length: b"/Length 0",
    "too long": lambda length: b"/Length %d" % (length + 300),
    "behind the end of the file": lambda length: b"/Length 99999999",
    "below nothing": lambda length: b"/Length -7",
    "not told": lambda length: b"",
    "no number": lambda length: b"/Length/None",
    "elsewhere, right": lambda length: b"/Length 7 0 R",
    "elsewhere, too short": lambda length: b"/Length 8 0 R",
    "elsewhere, missing": lambda length: b"/Length 99 0 R",
}


def _page(length: Callable[[int], bytes]) -> bytes:
    def changed(told: re.Match[bytes]) -> bytes:
        return length(int(told[1]))

    plain = pdf_bytes(lines(*WORDS))
    size = max(int(told) for told in re.findall(rb"/Length (\d+)", plain))
    data = pdf_bytes(lines(*WORDS), more=(b"%d" % size, b"%d" % (size // 3)))
    return indexed(re.sub(rb"/Length (\d+)", changed, data, count=1))


@pytest.mark.parametrize("length", LENGTHS.values(), ids=LENGTHS)
def test_a_stream_is_read_to_its_end(length: Callable[[int], bytes], tmp_path: Path):
    assert "".join(texts(read_bytes(tmp_path, _page(length)))) == "".join(WORDS)


def _packed(cut: int) -> bytes:
    """A page whose packed content lacks its last bytes."""
    content = zlib.compress(lines(*WORDS).encode(), 9)
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    whole = pdf_bytes("")
    font = whole[whole.index(b"<</Font") : whole.index(b"/XObject")] + b">>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % font
    packed = stream(content[: len(content) - cut], b"/Filter/FlateDecode")
    return objects(CATALOG, kids, page, packed)


@pytest.mark.parametrize("cut", [0, 1, 4])
def test_a_missing_checksum_is_no_damage(cut: int, tmp_path: Path):
    assert "".join(texts(read_bytes(tmp_path, _packed(cut)))) == "".join(WORDS)


@pytest.mark.parametrize("cut", [20, 100, 300])
def test_packed_content_that_breaks_off_is_damage(cut: int, tmp_path: Path):
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(tmp_path, _packed(cut))
    assert caught.value.message.key == "read.page_damaged"
