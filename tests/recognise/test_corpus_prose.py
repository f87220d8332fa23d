"""Real pages, where they are at hand: body, kind and year as people read them."""

import json
from typing import Any

import pytest

from gongkai.read_report import read_report
from gongkai.recognise.body import kind_of, name_in_title
from recognise.pages import BODIES, IDS, RULEBOOK, WORDINGS, report
from support.corpus import corpus_file


def pages() -> list[dict[str, Any]]:
    lines = corpus_file("pages.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_kinds_of_bodies_are_known_by_their_names() -> None:
    told = pages()
    right = 0
    for told_page in told:
        kind = kind_of(name_in_title(told_page["title"], WORDINGS) or told_page["body"], BODIES)
        right += {"subdistrict": "township"}.get(kind, kind) == told_page["kind"]
    assert right / len(told) >= 0.97


def test_the_year_is_the_one_on_the_page() -> None:
    told = [told_page for told_page in pages() if told_page["year"]]
    found = [report(told_page["title"], told_page["excerpt"]).year for told_page in told]
    right = sum(year == told_page["year"] for year, told_page in zip(found, told, strict=True))
    assert right / len(told) >= 0.95


def test_the_township_report() -> None:
    found = read_report(corpus_file("township-2023.txt"), RULEBOOK)
    assert (found.body.name, found.body.kind, found.year) == ("阎村镇人民政府", "township", 2023)
    assert [mention.where for mention in found.years] == ["opening", "opening"]
    assert found.periods == ()
    assert [section.id for section in found.sections] == list(IDS)
    aspects = [part.id for part in found.sections[0].subsections]
    assert aspects == ["proactive", "on_request", "management", "platform", "oversight"]
    assert [part.id for part in found.sections[4].subsections] == ["problems", "improvements"]
    assert {f.counts: f.value for f in found.figures if f.counts} == {"requests.received": 0}
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("name", "year", "form"),
    [("shanghai-2019.html", 2019, "2019"), ("city-2025.html", 2025, "2021")],
)
def test_published_pages(name: str, year: int, form: str) -> None:
    found = read_report(corpus_file(name), RULEBOOK)
    assert (found.year, found.form) == (year, form)
    assert [section.id for section in found.sections] == list(IDS)
    (period,) = found.periods
    assert period.start and period.end
    assert (period.start.year, period.end.month, period.end.day) == (year, 12, 31)
