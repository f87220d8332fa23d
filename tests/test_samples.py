"""The sample reports get the checklist that their README explains."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import tomli

from published.samples import SAMPLES, county_docx
from support.judged import having, judged, report_of

EXPECTED: dict[str, dict[str, Any]] = tomli.loads(
    Path(__file__).with_name("samples.toml").read_text(encoding="utf-8")
)


def _assessment(name: str):
    previous = EXPECTED[name].get("previous")
    return judged(SAMPLES / name, previous=SAMPLES / previous if previous else None)


def _parts(file: Path | BytesIO) -> dict[str, bytes]:
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_sample_has_its_expectation():
    reports = {path.name for path in SAMPLES.iterdir() if path.suffix != ".md"}
    assert reports == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_exactly_the_planted_flaws_fail(name: str):
    assert having(_assessment(name), "fail") == set(EXPECTED[name]["fail"])


@pytest.mark.parametrize("name", EXPECTED)
def test_the_body_is_recognised(name: str):
    body = _assessment(name).body
    assert body.kind == EXPECTED[name]["body"]
    assert "云溪县" in (body.name or "") or "石桥镇" in (body.name or "")


@pytest.mark.parametrize("name", EXPECTED)
def test_no_cell_is_in_doubt(name: str):
    assert [doubt for doubt in report_of(SAMPLES / name).doubts if doubt.cells] == []


def test_last_years_report_makes_the_chain_rules_speak():
    speaking = EXPECTED["township-2024.html"]["applies"]
    assert set(speaking) <= having(_assessment("township-2024.html"), "pass")


def test_flawless_means_a_full_score():
    assert _assessment("township-2024.html").score.value == 100


def test_the_word_file_is_built_from_the_record():
    """Part by part: the same text is packed into other bytes by other versions of zlib."""
    assert _parts(SAMPLES / "county-2024.docx") == _parts(BytesIO(county_docx()))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_readme_explains_every_finding(name: str):
    explained = (SAMPLES / "README.md").read_text(encoding="utf-8")
    section = explained.partition(f"`{name}`")[2].partition("\n## ")[0]
    assert section, name
    if name != "county-2024.toml":
        assert [rule for rule in EXPECTED[name]["fail"] if f"`{rule}`" not in section] == []
