"""A record says all that a report says; written by hand it may say very little."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomlkit

from gongkai.model.attribution import BodyCandidate, BodyEvidence
from gongkai.model.document import Paragraph
from gongkai.model.errors import UnreadableFile
from gongkai.model.location import Location
from gongkai.model.message import Text, message, render
from gongkai.model.report import (
    Body,
    Cell,
    Doubt,
    Figure,
    Period,
    PrintedDate,
    Report,
    Section,
    Subsection,
    TableReading,
    YearMention,
)
from gongkai.read_report import read_report
from gongkai.record import from_record, to_record
from gongkai.rulebook import load
from support.corpus import corpus_files

RULEBOOK = load()
FORMS = RULEBOOK.forms
AT = Location(line=3)
TEXT = "（一）主动公开。\n全年公开3条。"
CANDIDATE = BodyCandidate(
    "某镇人民政府", "township", "township", 17, "某镇",
    (BodyEvidence("title", "某镇2023年年报", 12, AT), BodyEvidence("opening", "现将某镇", 5, AT)),
)  # fmt: skip
FULL = Report(
    source="report.txt",
    sha256="0" * 64,
    format="txt",
    title=Paragraph("某镇2023年政府信息公开工作年度报告", AT, 1),
    body=Body("某镇人民政府", "township", "township", AT, (CANDIDATE,)),
    year=2023,
    form="2021",
    sections=(
        Section(
            id="overview",
            heading="一、总体情况",
            number="一",
            text=TEXT,
            paragraphs=tuple(Paragraph(f" {line}", AT) for line in TEXT.split("\n")),
            subsections=(Subsection("proactive", "主动公开", "全年公开3条。", AT),),
            at=AT,
        ),
    ),
    tables={
        "requests": TableReading("requests", "garbled", "2021", Location(table=1), ("carried_in",),
                                 ("company",), ("编外",), ("received",)),
        "disclosure": TableReading("disclosure", "read", "2021", amount_unit="万元"),
        "disputes": TableReading("disputes", "picture"),
    },
    cells={
        "requests.received.total": Cell("requests.received.total", "０3件", Decimal(3), "number",
                                        Location(table=1, row=2, column=3)),
        "disclosure.fees.amount": Cell("disclosure.fees.amount", "75.9260", Decimal("75.9260"),
                                       "number"),
        "requests.granted.total": Cell("requests.granted.total", "", None, "lost", doubt=True),
        "requests.granted.company": Cell("requests.granted.company", "/", None, "dash"),
    },
    figures=(
        Figure(Decimal(3), "3条", "条", "published", "overview", "公开3条。", AT, True, True, 2023),
    ),
    preamble=(Paragraph("前言", AT),),
    closing=(Paragraph("某镇人民政府"),),
    years=(YearMention(2023, "title", "2023年", AT),),
    periods=(Period(date(2023, 1, 1), None, "2023年1月1日至", AT, garbled=True),),
    dates=(PrintedDate(date(2024, 1, 16), "signed", "2024年1月16日", AT),),
    pictures=(Location(paragraph=4),),
    doubts=(
        Doubt(
            message("doubt.row_lost", row="规章", near=("甲", 2), value=Decimal("1.50"), at=AT,
                    name=Text("表", "table"), why=message("doubt.no_year"), on=date(2024, 1, 1)),
            AT, "requests", ("requests.granted.total",),
        ),
    ),
)  # fmt: skip


def _again(report: Report) -> Report:
    printed = json.dumps(to_record(report), ensure_ascii=False)
    return from_record(json.loads(printed), RULEBOOK)


def test_a_record_gives_back_the_same_report():
    assert _again(FULL) == FULL


@pytest.mark.parametrize("write", [json.dumps, tomlkit.dumps])
def test_the_box_of_a_place_comes_back(write: Callable[[Any], str], tmp_path: Path):
    place = Location(page=1, table=2, row=3, column=4, box=(50.0, 660.5, 150.0, 680.0))
    cell = replace(FULL.cells["requests.received.total"], at=place)
    told = write({"cells": to_record(replace(FULL, cells={cell.id: cell}))["cells"]})
    path = tmp_path / f"record.{'json' if write is json.dumps else 'toml'}"
    path.write_text(told, encoding="utf-8")
    report = read_report(path, RULEBOOK)
    assert report.cells[cell.id].at.box == place.box
    assert render(place) == "第 1 页表 2 第 3 行第 4 列"


def test_numbers_are_printed_as_they_stood():
    cells = to_record(FULL)["cells"]
    assert cells["disclosure.fees.amount"] == {
        "raw": "75.9260",
        "value": "75.9260",
        "state": "number",
    }
    assert cells["requests.received.total"]["at"] == {"table": 1, "row": 2, "column": 3}
    assert cells["requests.granted.total"] == {
        "raw": "",
        "value": None,
        "state": "lost",
        "doubt": True,
    }


@pytest.mark.parametrize(
    "path",
    [path for suffix in ("txt", "html", "docx") for path in corpus_files(f"**/*.{suffix}")],
    ids=lambda path: path.name,
)
def test_trial_reports_come_back_the_same(path: Path):
    report = read_report(path, RULEBOOK)
    assert _again(report) == report


def test_a_record_file_is_read_like_a_report(tmp_path: Path):
    record = to_record(FULL)
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert read_report(path, RULEBOOK) == FULL
    path = tmp_path / "record.toml"
    path.write_text(tomlkit.dumps(_without_null(record)), encoding="utf-8")
    assert read_report(path, RULEBOOK) == FULL


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(item) for key, item in value.items() if item is not None}
    return [_without_null(item) for item in value] if isinstance(value, list) else value


BY_HAND = """
title = "某镇人民政府2023年政府信息公开工作年度报告"
body = "某镇人民政府"
preamble = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
closing = ["某镇人民政府", "2024年1月16日"]

