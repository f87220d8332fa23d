"""A report in traditional characters is read under one doubt, and its words accuse nobody."""

from gongkai.check import check
from gongkai.model.document import Paragraph
from gongkai.model.report import Report
from gongkai.recognise.traditional import simplified
from recognise.pages import full, page, report
from support.judged import rulebook, statuses

TITLE = "柳河鎮人民政府2023年政府信息公開工作年度報告"
OPENING = "根據《中華人民共和國政府信息公開條例》的規定，編制本年度報告，所列數據的統計期限"
HEADINGS = {
    "overview_heading": "一、總體情況",
    "disclosure_heading": "二、主動公開政府信息情況",
    "requests_heading": "三、收到和處理政府信息公開申請情況",
    "disputes_heading": "四、政府信息公開行政復議、行政訴訟情況",
    "problems_heading": "五、存在的主要問題及改進情況",
    "other_heading": "六、其他需要報告的事項",
}


def traditional(**parts: str) -> Report:
    return report(*full(title=TITLE, preamble=f"{OPENING}自2023年1月1日起。", **HEADINGS, **parts))


def test_it_is_read_as_if_in_simplified_characters():
    found = traditional()
    assert [section.id for section in found.sections] == [
        "overview", "disclosure", "requests", "disputes", "problems", "other",
    ]  # fmt: skip
    assert (found.body.name, found.year) == ("柳河镇人民政府", 2023)


def test_one_doubt_says_so():
    keys = [doubt.message.key for doubt in traditional().doubts]
    assert keys.count("doubt.traditional") == 1


def test_its_words_are_held_against_nobody():
    found = statuses(check(traditional(), rulebook()))
    plain = statuses(check(report(*full()), rulebook()))
    assert plain["overview.accountability"] == "fail"
    assert found["overview.accountability"] == "doubt"


def test_a_name_in_traditional_characters_is_no_such_report():
    document = page(*full(overview="與臺灣鄉親座談。"))
    assert simplified(document) == (document, ())


def test_places_stay():
    document = page(TITLE * 5)
    (block,) = simplified(document)[0].blocks
    assert isinstance(block, Paragraph)
    assert block.at == document.blocks[0].at
