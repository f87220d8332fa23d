"""Whose report it is: every body that something speaks for, weighed."""

from dataclasses import replace

import pytest

from gongkai.recognise import recognise
from gongkai.recognise.attribution.core_name import are_strangers, core_name, may_be_one
from recognise.pages import RULEBOOK, WORDINGS, full, page, report

UNNAMED = "2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("name", "areas", "rest"),
    [
        ("青澜市云溪县柳河镇人民政府", ("青澜市", "云溪县", "柳河镇"), ""),
        ("云溪县柳河镇党政办公室", ("云溪县", "柳河镇"), ""),
        ("云溪县人民政府办公室", ("云溪县",), ""),
        ("云溪县教育局", ("云溪县",), "教育局"),
        ("云溪县教育局办公室", ("云溪县",), "教育局"),
        ("青澜市东城区临江街道办事处", ("青澜市", "东城区", "临江街道"), ""),
        ("青澜市民政局", ("青澜市",), "民政局"),
        ("青澜市城市管理局", ("青澜市",), "城市管理局"),
        ("云溪县人民政府（县人民政府办公室）", ("云溪县",), ""),
        ("北山地区行政公署", (), "北山地区行政公署"),
    ],
)
def test_core_of_a_name(name: str, areas: tuple[str, ...], rest: str) -> None:
    found = core_name(name, WORDINGS)
    assert (found.areas, found.rest) == (areas, rest)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("柳河镇", "云溪县柳河镇人民政府"),
        ("柳河镇人民政府", "柳河镇党政办公室"),
        ("云溪县人民政府", "云溪县"),
        ("云溪县人社局", "云溪县人力资源和社会保障局"),
        ("东城区教育局", "青澜市东城区教育局"),
        ("临江街道", "青澜市东城区临江街道办事处"),
        ("田黄镇", "邹城市田黄镇人民政府"),
        ("区住建局", "东城区住房和城乡建设局"),
    ],
)
def test_names_of_one_body(one: str, other: str) -> None:
    assert may_be_one(one, other, WORDINGS)
    assert not are_strangers(one, other, WORDINGS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云溪县柳河镇人民政府", "云溪县青石镇人民政府"),
        ("柳河镇", "青石镇人民政府"),
        ("柳河镇", "青石乡"),
        ("东城区临江街道办事处", "东城区临港街道"),
        ("云溪县人民政府", "东山县人民政府"),
        ("云溪县教育局", "东山县教育局"),
        ("云溪县教育局", "云溪县民政局"),
        ("云溪县司法局", "云溪县水利局"),
    ],
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert are_strangers(one, other, WORDINGS)
    assert are_strangers(other, one, WORDINGS)
    assert not may_be_one(one, other, WORDINGS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云溪县柳河镇人民政府", "云溪县人民政府"),
        ("云溪县教育局", "云溪县人民政府"),
        ("云溪县人民政府", "青澜市人民政府"),
        ("云溪县市场监督管理局", "云溪县知识产权局"),
        ("云溪县农业农村局", "云溪县乡村振兴局"),
        ("云溪县行政审批局", "云溪县政务服务管理局"),
        ("云溪县教育局", "云溪县教育和体育局"),
        ("云溪县人民政府", "云溪区人民政府"),
        ("柳河镇人民政府", "柳河街道办事处"),
        ("国家税务总局云溪县税务局", "云溪县财政局"),
        ("教育局", "云溪县民政局"),
    ],
)
def test_parents_parts_and_other_names_are_no_strangers(one: str, other: str) -> None:
    assert not are_strangers(one, other, WORDINGS)
    assert not are_strangers(other, one, WORDINGS)


def test_everything_that_names_the_body_speaks_for_it() -> None:
    preamble = "云溪县柳河镇人民政府根据有关规定编制本报告。我镇认真做好公开工作。"
    lines = [*full(title="柳河镇2023年政府信息公开工作年度报告", preamble=preamble)]
    found = report(*lines, "云溪县柳河镇人民政府", "2024年1月12日").body
    (only,) = found.candidates
    assert (found.name, found.kind, only.region) == ("柳河镇", "township", "柳河镇")
    assert {one.source for one in only.evidence} == {"title", "opening", "signature", "speech"}
    assert only.weight == sum(one.weight for one in only.evidence) == 22


