"""The JSON output keeps its published contract."""

import json
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import jsonschema
import pytest

from cli.assessments import township, ungraded
from cli.output import text_of
from gongkai.model.assessment import Assessment, Candidate, Suspect
from gongkai.model.location import Location
from gongkai.model.message import Language, message
from gongkai.model.observation import Breach
from gongkai_cli.result import Result

SCHEMA = json.loads(
    (files("gongkai") / "schema" / "assessment.schema.json").read_text(encoding="utf-8")
)
CRASHED = message("view.wrong.crashed", fault="x")
UNREAD = Result("b.pdf", error=CRASHED)


def _written(*results: Result, language: Language = "zh") -> str:
    return text_of("json", *results, language=language)


def _unscored() -> Assessment:
    whole = ungraded()
    return replace(whole, year=None, score=replace(whole.score, value=None, trail=()))


def test_the_schema_itself_is_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("assessment", [township(), ungraded(), _unscored()])
def test_every_assessment_keeps_to_the_schema(assessment: Assessment):
    document = json.loads(_written(Result("a.txt", assessment), UNREAD))
    jsonschema.validate(document, SCHEMA)


def test_numbers_are_exact_strings():
    report = json.loads(_written(Result("a.txt", township())))["reports"][0]
    assert (report["score"], report["judged"]) == ("87.5", "0.96")
    balance = next(v for v in report["verdicts"] if v["rule"] == "requests.balance")
    assert (balance["points"], balance["lost"]) == ("3.5", "3.5")
    assert balance["evidence"][0] == {
        "cell": "requests.received.total",
        "raw": "61",
        "value": "61",
        "at": {"line": 74, "table": 2, "row": 4, "column": 7},
    }


def test_broken_identities_and_suspects_are_data():
    breach = Breach("合计", ("requests.received.total",), ("requests.handled.total",), CRASHED)
    here = Location(table=2, row=4, column=7)
    candidate = Candidate("requests.received.total", "61", Decimal(60), here)
    suspect = Suspect("requests", (candidate,), True, CRASHED, (breach,))
    whole = township()
    verdicts = tuple(replace(verdict, breaches=(breach,)) for verdict in whole.verdicts)
    assessment = replace(whole, verdicts=verdicts, suspects=(suspect,))
    document = json.loads(_written(Result("a.txt", assessment)))
    jsonschema.validate(document, SCHEMA)
    report = document["reports"][0]
    assert report["verdicts"][0]["breaches"][0]["left"] == ["requests.received.total"]
    assert report["suspects"][0]["candidates"] == [
        {"cell": "requests.received.total", "raw": "61", "value": "60", "at": here.as_dict()}
    ]


def test_a_file_without_assessment_is_an_error_not_a_gap():
    document = json.loads(_written(Result("b.pdf", error=message("view.wrong.crashed", fault="x"))))
    assert document["reports"] == []
    assert [error["source"] for error in document["errors"]] == ["b.pdf"]


def test_the_same_input_gives_the_same_bytes():
    assert _written(Result("a", township())) == _written(Result("a", township()))


def test_the_language_changes_words_only():
    zh, en = (json.loads(_written(Result("a", township()), language=one)) for one in ("zh", "en"))
    assert zh["reports"][0]["verdicts"][0]["title"] == "标题写明年度"
    assert en["reports"][0]["verdicts"][0]["title"] == "title.year holds"
    assert zh["reports"][0]["score"] == en["reports"][0]["score"]
