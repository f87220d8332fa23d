"""One disguised report of a format, and what a person sees in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from fuzz.disguise import binary, html, open_document, page, plain, word, workbook
from fuzz.disguise.fragment import SENTINEL, Filling, Fragment, filled
from fuzz.disguise.package import repack, unpacked
from fuzz.disguise.record import render_record
from fuzz.disguise.scene import Effect, Scene
from fuzz.disguise.sight import Sight
from generator import (
    Printed,
    random_cells,
    render_docx,
    render_html,
    render_ods,
    render_odt,
    render_text,
    render_xlsx,
)
from generator.doc import doc_parts
from generator.html import web_archive
from generator.pdf import pdf_pages
from generator.workbook import xls_records
from gongkai.model.form import Form
from readers.doc_file import doc_bytes
from readers.pdf_file import pdf_bytes
from readers.workbook_file import xls_bytes
from support.judged import rulebook

_IN_PROSE = "requests.otherwise.fee_unpaid.total"
"""What the prose says of it depends on its number."""
_IN_CELL = 0.65
"""The share of disguises inside of one cell, where a format knows others."""


@dataclass(frozen=True, slots=True)
class Disguised:
    """The form and the suffix of the file, its bytes, what a person sees."""

    form: str
    suffix: str
    data: bytes
    sight: Sight


@dataclass(frozen=True, slots=True)
class Original:
    """A report whose ``cell`` is printed as the sentinel, and its ``number``."""

    form: Form
    cells: Printed
    cell: str
    number: str
    chance: Random


Writer = Callable[[Original, Filling | None], tuple[bytes, Effect]]
"""The file with a filled cell, or with a scene where None is given."""


def disguised(kind: str, chance: Random) -> Disguised:
    """A report of a kind of WRITERS, and one thing in it that is not what it seems."""
    form = chance.choice(rulebook().forms)
    cells = random_cells(form, chance)
    cell = chance.choice(
        [name for name, value in cells.items() if isinstance(value, int) and name != _IN_PROSE]
    )
    number = str(cells[cell])
    original = Original(form, {**cells, cell: SENTINEL}, cell, number, chance)
    suffix = chance.choice(_SUFFIXES.get(kind, (kind,)))
    write, looks, has_scenes = WRITERS[suffix]
    truth: dict[str, Decimal | None] = {name: Decimal(value) for name, value in cells.items()}
    if not has_scenes or (looks and chance.random() < _IN_CELL):
        filling = filled(number, looks, chance)
        data, _ = write(original, filling)
        sight = Sight(truth | {cell: filling.seen}, sound=filling.seen is not None)
    else:
        data, effect = write(original, None)
        sight = _sight(effect, truth, cell)
    return Disguised(form.id, suffix, data, sight)


def _sight(effect: Effect, truth: dict[str, Decimal | None], cell: str) -> Sight:
    match effect:
        case "same":
            return Sight(truth, sound=True)
        case "unknown":
            return Sight(unknown=frozenset({cell}))
        case "unseen":
            return Sight({cell: None})


def _html(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    text = render_html(original.form, original.cells)
    if filling:
        return html.with_fragments(text, filling.fragments, original.chance).encode(), "same"
    return _staged(html.with_scene(text, original.number, original.chance), original)


def _mht(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    data, effect = _html(original, filling)
    return web_archive(data.decode()), effect


def _staged(scene: Scene, original: Original) -> tuple[bytes, Effect]:
    return scene.text.replace(SENTINEL, original.number).encode(), scene.effect


def _docx(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    parts = unpacked(render_docx(original.form, original.cells))
    document, effect = parts["word/document.xml"], "same"
    if filling:
        changed = word.with_fragments(document, filling.fragments, original.chance).encode()
    else:
        changed, effect = _staged(
            word.with_scene(document, original.number, original.chance), original
        )
    parts["word/styles.xml"] = word.with_styles(parts["word/styles.xml"])
    return repack(parts | {"word/document.xml": changed.decode()}), effect


def _odt(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    return _open(render_odt, open_document.with_scene, original, filling)


def _ods(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    return _open(render_ods, open_document.with_sheet_scene, original, filling)


def _open(render, with_scene, original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    parts = unpacked(render(original.form, original.cells))
    content, chance, effect = parts["content.xml"], original.chance, "same"
    if filling:
        stored = original.number
        changed = open_document.with_fragments(content, filling.fragments, stored, chance).encode()
    else:
        changed, effect = _staged(with_scene(content, original.number, chance), original)
    return repack(parts | {"content.xml": changed.decode()}), effect


def _xlsx(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    parts, effect = unpacked(render_xlsx(original.form, original.cells)), "same"
    if filling:
        parts = workbook.with_fragments(parts, filling.fragments, original.chance)
    else:
        parts, effect = workbook.with_scene(parts, original.number, original.chance)
    settled = {name: text.replace(SENTINEL, original.number) for name, text in parts.items()}
    return repack(settled), effect


def _xls(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    records = xls_records(original.form, original.cells)
    changed, looks, effect = binary.with_xls_scene(records, original.number, original.chance)
    return xls_bytes(*changed, describing=looks), effect


def _doc(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    assert filling
    parts = list(doc_parts(original.form, original.cells))
    return doc_bytes(binary.with_runs(parts, filling.fragments, original.chance)), "same"


def _pdf(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    pages = pdf_pages(original.form, original.cells)
    at, effect = next(n for n, one in enumerate(pages) if page.holds_sentinel(one)), "same"
    if filling:
        pages[at] = page.with_fragments(pages[at], filling.fragments, original.chance)
    elif original.chance.random() < 0.15:
        plain = (Fragment(original.number),)
        pages[at] = page.with_fragments(pages[at], plain, original.chance)
        return page.with_lengths(pdf_bytes(*pages), original.chance), effect
    else:
        scene = page.with_scene(pages[at], original.number, original.chance)
        pages[at], effect = scene.text, scene.effect
    return pdf_bytes(*pages), effect


def _text(original: Original, filling: Filling | None, markdown: bool = False):
    assert filling
    text = render_text(original.form, original.cells, "markdown" if markdown else "tab")
    return plain.with_fragments(
        text, filling.fragments, original.chance, markdown=markdown
    ).encode(), "same"


def _md(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
    return _text(original, filling, markdown=True)


def _record(suffix: str) -> Writer:
    def write(original: Original, filling: Filling | None) -> tuple[bytes, Effect]:
        assert filling
        text = render_record(original.form, original.cells, suffix)
        return text.replace(SENTINEL, filling.fragments[0].text).encode(), "same"

    return write


WRITERS: dict[str, tuple[Writer, Sequence[str], bool]] = {
    "html": (_html, html.LOOKS, True),
    "mht": (_mht, html.LOOKS, True),
    "docx": (_docx, word.LOOKS, True),
    "doc": (_doc, binary.LOOKS, False),
    "odt": (_odt, open_document.LOOKS, True),
    "ods": (_ods, open_document.SHEET_LOOKS, True),
    "xlsx": (_xlsx, workbook.LOOKS, True),
    "xls": (_xls, (), True),
    "pdf": (_pdf, page.LOOKS, True),
    "txt": (_text, plain.LOOKS, False),
    "md": (_md, plain.MARKDOWN_LOOKS, False),
    "json": (_record("json"), ("typed",), False),
    "toml": (_record("toml"), ("typed",), False),
}
"""Suffix → how a file is written, the looks its text may have, whether it knows scenes."""
_SUFFIXES = {"txt": ("txt", "md")}
KINDS = WRITERS.keys() - {"md"}
