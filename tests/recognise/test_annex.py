"""Tables that stand in an annex: told as missing, and read from the annex where it is given."""

from gongkai.check import check
from gongkai.model.location import Location
from gongkai.model.report import Report
from gongkai.recognise.annex import with_annexes
from recognise.pages import full, report
from support.judged import rulebook

TABLE = """自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t5\t2\t0\t0\t0\t0\t7
二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1
（一）予以公开\t6\t2\t0\t0\t0\t0\t8
（七）总计\t6\t2\t0\t0\t0\t0\t8
四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0"""


def said(one: Report) -> dict[str, tuple[str, str]]:
    verdicts = check(one, rulebook()).verdicts
    return {verdict.rule: (verdict.status, verdict.message.key) for verdict in verdicts}


def own() -> Report:
    return report(*full(requests="本年度收到和处理申请的情况详见附件1。"))


def annex() -> Report:
    return report("附件1", "三、收到和处理政府信息公开申请情况", *TABLE.split("\n"))


def test_a_table_in_an_annex_is_missing_and_the_annex_asked_for():
    assert said(own())["requests.present"] == ("fail", "kind.table.annexed")
    assert said(own())["disputes.present"] == ("fail", "kind.table.absent_found")


def test_where_the_annex_is_given_its_table_is_judged():
    both = with_annexes(own(), [annex()])
    assert said(both)["requests.present"][0] == "pass"
    assert str(both.cells["requests.received.total"].value) == "7"
    assert both.tables["disputes"].status == "absent"
    assert said(both)["requests.rows"][0] == "fail"


def test_places_in_the_annex_bear_its_name():
    at = with_annexes(own(), [annex()]).cells["requests.received.total"].at
    assert at == Location(annex="page.txt", line=4)


def test_what_the_report_has_itself_is_not_taken_from_an_annex():
    mine = report(*full(requests=TABLE))
    other = report(*full(requests=TABLE.replace("\t7", "\t8")))
    assert with_annexes(mine, [other]) == mine
