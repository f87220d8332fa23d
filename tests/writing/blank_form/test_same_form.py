"""The same form is the same file, whenever it is asked for."""

import io
import zipfile
from collections.abc import Callable

import pytest

from gongkai.writing.blank_form import Blank, blank_form
from gongkai.writing.blank_form.word import word_form
from gongkai.writing.blank_form.workbook import workbook_form
from support.judged import rulebook


@pytest.mark.parametrize("write", [word_form, workbook_form])
def test_a_form_does_not_know_the_day_it_was_made(write: Callable[[Blank], bytes]):
    blank = blank_form(rulebook(), 2026, None, "云溪县柳河镇人民政府")
    first = write(blank)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
    assert write(blank) == first
