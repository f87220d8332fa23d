"""The checklist as it is printed."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from cli.assessments import township, ungraded
from cli.views.printed import EXPECTED, STALE, printed, sheet
from gongkai.model.assessment import Assessment, Suspect
from gongkai.model.message import Language, Text, message
from gongkai.model.observation import Breach
from gongkai_cli.console import put_out
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.terminal.checklist import Checklist
from gongkai_cli.views.checklist.terminal.explanation import explanation


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_looks_as_expected(language: Language):
    expected = EXPECTED[language].read_text(encoding="utf-8")
    assert printed(township(), language=language) == expected, STALE


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_page_or_ends_in_blanks(width: int, verbose: bool):
    for line in printed(township(), width=width, verbose=verbose).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def _suspected(fix: str = "核对该列四个数") -> Assessment:
    """The township with a broken identity and the cell to blame for it."""
    whole = township()
    breach = Breach("合计", ("requests.received.total",), (), message("新收 61 ≠ 60"))
    verdicts = tuple(
        replace(one, breaches=(breach,), fix=Text(fix, fix))
        if one.rule == "requests.balance"
        else one
        for one in whole.verdicts
    )
    suspect = Suspect("requests", (), True, message("新收·合计应为 60。"), (breach,))
    return replace(whole, verdicts=verdicts, suspects=(suspect,))


def test_the_suspect_stands_with_the_part_whose_table_is_broken():
    part = printed(_suspected()).partition("三、收到")[2].partition("六、其他")[0]
    assert "疑似填错的格  新收·合计应为 60。" in part


def test_a_suspect_that_the_advice_names_is_not_told_twice():
    page = printed(_suspected(fix="核对该列。新收·合计应为 60。"))
    assert "疑似填错的格" not in page
    assert page.count("新收·合计应为 60。") == 1


def test_verbose_gives_reasons_for_what_does_not_apply():
    assert "没有给出上年报告" not in printed(township())
    assert "没有给出上年报告" in printed(township(), verbose=True)


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "ascii"])
def test_words_stand_in_for_signs_that_cannot_be_printed(encoding: str):
    page = printed(township(), encoding=encoding, language="en")
    assert "pass title.body holds" in page
    assert "fail title.year holds" in page
    assert "✗" not in page


def test_without_a_grade_the_reason_is_told():
    assert "只有 41% 的分值能够判定，低于 80%" in printed(ungraded())


def test_a_veto_is_told():
    assert "触发一票否决" in printed(replace(township(), vetoed_by=("title.year",)))


def test_every_doubt_is_shown_and_same_words_share_an_entry():
    one, other = township().doubts
    page = printed(replace(township(), doubts=(one, other, *[one] * 30)))
    assert page.count("换行丢失") == 1
    places = "".join(page.partition(" 读取存疑 ─")[2].split())
    assert places.count("第74行（表2第4行第7列）") == 31
    assert "有一张图片" in page


def test_several_files_close_with_a_table():
    console, page, written = sheet(width=100)
    view = Checklist(console, page)
    view.show(Result("a.txt", township("a.txt")))
    view.show(Result("b.docx", error=message("view.wrong.crashed", fault="x")))
    view.show(Result("c.docx", error=message("view.wrong.crashed", fault="x"), crashed=True))
    view.close()
    table = written.getvalue().decode().partition("共 3 个文件")[2]
    assert [line.split()[:3] for line in table.splitlines()[2:5]] == [
        ["a.txt", "青石镇人民政府", "2023"],
        ["b.docx", "无法读取"],
        ["c.docx", "程序出错"],
    ]


def test_the_chain_of_one_rule_is_explained_step_by_step():
    console, page, written = sheet()
    put_out(explanation(township(), "requests.balance", page), console)
    chain = written.getvalue().decode().partition("判定过程")[2].splitlines()[1:3]
    assert [line.split() for line in chain] == [
        ["1", "requests.balance", "=", "1"],
        ["2", "1", "!=", "0"],
    ]
