"""What the keys of a rule case do to the record they start from."""

from typing import Any

import pytest

from gongkai.authoring.changes import NoTarget, change
from gongkai.authoring.draft import begin, record_of
from gongkai.rulebook import load

RULEBOOK = load()


def changed(changes: dict[str, Any], base: str = "department") -> dict[str, Any]:
    table = RULEBOOK.bases[base]
    draft = begin(table, RULEBOOK.form(table["form"]))
    change(draft, changes)
    return record_of(draft)


def section(record: dict[str, Any], id: str) -> dict[str, str] | None:  # noqa: A002
    return next((section for section in record["sections"] if section["id"] == id), None)


def test_a_base_gives_every_cell_of_its_form() -> None:
    for name, base in RULEBOOK.bases.items():
        tables = RULEBOOK.form(base["form"]).tables
        cells = {cell for table in tables for cell in table.cell_ids()}
        assert set(changed({}, name)["cells"]) == cells


def test_a_row_of_one_column_is_given_by_its_value() -> None:
    assert changed({})["cells"]["disclosure.licences.decisions"] == 312
    assert changed({})["cells"]["requests.refused.query.total"] == 0


def test_set_and_body_and_year() -> None:
    record = changed(
        {"set": {"requests.received.total": "/"}, "body": {"name": None}, "year": 2022}
    )
    assert record["cells"]["requests.received.total"] == "/"
    assert record["body"] == {"name": None, "kind": "department", "level": "county"}
    assert record["year"] == 2022


def test_text_of_a_section_replaces_its_headed_parts() -> None:
    record = changed({"text": {"overview": "工作有序开展。", "title": "年度报告"}})
    overview = section(record, "overview")
    assert overview and overview["text"] == "工作有序开展。"
    assert record["title"] == "年度报告"


def test_text_and_heading_of_a_headed_part() -> None:
    changes = {
        "text": {"overview.oversight": "无。"},
        "heading": {"overview.oversight": "（五）保障", "other": "六、其他"},
    }
    overview, other = (section(changed(changes), id_) for id_ in ("overview", "other"))
    assert overview and overview["text"].endswith("按周更新。\n（五）保障\n无。")
    assert other and other["heading"] == "六、其他"


def test_replace_reaches_all_prose() -> None:
    record = changed({"replace": [["2023年", "2022年"]]})
    assert "2023年" not in str(record)


def test_drop() -> None:
    record = changed(
        {
            "drop": [
                "sections.other", "overview.oversight", "requests.refused.third_party",
                "requests.rejected", "disclosure", "disputes.review.total", "preamble", "title",
            ]
        }
    )  # fmt: skip
    overview = section(record, "overview")
    assert section(record, "other") is None
    assert overview and "监督保障" not in overview["text"]
    assert (record["title"], record["preamble"]) == (None, [])
    assert record["tables"]["disclosure"] == {"status": "absent"}
    assert record["tables"]["requests"]["missing"] == [
        "refused.third_party", "rejected.petition", "rejected.repeated", "rejected.publication",
        "rejected.excessive", "rejected.reissue",
    ]  # fmt: skip
    assert "disputes.review.total" not in record["cells"]
    assert not any(cell.startswith("disclosure.") for cell in record["cells"])


def test_move_brings_sections_to_the_front() -> None:
    record = changed({"move": ["disclosure", "overview"]})
    order = [section["id"] for section in record["sections"]]
    assert order == ["disclosure", "overview", "requests", "disputes", "problems", "other"]


def test_tables_merge_into_the_reading() -> None:
    tables = changed({"tables": {"disclosure": {"amount_unit": "元"}}})["tables"]
    assert tables["disclosure"] == {"status": "read", "form": "2021", "amount_unit": "元"}


@pytest.mark.parametrize(
    ("changes", "near"),
    [
        ({"set": {"requests.recieved.total": 1}}, "requests.received.total"),
        ({"text": {"overview.oversigt": ""}}, "overview.oversight"),
        ({"heading": {"overveiw": ""}}, "overview"),
        ({"replace": [["没有这句话", ""]]}, ""),
        ({"drop": ["requests.refused.thirdparty"]}, "requests.refused"),
        ({"drop": ["sections.others"]}, "other"),
        ({"move": ["others"]}, "other"),
        ({"tables": {"dispute": {}}}, "disputes"),
    ],
)
def test_a_change_that_misses_is_a_mistake(changes: dict[str, Any], near: str) -> None:
    with pytest.raises(NoTarget) as caught:
        changed(changes)
    assert near in str(caught.value.near)


def test_repeat_makes_a_text_long() -> None:
    once, often = (
        section(changed(changes), "overview")
        for changes in ({}, {"repeat": {"overview.platform": 3}})
    )
    assert once and often
    assert often["text"].count("按周更新") == 3 * once["text"].count("按周更新")