[cells]
"requests.received.total" = 3
"requests.received.company" = ""
"requests.carried_in.total" = "/"
"requests.granted.total" = "无"
"requests.handled.total" = "3件"
"disclosure.fees.amount" = 1.50

[[sections]]
id = "overview"
text = \"\"\"
（一）主动公开。全年公开信息12条。
（二）依申请公开。收到申请3件。\"\"\"
"""


def test_what_a_short_record_leaves_out_is_found_again():
    report = from_record(tomli.loads(BY_HAND, parse_float=Decimal), RULEBOOK)
    assert (report.year, report.form, report.body.name) == (2023, "2021", "某镇人民政府")
    states = {id_: (cell.state, cell.value) for id_, cell in report.cells.items()}
    assert states == {
        "requests.received.total": ("number", 3),
        "requests.received.company": ("blank", None),
        "requests.carried_in.total": ("dash", None),
        "requests.granted.total": ("none", None),
        "requests.handled.total": ("number", 3),
        "disclosure.fees.amount": ("number", Decimal("1.50")),
    }
    assert {id_: table.status for id_, table in report.tables.items()} == {
        "disclosure": "read",
        "requests": "read",
        "disputes": "absent",
    }
    (overview,) = report.sections
    assert overview.heading == "总体情况"
    assert [part.id for part in overview.subsections] == ["proactive", "on_request"]
    assert ("requests.received", 3) in {(f.counts, f.value) for f in report.figures}
    assert report.periods[0].end == date(2023, 12, 31)
    assert report.dates[0].day == date(2024, 1, 16)
    assert {mention.where for mention in report.years} >= {"title", "period"}


def test_the_kind_of_a_body_follows_from_its_name():
    report = from_record({"body": "某镇人民政府"}, RULEBOOK)
    assert (report.body.kind, report.body.level) == ("township", "township")
    told = from_record({"body": {"name": "某镇人民政府", "kind": "other"}}, RULEBOOK)
    assert told.body.kind == "other"


def test_an_empty_record_is_a_report_of_nothing():
    report = from_record({}, RULEBOOK)
    assert (report.title, report.year, report.form) == (None, None, FORMS[-1].id)
    assert not report.sections
    assert all(table.status == "absent" for table in report.tables.values())


@pytest.mark.parametrize(("year", "form"), [(2012, "2019"), (2020, "2019"), (2021, "2021")])
def test_the_form_follows_from_the_year(year: int, form: str):
    assert from_record({"year": year}, RULEBOOK).form == form


def test_a_text_changed_by_hand_is_looked_at_anew():
    record = to_record(FULL)
    record["sections"][0]["text"] = (
        "（一）主动公开。全年公开信息7条。\n（二）依申请公开。收到申请5件。"
    )
    report = from_record(record, RULEBOOK)
    (overview,) = report.sections
    assert [part.id for part in overview.subsections] == ["proactive", "on_request"]
    assert {figure.value for figure in report.figures} >= {Decimal(7), Decimal(5)}
    assert Decimal(3) not in {figure.value for figure in report.figures}


WRONG: dict[str, dict[str, Any]] = {
    "titel": {"titel": "x"},
    "schema_version": {"schema_version": 2},
    "title": {"title": 5},
    "year": {"year": "2023"},
    "20235": {"year": 20_235},
    "figures[0].year": {"figures": [{"section": "overview", "value": 3, "year": 0}]},
    "form": {"form": "2022"},
    "cells": {"cells": []},
    "cells.requests.recieved.total": {"cells": {"requests.recieved.total": 3}},
    "cells.requests.received.total": {"cells": {"requests.received.total": True}},
    "cells.requests.received.total.value": {
        "cells": {"requests.received.total": {"value": "many"}}
    },
    "cells.requests.received.total.state": {
        "cells": {"requests.received.total": {"raw": "3", "state": "numbr"}}
    },
    "cells.requests.received.other.value": {
        "cells": {"requests.received.other": {"value": "1e999999999"}}
    },
    "cells.requests.received.total.valeu": {"cells": {"requests.received.total": {"valeu": 3}}},
    "cells.requests.received.company.value": {
        "cells": {"requests.received.company": {"raw": "5", "value": "3"}}
    },
    "cells.requests.received.total.at.line": {
        "cells": {"requests.received.total": {"raw": "5", "at": {"line": "3"}}}
    },
    "tables.request": {"tables": {"request": {}}},
    "tables.requests.status": {"tables": {"requests": {"status": "lost"}}},
    "sections[0].id": {"sections": [{"id": "overveiw"}]},
    "sections[0].text": {"sections": [{"id": "overview", "text": 3}]},
    "sections": {"sections": "overview"},
    "figures[0].value": {"figures": [{"section": "overview", "value": None}]},
    "periods[0].start": {"periods": [{"start": "soon"}]},
    "dates[1].role": {
        "dates": [{"day": "2024-01-01", "role": "signed"}, {"day": "2024-01-01", "role": "x"}]
    },
    "doubts[0].message": {"doubts": [{}]},
    "pictures": {"pictures": 3},
}


@pytest.mark.parametrize(("path", "record"), WRONG.items(), ids=WRONG)
def test_a_wrong_value_is_named_by_its_path(path: str, record: dict[str, Any]):
    with pytest.raises(UnreadableFile) as caught:
        from_record({**record, "source": "record.json"}, RULEBOOK)
    told = render(caught.value.message)
    assert path in told
    assert caught.value.source == "record.json"
    assert "{" not in render(caught.value.message, "en").replace("{}", "")


def test_the_nearest_valid_name_is_told():
    with pytest.raises(UnreadableFile) as caught:
        from_record({"cells": {"requests.recieved.total": 3}}, RULEBOOK)
    assert "requests.received.total" in render(caught.value.message)


def test_a_doubt_may_be_plain_words():
    (doubt,) = from_record({"doubts": [{"message": "看不清"}]}, RULEBOOK).doubts
    assert render(doubt.message) == "看不清"


def test_the_body_of_a_record_can_be_told_from_outside(tmp_path: Path):
    path = tmp_path / "record.json"
    path.write_text(json.dumps(to_record(FULL)), encoding="utf-8")
    report = read_report(path, RULEBOOK, body_kind="department")
    assert report == replace(FULL, body=report.body)
    assert report.body.kind == "department"
