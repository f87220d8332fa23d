"""One child serves file after file; one that broke, or that a file broke, is replaced."""

import os
from pathlib import Path

import pytest

from gongkai.model.errors import UnreadableFile
from gongkai.readers.apart import child
from readers.pdf_file import lines, objects, pdf_bytes, read_bytes

SOUND = pdf_bytes(lines("一、总体情况"))
DAMAGED = b"%PDF-1.7\n"
ENDLESS = objects(b"2 0 R", b"1 0 R")


def _waiting() -> list[int]:
    """The children that wait for a file."""
    return [one._process.pid for one in child._idle]


def _refused(folder: Path, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(folder, data)
    return caught.value.message.key


def test_a_child_reads_many_files(tmp_path: Path):
    first = read_bytes(tmp_path, SOUND)
    waiting = _waiting()
    assert waiting
    assert read_bytes(tmp_path, SOUND) == first
    assert _refused(tmp_path, DAMAGED) == "read.damaged"
    assert _waiting() == waiting


def test_a_child_that_a_file_broke_is_replaced(tmp_path: Path):
    read_bytes(tmp_path, SOUND)
    broken = _waiting()[-1]
    assert _refused(tmp_path, ENDLESS) == "read.too_involved"
    assert broken not in _waiting()
    assert read_bytes(tmp_path, SOUND).blocks


def test_a_child_that_died_while_it_waited_is_no_fault_of_the_next_file(tmp_path: Path):
    read_bytes(tmp_path, SOUND)
    for one in child._idle:
        one._process.kill()
        one._process.wait()
    assert read_bytes(tmp_path, SOUND).blocks


def test_children_grow_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(child, "_MOST_FILES", 1)
    before = _waiting()
    read_bytes(tmp_path, SOUND)
    assert _waiting() == before[:-1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_process_has_children_of_its_own(tmp_path: Path):
    read_bytes(tmp_path, SOUND)
    if (forked := os.fork()) == 0:
        os._exit(len(child._idle))
    assert os.waitpid(forked, 0)[1] == 0
    assert _waiting()
