"""Real characters recognised: pages that are drawn, and a trial report that was scanned."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from gongkai import read, read_report
from gongkai.model.document import Grid
from gongkai.model.message import Message
from support.corpus import corpus_file, corpus_truth
from support.judged import rulebook

REASON = "the extra gongkai[ocr] is not installed"
pytest.importorskip("rapidocr_onnxruntime", reason=REASON)
pytest.importorskip("pypdfium2", reason=REASON)
np: Any = pytest.importorskip("numpy", reason=REASON)
Image: Any = pytest.importorskip("PIL.Image", reason=REASON)
Draw: Any = pytest.importorskip("PIL.ImageDraw", reason=REASON)
Font: Any = pytest.importorskip("PIL.ImageFont", reason=REASON)

NUMBERS = [["47", "36", "0", "83"], ["128", "915", "7", "1050"], ["6", "0", "24", "30"]]


def drawn(angle: float = 0.0, noise: float = 0.0) -> Any:
    """A page at 200 dots per inch with one ruled table, laid on the glass askew."""
    page = Image.new("L", (1654, 2339), 255)
    pen, font = Draw.Draw(page), Font.load_default(size=32)
    for row, numbers in enumerate(NUMBERS):
        for column, number in enumerate(numbers):
            x, y = 200 + 300 * column, 300 + 90 * row
            pen.rectangle((x, y, x + 300, y + 90), outline=0, width=3)
            pen.text((x + 110, y + 28), number, font=font, fill=0)
    page = page.rotate(angle, resample=Image.BICUBIC, fillcolor=255)
    values = np.asarray(page).astype(np.float32)
    values += np.random.default_rng(Random(1).randrange(99)).normal(0, noise, values.shape)
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize(("suffix", "angle", "noise"), [
    (".png", 0.0, 0.0), (".jpg", 0.5, 10.0), (".pdf", -0.5, 10.0), (".tiff", 1.5, 0.0),
])  # fmt: skip
def test_a_page_gives_its_table(tmp_path: Path, suffix: str, angle: float, noise: float):
    file = tmp_path / f"page{suffix}"
    drawn(angle, noise).save(file, resolution=200)
    told: list[Message] = []
    document = read(file, ocr=True, tell=told.append)
    assert document.transcribed
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    assert [[cell.text for cell in grid.cells if cell.row == row] for row in range(3)] == NUMBERS
    assert [item.key for item in told] == ["read.transcribing"]


def test_a_scanned_report_is_never_silently_wrong():
    file = corpus_file("forms/scan_b_nonzero.pdf")
    truth = corpus_truth()
    numbers = truth["reports"][truth["files"][file.name]]
    book = rulebook()
    report = read_report(file, book, ocr=True)
    sure = {id_: cell for id_, cell in report.cells.items() if not cell.doubt}
    assert len(sure) >= 150
    assert not [id_ for id_, cell in sure.items() if cell.value != numbers[id_]]
