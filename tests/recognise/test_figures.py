"""Figures in prose: what a number counts, and what is no count at all."""

from decimal import Decimal

import pytest

from gongkai.model.document import Paragraph
from gongkai.recognise.figures import find_figures
from recognise.pages import WORDINGS


def told(text: str, section: str = "overview") -> list[tuple[str, str]]:
    figures = find_figures([Paragraph(text)], section, WORDINGS, year=2023)
    return [(figure.counts, f"{figure.value.normalize():f}") for figure in figures if figure.counts]


def said(text: str) -> str:
    return "; ".join(f"{counts} {value}" for counts, value in told(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年，我镇受理依申请公开0件。", "0"),
        ("全年收到依申请公开申请２件，均已答复。", "2"),
        ("共收到政府信息公开申请一百零三件。", "103"),
        ("本年度新收政府信息公开申请1,234件。", "1234"),
        ("本年度新收政府信息公开申请1 234件。", "1234"),
        ("本年度新收政府信息公开申请1\u2009234件。", "1234"),
        ("全年共收到信息公开申请一件。", "1"),
        ("全市各级行政机关收到政府信息公开申请1.2万件。", "12000"),
        ("共受理30件依申请公开。", "30"),
        ("2023年共收到8份政府信息公开申请，均为自然人申请。", "8"),
        ("全年共收到并按时办结16件政府信息公开申请。", "16"),
        ("收到公民当面提交或以信函、网页等形式提出的依申请公开3宗。", "3"),
        ("政府信息公开申请方面，新收3646件。", "3646"),
        ("2023年未收到政府信息公开申请。", "0"),
        ("本年度没有收到公民、法人和其他组织提出的信息公开申请。", "0"),
        ("全年无依申请公开事项。", "0"),
        ("我局未接到任何依申请公开件。", "0"),
        ("依申请公开政府信息的数量：无。", "0"),
    ],
)
def test_applications_received(text: str, value: str) -> None:
    counted = [number for counts, number in told(text) if counts == "requests.received"]
    assert counted == [value]


@pytest.mark.parametrize(
    "text",
    [
        "共收到网民留言12条、来信3件，均已答复。",
        "办理人大建议和政协提案36件，答复36件。",
        "受理群众诉求2000件，办结率100%。",
        "政府信息公开申请较上年减少3件。",
        "受理低保申请12件、许可申请30件。",
        "其中网上申请9件，信函申请4件。",
        "收到网上提交的政府信息公开申请3件。",
        "通过政府网站平台收到政府信息公开申请3件。",
        "各县区收到政府信息公开申请9件。",
        "我镇没有依申请公开专门机构。",
        "全年收到政府信息公开申请12 34件。",
        "2024 816件政府信息公开申请已收到。",
        "未收到逾期未答复政府信息公开申请的投诉。",
        "未收到因政府信息公开申请引起的投诉。",
        "依据《中华人民共和国政府信息公开条例》第二十七条受理申请。",
        "联系电话0931-1234567，邮编730000。",
        "申请公开的信息占比12.5%，同比增长3个百分点。",
        "根据国办公开办函〔2021〕30号要求规范办理申请。",
        "无正当理由大量反复申请的，依法处理。",
    ],
)
def test_what_counts_no_application(text: str) -> None:
    assert [pair for pair in told(text) if pair[0].startswith("requests.received")] == []


