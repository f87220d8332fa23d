"""What ``gongkai read`` prints keeps its published contract, and ``check`` takes it back."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from gongkai_cli.main import run

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
SCHEMA = json.loads(
    (files("gongkai") / "schema" / "record.schema.json").read_text(encoding="utf-8")
)
REPORTS = sorted(path for path in SAMPLES.iterdir() if path.suffix not in (".md", ".toml"))


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(arguments)
    return capsys.readouterr().out


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def test_the_schema_itself_is_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.name)
def test_the_record_of_a_sample_keeps_to_the_schema(
    report: Path, capsys: pytest.CaptureFixture[str]
):
    jsonschema.validate(json.loads(_printed(capsys, "read", str(report))), SCHEMA)


def test_toml_says_the_same_as_json(capsys: pytest.CaptureFixture[str]):
    report = str(SAMPLES / "township-2023.txt")
    as_json = json.loads(_printed(capsys, "read", report))
    as_toml = tomli.loads(_printed(capsys, "read", report, "--format", "toml"))
    assert as_toml == _without_nulls(as_json)


@pytest.mark.parametrize("suffix", ["json", "toml"])
def test_a_record_is_judged_like_its_report(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    report = SAMPLES / "township-2023.txt"
    record = tmp_path / f"record.{suffix}"
    record.write_text(_printed(capsys, "read", str(report), "--format", suffix), encoding="utf-8")
    of_report, of_record = (
        json.loads(_printed(capsys, "check", str(path), "--format", "json"))["reports"][0]
        for path in (report, record)
    )
    assert of_record["verdicts"] == of_report["verdicts"]
    assert of_record["score"] == of_report["score"]


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"body": "青石镇人民政府", "year": 2023, "cells": {"requests.received.total": 3}},
        {"cells": {"disputes.review.upheld": "/", "disclosure.fees.amount": ""}},
        {"sections": [{"id": "overview", "text": "一段\n又一段"}], "title": "年度报告"},
    ],
)
def test_a_short_record_written_by_hand_is_allowed(written: dict[str, Any]):
    jsonschema.validate(written, SCHEMA)
