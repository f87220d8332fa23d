"""Trial reports, real and generated, are read cell by cell and judged as a reviewer would."""

from decimal import Decimal
from pathlib import Path

import pytest

from support.corpus import corpus_file, corpus_files, corpus_truth
from support.judged import having, judged, report_of, rulebook, statuses

READABLE = {".txt", ".pdf", ".md", ".html", ".docx", ".doc", ".wps", ".odt", ".xlsx", ".xls", ".et",
            ".ods"}  # fmt: skip
FILES = [path for path in corpus_files("forms/*") if path.suffix in READABLE]

SECTIONS = {
    f"sections.{name}"
    for name in ("overview", "disclosure", "requests", "disputes", "problems", "other", "order")
}
ASPECTS = {
    f"overview.{name}"
    for name in ("proactive", "on_request", "management", "platform", "oversight")
}
ARITHMETIC = {
    "requests.row_total",
    "requests.handled_total",
    "requests.balance",
    "requests.zero",
    "disputes.total",
}
NEEDS_MORE = {"disclosure.chain", "requests.chain", "problems.copied", "publication.deadline"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_cell_is_right_or_a_doubt(path: Path):
    truth = corpus_truth()
    cells = truth["reports"][truth["files"][path.name]]
    report = report_of(path)
    doubted = {cell for doubt in report.doubts for cell in doubt.cells}
    wrong = {}
    for name, value in cells.items():
        cell = report.cells.get(name)
        read = cell.value if cell else None
        dash_for_zero = cell is not None and cell.state == "dash" and value == 0
        true = None if value is None else Decimal(str(value))
        if read != true and not dash_for_zero and name not in doubted:
            wrong[name] = (value, read)
    assert wrong == {}


@pytest.fixture(scope="module")
def township():
    return judged(corpus_file("township-2023.txt"))


def test_the_flattened_township_report_is_recognised(township):
    assert (township.body.name, township.body.kind) == ("阎村镇人民政府", "township")
    assert (township.year, township.form) == (2023, "2021")


def test_no_cell_of_the_township_report_is_in_doubt(township):
    assert [doubt for doubt in township.doubts if doubt.cells] == []
    report = report_of(corpus_file("township-2023.txt"))
    form = next(form for form in rulebook().forms if form.id == "2021")
    names = [name for table in form.tables for name in table.cell_ids()]
    assert {name: cell.value for name, cell in report.cells.items()} == dict.fromkeys(names, 0)


def test_the_flaws_of_the_township_report_are_found(township):
    wanted = {"title.year", "period.stated", "overview.accountability", "other.fee"}
    assert wanted - having(township, "fail") == set()


def test_what_the_township_report_does_well_passes(township):
    wanted = (
        SECTIONS
        | ASPECTS
        | ARITHMETIC
        | {
            "overview.interpretation",
            "requests.prose_received",
            "problems.stated",
            "problems.improvements",
        }
    )
    assert wanted - having(township, "pass") == set()


def test_what_needs_another_file_or_a_date_does_not_apply(township):
    assert NEEDS_MORE - having(township, "not_applicable") == set()


def test_the_report_in_the_form_of_2019_keeps_its_blanks():
    path = corpus_file("shanghai-2019.html")
    report = report_of(path)
    assert report.form == "2019"
    blanks = [cell for cell in report.cells.values() if cell.state == "blank"]
    assert len(blanks) > 20
    assert all(cell.value is None for cell in blanks)


def test_the_claim_that_all_were_upheld_is_refuted_by_the_pending_cases():
    found = statuses(judged(corpus_file("shanghai-2019.html")))
    assert found["disputes.claims"] == "fail"
    arithmetic = ("requests.row_total", "requests.balance", "disputes.total")
    assert {rule: found[rule] for rule in arithmetic if found[rule] == "fail"} == {}


def test_the_city_report_adds_up_and_states_its_fees():
    assessment = judged(corpus_file("city-2025.html"))
    assert [doubt for doubt in assessment.doubts if doubt.cells] == []
    assert (ARITHMETIC | {"other.fee"}) - having(assessment, "pass") == set()