def test_one_sentence_may_carry_many_figures() -> None:
    text = (
        "全年新收政府信息公开申请317件，上年结转3件。其中，予以公开184件、部分公开18件，"
        "不予公开8件，无法提供57件，不予处理18件，作其他处理（含主动撤回）22件，结转下年度继续办理13件。"
    )
    assert told(text) == [
        ("requests.received", "317"),
        ("requests.carried_in", "3"),
        ("requests.granted", "184"),
        ("requests.partly_granted", "18"),
        ("requests.refused", "8"),
        ("requests.unavailable", "57"),
        ("requests.rejected", "18"),
        ("requests.otherwise", "22"),
        ("requests.carried_out", "13"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "受理申请20件，答复18件，结转下年度2件。",
            "requests.received 20; requests.handled 18; requests.carried_out 2",
        ),
        (
            "收到申请9件，予以公开及部分公开5件。",
            "requests.received 9; requests.granted+requests.partly_granted 5",
        ),
        (
            "收到申请9件，其中2件结转至2024年继续办理。",
            "requests.received 9; requests.carried_out 2",
        ),
        ("办结申请31件（其中1件为2022年结转）。", "requests.finished 31; requests.carried_in 1"),
        (
            "共处理政府信息公开申请126件（含上年度结转申请7件）。",
            "requests.handled 126; requests.carried_in 7",
        ),
        ("共收到申请12件，无下年度结转。", "requests.received 12; requests.carried_out 0"),
        (
            "收到申请14件，其中自然人申请12件，法人或其他组织申请2件。",
            "requests.received 14; requests.received.natural_person 12; "
            "requests.received.organisations 2",
        ),
    ],
)
def test_what_became_of_applications(text: str, wanted: str) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "因政府信息公开引发行政复议3件，1件维持，2件纠正；行政诉讼0件。",
            "disputes.review 3; disputes.review.upheld 1; "
            "disputes.review.corrected 2; disputes.suit 0",
        ),
        ("涉及政府信息公开的行政复议27件、行政诉讼15件。", "disputes.review 27; disputes.suit 15"),
        (
            "信息公开类复议7起，诉讼9起，均获维持。",
            "disputes.review 7; disputes.suit 9; "
            "disputes.review.not_upheld 0; disputes.suit.not_upheld 0",
        ),
        ("未发生政府信息公开行政复议、行政诉讼情况。", "disputes.review 0; disputes.suit 0"),
        ("没有因信息公开申请引发行政诉讼和行政复议。", "disputes.suit 0; disputes.review 0"),
        ("信息公开行政复议、行政诉讼均为0件。", "disputes.review 0; disputes.suit 0"),
        ("政府信息公开行政复议、行政诉讼共3件。", ""),
        ("办理行政复议案件134件，其中备案57件。", ""),
        ("信息公开领域行政复议备案134件。", ""),
        ("未发生政府信息公开行政诉讼败诉案件。", "disputes.suit.corrected 0"),
        ("信息公开答复未被行政复议机关确认违法。", ""),
    ],
)
def test_disputes(text: str, wanted: str) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    ("text", "counts", "value", "published"),
    [
        ("制发行政规范性文件12件", "disclosure.normative_documents.made", "12", False),
        ("制发规范性文件1件，废止3件", "disclosure.normative_documents.repealed", "3", False),
        (
            "制发规范性文件1件，现行有效件数25件",
            "disclosure.normative_documents.in_force",
            "25",
            False,
        ),
        ("全年作出694宗行政许可", "disclosure.licences", "694", False),
        ("作出行政处罚决定16件", "disclosure.penalties", "16", False),
        ("公开行政处罚决定180条", "disclosure.penalties", "180", True),
        ("实施行政强制措施2件", "disclosure.enforcement", "2", False),
        ("行政事业性收费总金额62.785万元", "disclosure.fees", "62.785", False),
        ("行政事业性收费金额15000元", "disclosure.fees", "1.5", False),
        ("发布政策解读材料28篇", "interpretations", "28", False),
        ("发出收费通知2件", "fee.notices", "2", False),
        ("实际收取信息处理费共计400元", "fee.charged", "400", False),
    ],
)
def test_what_else_is_counted(text: str, counts: str, value: str, published: bool) -> None:
    figures = find_figures([Paragraph(text + "。")], "overview", WORDINGS)
    (figure,) = [figure for figure in figures if figure.counts == counts]
    assert figure.value == Decimal(value)
    assert figure.published_only == published
    assert figure.approximate == ("余" in text)


def test_numbers_told_respectively() -> None:
    text = "行政许可、行政处罚和行政强制决定数量分别为1799宗、254宗和2宗。"
    assert told(text) == [
        ("disclosure.licences", "1799"),
        ("disclosure.penalties", "254"),
        ("disclosure.enforcement", "2"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年未收取信息处理费。", "fee.charged"),
        ("未发出信息处理费收费通知书，不存在收取信息处理费的情况。", "fee.charged fee.notices"),
        ("未因信息公开收取公民、法人和其他组织任何费用。", "fee.charged"),
        ("收取信息处理费为0，依申请公开未向申请人收费。", "fee.charged"),
        ("行政事业性收费0万元。", ""),
    ],
)
def test_no_fee_was_charged(text: str, wanted: str) -> None:
    found = {c for c, value in told(text, "other") if c.startswith("fee.") and value == "0"}
    assert " ".join(sorted(found)) == wanted


def test_the_year_a_sentence_names_goes_with_its_figures() -> None:
    (figure,) = find_figures([Paragraph("2021年，收到政府信息公开申请5件。")], "overview", WORDINGS)
    assert figure.year == 2021
    assert (figure.raw, figure.unit, figure.section) == ("5件", "件", "overview")
    assert figure.sentence == "2021年，收到政府信息公开申请5件。"


def test_shares_years_ordinals_and_telephones_are_no_figures() -> None:
    text = "2023年12月31日，第3次会议、第20条、100%、统一部署、十四五规划、0931-8123456、三个方面。"
    assert find_figures([Paragraph(text)], "overview", WORDINGS) == ()
