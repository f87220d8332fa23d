"""A quoted passage is found again whatever became of its spaces and its width."""

import pytest

from gongkai.writing.annotation.remarks import find_quote

FOUND = {
    "as it stands": ("收到申请3件。", "申请3件", "申请3件"),
    "with other spaces": ("收到 申请\u3000 3件。", "申请3件", "申请\u3000 3件"),
    "full width for half": ("收到申请（３）件", "申请(3)件", "申请（３）件"),
    "the first line of several": ("一是不及时。", "一是不及时。\n二是不规范。", "一是不及时。"),
}


@pytest.mark.parametrize(("text", "quote", "marked"), FOUND.values(), ids=list(FOUND))
def test_a_passage_is_found(text: str, quote: str, marked: str):
    span = find_quote(text, quote)
    assert span and text[slice(*span)] == marked


@pytest.mark.parametrize("quote", ["", "  ", "没有的话"])
def test_what_is_not_there_is_not_found(quote: str):
    assert find_quote("收到申请3件。", quote) is None
