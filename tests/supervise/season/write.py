"""Writes a season into a folder: the reports, the list of bodies, the scopes, the truth."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from generator import render_docx, render_html, render_pdf, render_text
from generator.prose import Told
from gongkai import load_rulebook
from gongkai.model.form import Form
from supervise.season.bodies import Body, bodies
from supervise.season.faults import Planted, plant
from supervise.season.numbers import Cells, Numbers, added, numbers, total
from supervise.season.truth import Expected, expect
from supervise.season.wording import fees, wording

LAST = 2024
_FORMATS = ("html",) * 8 + ("docx",) * 6 + ("tab", "pipe", "lines", "markdown") + ("pdf",) * 2
_TENTHS_COPIED = (7, 10)


@dataclass(frozen=True, slots=True)
class Season:
    """What was written: ``reports`` below the folder ``reports`` beside ``bodies.csv``,
    ``scope.toml`` and ``truth.json``."""

    folder: Path
    reports: int
    planted: tuple[Planted, ...]
    expected: tuple[Expected, ...]


def write_season(
    folder: Path, count: int = 400, years: int = 5, seed: int = 1, *, pdf: bool = True
) -> Season:
    """Write the reports of ``count`` bodies over ``years`` years up to 2024. The same seed gives
    the same bytes."""
    rng = Random(seed)
    form = load_rulebook(with_cases=False).forms[-1]
    made, span = bodies(count), range(LAST - years + 1, LAST + 1)
    planted = plant(made, span, rng)
    told = _numbers(form, made, span, planted, rng)
    words = _wordings(made, span, planted, rng)
    formats = [one for one in _FORMATS if pdf or one != "pdf"]
    written = 0
    faults = {(one.body, one.year): one for one in planted}
    for body in made:
        for year in span:
            for path, data in _files(form, body, year, faults, told, words, formats, rng):
                target = folder / "reports" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
                written += 1
    expected = tuple(expect(form, made, span, planted, told))
    _write_lists(folder, made, span)
    truth = {"planted": [asdict(one) for one in planted], "expected": [asdict(e) for e in expected]}
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text, encoding="utf-8")
    return Season(folder, written, tuple(planted), expected)


def _numbers(
    form: Form, made: Sequence[Body], span: range, planted: Sequence[Planted], rng: Random
) -> Numbers:
    """What each report prints. A government adds up what its bodies print, and knows better where
    one took 元 for 万元 or a digit too many."""
    told = numbers(form, made, span, rng)
    for one in planted:
        cells = told[one.body, one.year]
        if one.fault == "chain":
            column = rng.choice(("natural_person", "company"))
            step = rng.randrange(1, 4)
            cells[f"requests.carried_in.{column}"] += step
            cells[f"requests.handled.{column}"] += step
            cells[f"requests.granted.{column}"] += step
            total(form, cells)
        elif one.fault == "stock":
            step = rng.randrange(1, 6)
            for year in range(one.year, span.stop):
                told[one.body, year]["disclosure.normative_documents.in_force"] += step
    for body in made:
        if body.parent is None:
            below = [other.name for other in made if other.parent == body.name]
            for year in span:
                told[body.name, year] = added([told[name, year] for name in below])
    for one in planted:
        _spoil(form, told[one.body, one.year], one, rng)
    return told


def _spoil(form: Form, cells: Cells, planted: Planted, rng: Random) -> None:
    match planted.fault:
        case "rollup":
            step = rng.randrange(1, 30)
            for row in ("received", "handled", "granted"):
                cells[f"requests.{row}.natural_person"] += step
            total(form, cells)
        case "unit":
            cells["disclosure.fees.amount"] = Decimal(cells["disclosure.fees.amount"]) * 10000
        case "jump":
            cells["disclosure.licences.decisions"] = (
                60 * cells["disclosure.licences.decisions"] + 99
            )
        case _:
            return


def _wordings(
    made: Sequence[Body], span: range, planted: Sequence[Planted], rng: Random
) -> dict[tuple[str, int], dict[str, list[str]]]:
    words = {(body.name, year): wording(rng) for body in made for year in span}
    for one in planted:
        if one.fault in ("copy", "own_copy"):
            source = (one.source, one.year) if one.source else (one.body, one.year - 1)
            tenths = rng.randrange(*_TENTHS_COPIED)
            words[one.body, one.year] = _copied(words[source], words[one.body, one.year], tenths)
    return words


def _copied(
    source: dict[str, list[str]], own: dict[str, list[str]], tenths: int
) -> dict[str, list[str]]:
    """Of each ten sentences of the source this many, the rest the body's own."""
    mixed: dict[str, list[str]] = {}
    number = 0
    for section, paragraphs in source.items():
        mixed[section] = []
        for theirs, mine in zip(paragraphs, own[section], strict=True):
            sentences = theirs.split("。")
            kept = mine.split("。")
            for place in range(min(len(sentences), len(kept))):
                number += 1
                if number % 10 >= tenths and sentences[place] and kept[place]:
                    sentences[place] = kept[place]
            mixed[section].append("。".join(sentences))
    return mixed


def _files(
    form: Form,
    body: Body,
    year: int,
    faults: dict[tuple[str, int], Planted],
    told: Numbers,
    words: dict[tuple[str, int], dict[str, list[str]]],
    formats: Sequence[str],
    rng: Random,
) -> Iterator[tuple[Path, bytes]]:
    """One file, none where it is missing, two where it is handed in twice."""
    fault = faults[body.name, year].fault if (body.name, year) in faults else None
    format_ = rng.choice(formats)
    signed = _signed(body, year, fault, rng)
    if fault == "missing":
        return
    printed = year - 1 if fault == "wrong_year" else year
    cells = told[body.name, year]
    unpaid = cells["requests.otherwise.fee_unpaid.total"]
    report = Told(
        body=body.name,
        year=printed,
        signed=signed,
        words={**words[body.name, year], "other": [fees(unpaid, printed)]},
    )
    folder = Path(str(year), body.region)
    yield (
        folder / f"{body.name}.{_SUFFIX.get(format_, format_)}",
        _rendered(form, cells, format_, report),
    )
    if fault == "duplicate":
        report["signed"] = signed.replace(day=signed.day + 1)
        yield folder / f"{body.name}（修订）.html", _rendered(form, cells, "html", report)


_SUFFIX = {"tab": "txt", "pipe": "txt", "lines": "txt", "markdown": "md"}
_BINARY: dict[str, Callable[..., bytes]] = {"docx": render_docx, "pdf": render_pdf}


def _rendered(form: Form, cells: Cells, format_: str, report: Told) -> bytes:
    if format_ in _BINARY:
        return _BINARY[format_](form, cells, **report)
    if format_ == "html":
        return render_html(form, cells, **report).encode()
    return render_text(form, cells, format_, **report).encode()


def _signed(body: Body, year: int, fault: str | None, rng: Random) -> date:
    day = rng.randrange(3, 27)
    if fault == "early":
        return date(year, 12, day)
    if fault == "late":
        return date(year + 1, 5, day)
    return date(year + 1, 3 if body.parent is None else 1, day)


def _write_lists(folder: Path, made: Sequence[Body], span: range) -> None:
    with (folder / "bodies.csv").open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("机构名称", "类别", "上级机构", "地区", "起始年份"))
        for body in made:
            writer.writerow((body.name, body.kind, body.parent or "", body.region, span.start))
    scopes = (
        f'[[scope]]\nbody = "{body.name}"\nincludes = "children"\n'
        for body in made
        if body.parent is None
    )
    (folder / "scope.toml").write_text("\n".join(scopes), encoding="utf-8")
