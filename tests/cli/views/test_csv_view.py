"""The table for spreadsheets keeps every verdict, every file and every promise about its bytes."""

import csv
import io
from collections import Counter

import pytest

from cli.assessments import township
from cli.output import bytes_of
from cli.results import LOST, NASTY, nasty, several
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.csv import COLUMNS


def _bytes(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> bytes:
    return bytes_of("csv", *results, language=language, unmatched=unmatched)


def _rows(*results: Result, **asked: object) -> list[dict[str, str]]:
    text = _bytes(*results, **asked).decode("utf-8-sig")  # pyright: ignore[reportArgumentType]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_every_verdict_and_whatever_else_is_said():
    rows = _rows(*several(), unmatched=(LOST,))
    counts = Counter((row["source"], row["status"]) for row in rows)
    verdicts = len(township().verdicts)
    beside = ("reading", "suspect", "waiver")
    for source in ("a.txt", "b/b.docx"):
        own = [row for row in rows if row["source"] == source and row["status"] not in beside]
        assert len(own) == verdicts
    assert counts["a.txt", "reading"] == 2
    assert counts["b/b.docx", "suspect"] == counts["b/b.docx", "waiver"] == 1
    assert counts["c.pdf", "unreadable"] == counts["d.doc", "crashed"] == counts["", "waiver"] == 1


def test_what_asks_for_a_hand_comes_first_and_the_losses_sum_up():
    rows = _rows(Result("a.txt", township()))
    assert [row["status"] for row in rows[:5]] == ["fail"] * 3 + ["fail", "doubt"]
    assert sum(float(row["lost"] or 0) for row in rows) == 12.5
    balance = next(row for row in rows if row["rule"] == "requests.balance")
    assert balance["level"] == "warning"
    assert balance["places"].splitlines()[0] == "第 74 行（表 2 第 4 行第 7 列） 新收·合计 61"
    assert balance["basis"] == "《中华人民共和国政府信息公开条例》第五十条第（四）项"


def test_it_opens_as_utf_8_everywhere_and_keeps_to_the_standard():
    written = _bytes(*several())
    assert written.startswith("\ufeffsource,".encode())
    assert written.endswith(b"\r\n")
    assert written.count(b"\xef\xbb\xbf") == 1
    assert tuple(_rows(*several())[0]) == COLUMNS
    assert written == _bytes(*several())


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_becomes_a_formula(text: str):
    rows = _rows(Result(text, nasty(text)))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    for row in rows:
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
            assert "\x00" not in value


def test_words_follow_the_language_and_names_do_not():
    zh, en = _rows(*several()), _rows(*several(), language="en")
    assert [row["status"] for row in zh] == [row["status"] for row in en]
    assert {row["title"] for row in zh} != {row["title"] for row in en}