def test_the_words_before_an_author_are_no_part_of_the_name() -> None:
    lines = full(preamble="本年度报告由柳河镇人民政府根据有关规定编制。")
    (only,) = report(*lines).body.candidates
    assert [one.source for one in only.evidence] == ["title", "opening"]


def test_all_that_contradict_are_candidates() -> None:
    lines = full(preamble="青石镇人民政府根据有关规定编制本报告。")
    found = report(*lines, "云溪县教育局", "2024年1月12日").body
    assert [(one.name, one.weight) for one in found.candidates] == [
        ("柳河镇人民政府", 12),
        ("青石镇人民政府", 5),
        ("云溪县教育局", 4),
    ]
    assert found.name == "柳河镇人民政府"


@pytest.mark.parametrize(
    "contact",
    [
        "如有疑问，请与云溪县人民政府办公室联系（地址：县城西街1号）。",
        "如有疑问，请联系县政务公开办公室（电话：000）。",
    ],
)
def test_an_office_that_takes_questions_is_not_the_body(contact: str) -> None:
    found = report(*full(title=UNNAMED, preamble="我镇编制本报告。" + contact))
    assert (found.body.name, found.body.kind) == (None, "township")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("inbox/云溪县教育局2023年政府信息公开工作年度报告.docx", "云溪县教育局"),
        ("inbox/03_云溪县水利局年报（定稿）.pdf", "云溪县水利局"),
        ("2023年/青石镇/report.txt", "青石镇"),
        ("2023年\\青石镇人民政府\\1.txt", "青石镇人民政府"),
        ("inbox/report.txt", None),
    ],
)
def test_the_name_of_file_and_folder_serve_last_and_with_a_doubt(
    source: str, name: str | None
) -> None:
    document = replace(page(*full(title=UNNAMED)), source=source)
    found = recognise(document, RULEBOOK)
    assert found.body.name == name
    keys = [doubt.message.key for doubt in found.doubts if doubt.about == "title"]
    assert keys == (["doubt.body_from_file"] if name else ["doubt.no_body"])
    printed = recognise(replace(page(*full()), source=source), RULEBOOK).body
    assert printed.name == "柳河镇人民政府"


def test_a_folder_does_not_outweigh_how_the_body_speaks() -> None:
    lines = full(title=UNNAMED, preamble="我镇编制本报告。")
    found = recognise(replace(page(*lines), source="云溪县教育局/1.txt"), RULEBOOK).body
    assert (found.name, found.kind) == (None, "township")
    assert [one.name for one in found.candidates] == ["云溪县教育局"]


def test_what_the_user_says_comes_first() -> None:
    found = recognise(page(*full()), RULEBOOK, body_name="云溪县青石镇人民政府").body
    assert found.name == "云溪县青石镇人民政府"
    assert [one.weight for one in found.candidates] == [100, 12]
    same = recognise(page(*full()), RULEBOOK, body_name="云溪县柳河镇人民政府").body
    (only,) = same.candidates
    assert (only.name, only.weight) == ("云溪县柳河镇人民政府", 112)


@pytest.mark.parametrize("mark", ["●", "# ", "■", "※", "▪ "])
def test_marks_before_a_title_are_no_part_of_the_name(mark: str) -> None:
    lines = full(title=mark + "柳河镇人民政府2023年政府信息公开工作年度报告")
    assert report(*lines).body.name == "柳河镇人民政府"


@pytest.mark.parametrize(
    "head",
    [
        ("柳河镇人民政府文件", "柳政发〔2024〕3号"),
        ("云溪县柳河镇人民政府", "柳政〔2024〕3号"),
    ],
)
def test_a_red_head_is_not_the_title(head: tuple[str, ...]) -> None:
    assert report(*head, *full()).body.name == "柳河镇人民政府"
