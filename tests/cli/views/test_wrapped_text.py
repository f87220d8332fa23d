"""Chinese text is broken as it is set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gongkai_cli.views.terminal.wrapped_text import PieceFlow, folded, shortened

CLOSING = "，。、；）”》"
CLAUSE = st.builds(str.__add__, st.text("镇政府公开信息", min_size=1), st.sampled_from(CLOSING))
WRITTEN = st.text("镇政府公开 0123ab，。、（）“”《》—·℃é", max_size=80)


def _lines(text: str, width: int) -> list[str]:
    return [line.plain for line in folded(Text(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("政府信息公开", 6, ["政府信", "息公开"]),
        ("主动公开政府信息，共十条。", 16, ["主动公开政府信", "息，共十条。"]),
        ("依据《条例》第十九条", 6, ["依据", "《条", "例》第", "十九条"]),
        ("公开信息2023条", 10, ["公开信息", "2023条"]),
        ("https://example.invalid/a", 10, ["https://ex", "ample.inva", "lid/a"]),
        ("上\n下", 10, ["上", "下"]),
        ("", 10, [""]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]):
    assert _lines(text, width) == lines


@given(WRITTEN, st.integers(4, 40))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int):
    lines = _lines(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.lists(CLAUSE, max_size=12).map("".join), st.integers(8, 40))
def test_no_line_begins_with_a_closing_mark(text: str, width: int):
    assert not any(line.startswith(tuple(CLOSING)) for line in _lines(text, width))


def test_short_items_stay_whole():
    console = Console(width=20, file=None)
    with console.capture() as captured:
        console.print(
            PieceFlow([Text("✓ 主动公开"), Text("✓ 依申请公开"), Text("✓ 监督保障")], gap=2)
        )
    assert [line.rstrip() for line in captured.get().splitlines()] == [
        "✓ 主动公开",
        "✓ 依申请公开",
        "✓ 监督保障",
    ]


def test_a_long_quotation_is_shortened_with_a_sign():
    assert shortened("政府信息公开工作年度报告", 10) == "政府信息…"
    assert shortened("年度报告", 10) == "年度报告"
