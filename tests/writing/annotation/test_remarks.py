"""Which places of a finding are marked, and what is said there."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from gongkai.model.assessment import Assessment, Candidate, Suspect
from gongkai.model.location import Location
from gongkai.model.message import Text, message
from gongkai.model.report import Doubt, Report
from gongkai.model.verdict import Verdict
from gongkai.writing.annotation.remarks import MOST_PLACES, Remark, remarks
from gongkai_cli.views.copy.note import note_of
from support.judged import judged, report_of, rulebook

SAMPLES = Path(__file__).parents[3] / "samples"
BUREAU, COUNTY = SAMPLES / "bureau-2024.html", SAMPLES / "county-2024.docx"


def of_rule(assessment: Assessment, report: Report, rule: str) -> list[Remark]:
    return [
        each
        for each in remarks(assessment, report, ("fail", "doubt", "manual"))
        if not isinstance(each.about, Doubt) and each.about.rule == rule
    ]


def marked(path: Path, rule: str) -> list[Location]:
    report = report_of(path)
    found = of_rule(judged(path), report, rule)
    assert [each.follow for each in found] == [False] + [True] * (len(found) - 1)
    return [each.places[0] for each in found]


def test_a_broken_identity_is_marked_at_its_total():
    report = report_of(BUREAU)
    assessment = replace(judged(BUREAU), suspects=())
    found = of_rule(assessment, report, "requests.row_total")
    totals = ("requests.partly_granted.total", "requests.carried_out.total")
    assert [each.places[0] for each in found] == [report.cells[cell].at for cell in totals]


def test_a_broken_identity_is_marked_at_the_cell_that_is_surely_wrong():
    report = report_of(BUREAU)
    cell = "requests.partly_granted.company"
    place = report.cells[cell].at
    suspect = Suspect(
        "requests", (Candidate(cell, "2", Decimal(3), place),), True, message("view.blank")
    )
    assessment = replace(judged(BUREAU), suspects=(suspect,))
    found = of_rule(assessment, report, "requests.row_total")
    assert [each.places[0] for each in found] == [
        place,
        report.cells["requests.carried_out.total"].at,
    ]


def test_a_sentence_outranks_the_cells_that_it_contradicts():
    assert marked(BUREAU, "requests.prose_received") == [Location(paragraph=11)]


def test_each_blank_cell_is_marked_up_to_a_number():
    report = report_of(COUNTY)
    found = of_rule(judged(COUNTY), report, "requests.blank")
    assert len({each.places[0] for each in found}) == MOST_PLACES
    assert found[0].unmarked == 21 - MOST_PLACES


def test_cells_that_hang_together_are_one_place():
    assert len(marked(BUREAU, "other.fee_unpaid")) == 1


def test_what_has_no_place_goes_to_its_section_or_the_title():
    report = report_of(BUREAU)
    heading = next(section.at for section in report.sections if section.id == "requests")
    assert marked(BUREAU, "requests.unreliable") == [heading]
    assert report.title and marked(BUREAU, "publication.review") == [report.title.at]


def test_the_remarks_follow_the_checklist():
    assessment, report = judged(BUREAU), report_of(BUREAU)
    order = [verdict.rule for verdict in assessment.verdicts]
    abouts = [each.about for each in remarks(assessment, report)]
    told = [about.rule for about in abouts if isinstance(about, Verdict)]
    assert told == sorted(told, key=order.index)


def test_what_a_person_must_look_at_is_remarked_only_when_asked_for():
    abouts = [each.about for each in remarks(judged(BUREAU), report_of(BUREAU))]
    assert {about.status for about in abouts if isinstance(about, Verdict)} == {"fail"}


def test_doubts_in_the_same_words_are_told_once_in_full():
    one, other = Location(paragraph=2), Location(paragraph=5)
    doubt = Doubt(message("doubt.no_title"), one)
    assessment = replace(judged(COUNTY), doubts=(doubt, replace(doubt, at=other)))
    every = remarks(assessment, report_of(COUNTY))
    told = [each for each in every if isinstance(each.about, Doubt)]
    assert [(each.places, each.follow) for each in told] == [((one,), False), ((other,), True)]
    first, second = (note_of(each, assessment, rulebook(), "zh") for each in told)
    assert first.lines[0] == "【存疑】此处未能读准"
    assert second.lines[0] == "同上：此处未能读准"


def test_a_further_place_says_what_is_found_there():
    assessment, report = judged(BUREAU), report_of(BUREAU)
    found = of_rule(assessment, report, "requests.row_total")
    notes = [note_of(each, assessment, rulebook(), "zh") for each in found]
    assert notes[1].lines[1] == "结转下年：3 + 2 ≠ 4"


def test_which_cell_is_wrong_is_said_once():
    report = report_of(BUREAU)
    (verdict,) = (one for one in judged(BUREAU).verdicts if one.rule == "requests.balance")
    told = message("view.blank")
    suspect = Suspect("requests", (), False, told, verdict.breaches)
    unsaid = replace(judged(BUREAU), suspects=(suspect,))
    said = replace(verdict, fix=Text("改。（空白）", "Mend. (blank)"))
    for changed, count in ((verdict, 1), (said, 1)):
        assessment = replace(unsaid, verdicts=(changed,))
        (remark,) = remarks(assessment, report, ("fail",))
        text = "\n".join(note_of(remark, assessment, rulebook(), "zh").lines)
        assert text.count("（空白）") == count
