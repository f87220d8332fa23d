"""What stood word for word in last year's report."""

from kinds.measuring import measure, rule, told

MADE = rule("similar", where=["problems"], at_most=70, without=["[0-9]{1,9}"])
LAST = "一是公开栏更新不及时，有的村全年只更新3次；二是政策解读以文字为主，老年群众看不懂、记不住。"
THIS = "一是公开栏更新不及时，有的村全年只更新5次；二是政策解读以文字为主，老年群众看不懂、记不住。"
OTHER = "一是项目资金只公开总数，农户看不出本村份额；二是答复文书说理不足，2件因此被申请复议。"


def share(now: str, before: str) -> object:
    previous = told(year=2022, text={"problems": before})
    return measure(MADE, told(text={"problems": now}), previous=previous).value


def test_another_number_does_not_make_another_text() -> None:
    assert share(THIS, LAST) == 100


def test_another_text_is_another_text() -> None:
    value = share(OTHER, LAST)
    assert isinstance(value, int)
    assert value < 10


def test_short_texts_and_missing_reports_are_not_judged() -> None:
    assert share("无", "无") is None
    assert measure(MADE, told()).value is None
