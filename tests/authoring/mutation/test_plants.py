"""Each plant spoils what it is told to, and nothing else."""

import pytest

from authoring.mutation.grounds import ground, planted


def test_a_cell_is_off_by_one_but_never_below_zero():
    carried = planted("cell", where=["requests.carried_in.company"], add=[1, -1])
    assert [one.changes for one in carried] == [
        {"set": {"requests.carried_in.company": "2"}},
        {"set": {"requests.carried_in.company": "0"}},
    ]
    zero = planted("cell", where=["requests.carried_in.other"], add=[1, -1])
    assert [one.changes["set"] for one in zero] == [{"requests.carried_in.other": "1"}]


def test_a_cell_of_last_year_is_spoilt_from_what_stands_there():
    found = planted("cell", where=["disclosure.*.in_force"], add=[1], report="previous")
    assert [one.previous for one in found] == [
        {"set": {"disclosure.rules_made.in_force": "1"}},
        {"set": {"disclosure.normative_documents.in_force": "9"}},
    ]


def test_only_zeros_or_only_others():
    where = ["requests.carried_in.*"]
    zeros = {one.place for one in planted("cell", where=where, put="/", only="zero")}
    others = {one.place for one in planted("cell", where=where, put="/", only="nonzero")}
    columns = ("natural_person", "company", "total")
    assert others == {f"requests.carried_in.{name}" for name in columns}
    assert len(zeros | others) == 7


def test_neighbours_are_exchanged_only_where_they_differ():
    found = planted("swap", where=["disputes"])
    assert "disputes.review.upheld+corrected" in {one.place for one in found}
    assert "disputes.direct_suit.upheld+corrected" not in {one.place for one in found}


def test_whole_columns_are_exchanged_in_one_defect():
    found = {
        one.place: one.changes["set"] for one in planted("swap", where=["requests"], whole=True)
    }
    both = found["requests.*.natural_person+company"]
    assert both["requests.received.natural_person"] == "3"
    assert both["requests.received.company"] == "21"


@pytest.mark.parametrize(
    ("what", "places", "first"),
    [
        ("row_dropped", 25, {"drop": ["requests.received"]}),
        ("row_moved", 24, {"tables": {"requests": {"moved": ["carried_in"]}}}),
    ],
)
def test_rows(what: str, places: int, first: dict[str, object]):
    found = planted("line", what=what, where=["requests"])
    assert len(found) == places
    assert found[0].changes == first


def test_a_dropped_column_takes_its_cells_with_it():
    found = {one.place: one.changes for one in planted("line", what="column_dropped")}
    changes = found["disputes.*.pending"]
    assert changes["tables"] == {"disputes": {"missing_columns": ["pending"]}}
    assert len(changes["drop"]) == 3


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("dropped", {"drop": ["sections.disputes"]}),
        ("misnumbered", {"heading": {"disputes": "五、政府信息公开行政复议、行政诉讼情况"}}),
    ],
)
def test_sections(what: str, changes: dict[str, object]):
    assert [one.changes for one in planted("section", what=what, where=["disputes"])] == [changes]


def test_a_lost_heading_leaves_its_text_to_the_section_before():
    (merged,) = planted("section", what="merged", where=["problems"])
    assert merged.changes["drop"] == ["sections.problems"]
    assert "项目资金公开停留在总数" in merged.changes["text"]["disputes"]


def test_wordings_met_elsewhere_are_no_defect_where_they_differ_in_punctuation_alone():
    found = planted("section", what="renamed", where=["disputes"])
    headings = [one.changes["heading"]["disputes"] for one in found]
    assert headings
    assert "四、政府信息公开行政复议行政诉讼情况" not in headings


def test_a_number_is_another_one_and_no_honest_meaning_makes_it_right():
    (found,) = planted("figure", counts=["requests.received"], add=[1, 2, 3])
    (pair,) = found.changes["replace"]
    assert pair[0].replace("25", "28") == pair[1], "26 were handled, 27 came in altogether"


def test_a_wording_is_changed_in_one_place_at_a_time():
    found = planted("wording", where=["overview.*"], find="政府信息", put=["XX"])
    assert len(found) > 1
    prose = "".join(one.text for one in ground().draft.passages().values())
    for one in found:
        ((old, new),) = one.changes["replace"]
        assert prose.count(old) == 1
        assert old.replace("政府信息", "XX", 1) == new or new.count("XX") == 1


def test_years_are_filled_in():
    (found,) = planted("wording", where=["title"], find="<year>", put=["<last>"])
    assert found.changes == {"text": {"title": "青岭县农业农村局2022年政府信息公开工作年度报告"}}


def test_one_request_moves_and_every_sum_still_holds():
    (moved,) = planted("transfer", to="requests.otherwise.fee_unpaid", rows=["requests.granted"])
    assert moved.changes["set"] == {
        "requests.granted.natural_person": "10",
        "requests.granted.total": "13",
        "requests.otherwise.fee_unpaid.natural_person": "1",
        "requests.otherwise.fee_unpaid.total": "1",
    }


def test_last_years_text_is_copied_part_by_part():
    (copied,) = planted("copied", where=["problems"])
    assert "执法信息的公开晚于规定期限" in copied.changes["text"]["problems"]


def test_a_day_of_publication():
    (late,) = planted("publication", years=1, days=["07-15"])
    assert late.published is not None
    assert late.published.isoformat() == "2024-07-15"
