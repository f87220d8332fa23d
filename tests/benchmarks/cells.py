"""How many cells each format gives for certain: ``python tests/benchmarks/cells.py`` prints a table
over the trial reports where they are at hand, else over reports made up for it.

"wrong" counts cells that differ from the truth without a doubt; it must be 0.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import generator
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import render
from gongkai.model.report import Report
from support.corpus import corpus_files, corpus_truth
from support.judged import report_of, rulebook

REPORTS = 5
FORM = next(form for form in rulebook().forms if form.id == "2021")
MADE = ("docx", "doc", "odt", "html", "pdf", "xlsx", "xls", "ods", "text")


def trial_reports() -> Iterator[tuple[Path, Mapping[str, Decimal | None]]]:
    """The files of the trial reports, each with its cells (None for a blank)."""
    truth = corpus_truth()
    for path in corpus_files("forms/*"):
        if path.name in truth["files"]:
            cells = truth["reports"][truth["files"][path.name]]
            yield path, {id_: None if v is None else Decimal(str(v)) for id_, v in cells.items()}


def made_reports(folder: Path) -> Iterator[tuple[Path, Mapping[str, Decimal | None]]]:
    """The same made-up reports in every format that the generator writes."""
    for seed in range(REPORTS):
        cells = generator.random_cells(FORM, Random(seed))
        for name in MADE:
            made = getattr(generator, f"render_{name}")(FORM, cells)
            path = folder / f"report-{seed}.{'txt' if name == 'text' else name}"
            path.write_bytes(made.encode() if isinstance(made, str) else made)
            yield path, {id_: Decimal(value) for id_, value in cells.items()}


def weigh(report: Report, truth: Mapping[str, Decimal | None]) -> Counter[str]:
    """How many cells are exact, in doubt and wrong. A dash may stand for a zero."""
    doubted = {cell for doubt in report.doubts for cell in doubt.cells}
    found: Counter[str] = Counter()
    for id_, true in truth.items():
        cell = report.cells.get(id_)
        value = cell.value if cell else None
        is_dash = cell is not None and cell.state == "dash" and not true
        if id_ in doubted:
            found["doubt"] += 1
        else:
            found["exact" if value == true or is_dash else "wrong"] += 1
    return found


def main() -> int:
    """Print the table; 1 where a cell is wrong without a doubt."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    reasons: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with TemporaryDirectory() as folder:
        known = trial_reports() if corpus_files("forms/*") else made_reports(Path(folder))
        for path, truth in known:
            format_ = path.suffix[1:]
            counts[format_]["files"] += 1
            try:
                report = report_of(path)
            except UnreadableFile as error:
                counts[format_]["unread"] += 1
                reasons[format_][render(error.message, "en")] += 1
                continue
            counts[format_] += weigh(report, truth)
            for doubt in report.doubts:
                if doubt.cells:
                    told = f"{path.name}: {render(doubt.message, 'en')}"
                    reasons[format_][told[:150]] += len(doubt.cells)
    print(f"{'format':8}{'files':>6}{'cells':>7}{'exact':>9}{'doubt':>8}{'wrong':>7}{'unread':>8}")
    for format_, count in sorted(counts.items()):
        cells = count["exact"] + count["doubt"] + count["wrong"]
        share = 100 * count["exact"] / cells if cells else 0.0
        numbers = f"{count['files']:6}{cells:7}{share:8.2f}%{count['doubt']:8}{count['wrong']:7}"
        print(f"{format_:8}{numbers}{count['unread']:8}")
    for format_, told in sorted(reasons.items()):
        for reason, times in told.most_common(6):
            print(f"  {format_}: {times} × {reason}")
    return 1 if any(count["wrong"] for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
