"""Lists in the prose: what is a total, what is a part, and which lists are complete."""

from typing import Any

import pytest

from gongkai.model.message import render
from gongkai.model.observation import Observation
from kinds.measuring import measure, told
from support.judged import rulebook


def summed(id_: str, text: str) -> Observation:
    made = rulebook().rule(id_)
    assert made
    place = "other" if id_ == "other.fee_sum" else "overview"
    return measure(made, told(text={place: text}))


FEES = [
    # what part six says, how many lists are off (None: there is none)
    ("收取信息处理费300元。其中，1件收取200元，1件收取100元。", 0),
    ("收取信息处理费300元，其中1件收取200元；1件收取150元。", 1),
    ("发出收费通知5件，收取信息处理费300元，其中1件200元，1件100元。", 0),
    ("对3件申请收取信息处理费300元，其中1件200元，1件100元。", 1),
    ("收取信息处理费1,300元，其中1件1,200元，1件100元。", 0),
    ("收取信息处理费0.13万元，其中1件1200元，1件100元。", 0),
    ("收取信息处理费共计400元。", None),
    ("主动公开信息286条，其中动态200条、其他80条。", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "off"), FEES)
def test_itemised_fees(text: str, off: int | None) -> None:
    assert summed("other.fee_sum", text).value == off


LISTS = [
    # running text, how many lists are off (None: there is none to add up)
    ("收到申请95件，其中电子邮件24件、信函66件、当面3件。", 1),
    ("收到申请93件。其中：电子邮件24件，信函66件，当面3件。", 0),
    ("公开信息100条，其中重点领域12条、政策文件9条。", None),
    ("公开信息100条，其中重点领域12条、其他80条。", 1),
    ("公开信息100条，其中网站60条、公众号50条。", 1),
    ("公开信息100条，其中网站60条、公众号40条，转发信息30条。", 0),
    ("收到申请8件，其中网络5件、信函3件，自然人6件、法人2件。", 0),
    ("公开信息100余条，其中网站60条、公众号30条。", None),
    ("公开信息100条，其中网站60条、公众号38条等。", None),
    ("公开信息100条，其中网站60条（含图解20条）、公众号40条。", 0),
    ("公开信息352条，其中：文件207条，包含安全类95条、其他112条；动态145条。", 0),
    ("公开信息286条，比上年增加20条，其中网站186条、公众号100条。", 0),
    ("公开信息286条，发布解读6篇。", None),
    ("公开信息2 816条，其中网站2 000条、公众号816条。", 0),
    ("公开信息2\u3000816条，其中网站2\u2009000条、公众号816条。", 0),
    ("公开信息2 816条，其中网站2 000条、公众号616条、其他100条。", 1),
    # What is counted in another unit is a part too where it makes up the total.
    ("公开信息150条，其中公告100条、征集意见8期、解读42条。", 0),
    ("公开信息150条，其中公告100条、征集意见8期、其他40条。", 1),
    # A part in another unit, and then another matter.
    ("公开信息3条，其中农资文件3件，收到村民来信11条。", None),
    # The list has a sum of its own; more lists follow.
    ("公开信息90条。其中目录类文件20条、其他30条，共发布50条；专栏类40条。", None),
    # 其他 within the name of a part is not the rest of the list.
    ("公开信息400条，其中文件53条，行政确认和其他权力40条，人事55条。", None),
    ("公开信息400条，其中文件53条，人事55条，以及其他信息40条。", 1),
    # A bracket that names what it counts divides something else.
    ("公开信息46条，其中简介6条、财政1条（按业务数据：执法14条、许可1条）。", None),
    ("公开信息3416条，其中网站28 16条、其他600条。", None),
    ("2024 816条信息公开，其中网站700条、其他16条。", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "off"), LISTS)
def test_lists_in_the_prose(text: str, off: int | None) -> None:
    made = rulebook().rule("text.sums")
    assert made
    changes: dict[str, Any] = {"text": {"overview": text}}
    assert measure(made, told(**changes)).value == off


def test_the_sum_is_told_and_the_sentence_shown() -> None:
    text = "收取信息处理费300元。其中，1件收取250元，1件收取100元。"
    observed = summed("other.fee_sum", text)
    assert "250 + 100 = 350，而合计为 300元" in render(observed.message)
    assert [proof.raw for proof in observed.evidence] == [text.rstrip("。")]
