"""What must not stand in a report, and what only looks like it."""

import pytest

from gongkai.kinds.forbid import is_id_number
from gongkai.model.errors import RuleFileError
from kinds.measuring import found, measure, rule, told
from support.judged import rulebook

OURS = "做好政府信息公开工作"


def hits(rule_id: str, said: str, base: str = "department", **changes: object) -> int:
    made = rulebook().rule(rule_id)
    assert made
    value = measure(made, told(base, text={"overview.oversight": said}, **changes)).value
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("推进工作工作落实。", 1),
        ("信息公开工作工作人员3名。", 0),
        ("严格严格审查，认真认真核对。", 2),
        ("县人民政府政府信息公开专栏。", 0),
        ("一件一件核对，逐条逐条整改。", 0),
        ("的的确确方便了群众。", 0),
        ("公开的的内容。", 1),
        ("为了了解需求，以及及时公开。", 0),
        ("构建共建共治格局，支持创业创新。", 0),
    ],
)
def test_doubled_words(said: str, count: int) -> None:
    assert hits("text.duplicated_words", said) == count


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("（此处填写考核结果）", 1),
        ("（黑体三号字）组织培训。", 1),
        ("××县××局组织培训。", 2),
        ("组织培训XX次。", 1),
        ("组织培训【填写次数】次。", 1),
        ("组织培训[12]次。", 1),
        ("组织培训____次。", 1),
        ("电话0571-8****58，手机139****0000。", 0),
        ("网址https://www.example.gov.cn/xx/xxgk/index.html。", 0),
        ("（全年2次）组织培训。", 0),
    ],
)
def test_left_over_hints(said: str, count: int) -> None:
    assert hits("text.template_hints", said) == count


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("公开信息   条，答复率100%。", 1),
        ("全年共计条。", 1),
        ("县长办公会第次会议研究。", 1),
        ("2024年 月 日印发。", 1),
        ("公开信息 12 条，共12条，第3次会议。", 0),
        ("收到申请件，均按期答复。", 0),
        ("完善基础条 件，方便群众。", 0),
    ],
)
def test_missing_numbers(said: str, count: int) -> None:
    assert hits("text.missing_number", said) == count


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("联系人手机13900000000。", 1),
        ("手机139-0000-0000。", 1),
        ("手机+86 13900000000。", 1),
        ("电话0571-88990000。", 0),
        ("编号2013900000000。", 0),
        ("网址www.example.cn/13900000000.html。", 0),
        ("点击13900000000次。", 0),
    ],
)
def test_mobile_numbers(said: str, count: int) -> None:
    assert hits("privacy.mobile", said) == count


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("11010519491231002X", True),
        ("11010519491231002x", True),
        ("110105194912310021", False),
        ("110105194913310028", False),
        ("123456789012345678", False),
    ],
)
def test_identity_numbers_have_a_date_and_a_check_digit(number: str, right: bool) -> None:
    assert is_id_number(number) is right


@pytest.mark.parametrize(
    ("base", "said", "count"),
    [
        ("township", "我镇组织培训。", 0),
        ("township", "我乡组织培训，我乡镇干部参加。", 1),
        ("township", "我局组织培训。", 1),
        ("township", "我委托第三方培训。", 0),
        ("township", "按照我市统一部署组织培训。", 0),
        ("township", "全省累计主动公开信息3000条。", 1),
        ("government", "我县组织培训。", 0),
        ("government", "我局组织培训。", 1),
        ("department", "我局组织培训。", 0),
        ("department", "我镇组织培训。", 1),
    ],
)
def test_foreign_names_for_oneself(base: str, said: str, count: int) -> None:
    assert hits("text.level", said, base) == count


def test_one_place_is_one_hit() -> None:
    made = rule("forbid", where=["overview"], patterns=["甲乙丙", "乙丙", "丙"])
    report = told(text={"overview": "甲乙丙。丙。"})
    assert measure(made, report).value == 2


def test_right_wordings_are_offered() -> None:
    made = rule("forbid", where=["overview"], words={"依申清": "依申请"})
    assert measure(made, told(text={"overview": "依申清公开2件。"})).fills["found"] == (
        "依申清→依申请",
    )


def test_a_named_group_is_what_is_quoted() -> None:
    made = rule("forbid", where=["overview"], patterns=["共(?P<hit>[0-9]{1,3})件"])
    assert measure(made, told(text={"overview": "收到共３件。"})).fills["found"] == ("３",)
    assert found(made, told(text={"overview": "收到共３件。"})) == ["收到共３件。"]


@pytest.mark.parametrize("pattern", ["甲.*乙", "(甲+)+", "甲{2,}", "(甲"])
def test_patterns_that_could_run_away_are_refused(pattern: str) -> None:
    with pytest.raises(RuleFileError):
        measure(rule("forbid", patterns=[pattern]), told())
