"""Text files: every line as printed, in whatever encoding."""

from pathlib import Path

import pytest

from gongkai.model.document import Document
from gongkai.readers import read
from readers.docx_file import texts

LINES = "二、主动公开政府信息情况\n\n规章\t0\t\n | 1 | \n  3.其他"


def _read(folder: Path, data: bytes, name: str = "report.txt") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def test_lines_keep_what_may_be_left_of_a_table(tmp_path: Path):
    document = _read(tmp_path, LINES.encode())
    assert texts(document) == ["二、主动公开政府信息情况", "规章\t0\t", " | 1 | ", "  3.其他"]
    assert [block.at.line for block in document.blocks] == [1, 3, 4, 5]
    assert document.format == "txt"
    assert len(document.sha256) == 64


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_counts_once(ending: str, tmp_path: Path):
    document = _read(tmp_path, LINES.replace("\n", ending).encode())
    assert [block.at.line for block in document.blocks] == [1, 3, 4, 5]


SIMPLIFIED = "2023年，我镇未收到政府信息公开申请，也没有结转的申请。规章\t0\n"
TRADITIONAL = "二○二三年，政府資訊公開的申請共三件，均已答覆；沒有結轉的申請。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16"),
        (SIMPLIFIED, "utf-16-be", "utf-16"),
        (SIMPLIFIED, "utf-32", "utf-32"),
        (TRADITIONAL, "big5", "big5"),
        ("plain 0 1 2\n", "ascii", "utf-8"),
    ],
)
def test_encodings(text: str, encoding: str, told: str, tmp_path: Path):
    document = _read(tmp_path, text.encode(encoding))
    assert texts(document) == [text.rstrip("\n")]
    assert document.encoding == told


def test_a_byte_lost_on_the_way_does_not_change_the_encoding(tmp_path: Path):
    for encoding in ("utf-8", "gb18030"):
        data = SIMPLIFIED.encode(encoding) * 20
        document = _read(tmp_path, data[:100] + data[101:])
        assert document.encoding == encoding


def test_text_is_text_whatever_it_looks_like(tmp_path: Path):
    for text in ("{{ errorMessage }}\n一、总体情况", "<五、存在的问题>", "第1行 <br> 第2行"):
        assert _read(tmp_path, text.encode()).format == "txt"
        assert _read(tmp_path, text.encode(), "report.md").format == "md"
