"""One report, whatever its format, gets one judgement."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

import generator
from gongkai.model.assessment import Assessment
from gongkai.readers.office.finding import find_office
from support.corpus import corpus_files
from support.judged import judged, rulebook, statuses

FORM = next(form for form in rulebook().forms if form.id == "2021")
MADE = ("docx", "doc", "odt", "html", "pdf", "xlsx", "xls", "ods", "text")
SAME_TEXT = {"docx", "doc", "odt", "html", "text"}
KINDS = {"equation", "cell", "table"}


def _table_verdicts(assessment: Assessment) -> Mapping[str, str]:
    kinds = {rule.id: rule.kind for rule in rulebook().rules}
    return {rule: found for rule, found in statuses(assessment).items() if kinds[rule] in KINDS}


def _cells(seed: int, flawed: bool) -> dict[str, Decimal | int]:
    cells = generator.random_cells(FORM, Random(seed))
    if flawed:
        cells["requests.received.total"] += 1
        cells["disputes.review.upheld"] += 2
    return cells


@pytest.mark.parametrize("flawed", [False, True], ids=["sound", "flawed"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_made_up_report(seed: int, flawed: bool, tmp_path: Path):
    judgements: dict[str, Assessment] = {}
    for name in MADE:
        made = getattr(generator, f"render_{name}")(FORM, _cells(seed, flawed))
        path = tmp_path / f"report.{'txt' if name == 'text' else name}"
        path.write_bytes(made.encode() if isinstance(made, str) else made)
        judgements[name] = judged(path)
    first = judgements["docx"]
    table = _table_verdicts(first)
    assert ("fail" in table.values()) is flawed
    assert {n: v for n, a in judgements.items() if (v := _table_verdicts(a)) != table} == {}
    scores = {name: judgements[name].score.value for name in SAME_TEXT}
    assert set(scores.values()) == {first.score.value}, scores


@pytest.mark.parametrize("stem", ["a_seed_zero", "b_nonzero", "g_missing_extra_row"])
def test_a_trial_report(stem: str):
    paths = [
        path
        for path in corpus_files(f"forms/{stem}.*")
        if path.suffix != ".rtf" or find_office("") is not None
    ]
    if not paths:
        pytest.skip("the trial reports are not at hand")
    judgements = {path.suffix: judged(path) for path in paths}
    table = _table_verdicts(judgements[".docx"])
    assert {n: v for n, a in judgements.items() if (v := _table_verdicts(a)) != table} == {}
    scores = {judgements[suffix].score.value for suffix in (".docx", ".doc", ".odt", ".html")}
    assert len(scores) == 1
