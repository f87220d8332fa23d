"""What was typed onto a page afterwards: the values of form fields, and text boxes."""

from collections.abc import Iterator

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_rect

from gongkai.readers.pdf.interpreter import Interpreter
from gongkai.readers.pdf.state import State

_TYPED = frozenset({LIT("Widget"), LIT("FreeText")})
_NOT_SHOWN = 0b10_0010
"""The flags of annotations that are hidden or never viewed."""


def draw_annotations(interpreter: Interpreter, page: PDFPage, state: State) -> None:
    """Draw the form fields and text boxes of a page over its content; ``state`` is the page's.

    Comments, highlights and stamps are about the report and no part of it.
    """
    for annotation in _shown(page):
        appearance = _appearance(annotation)
        if appearance is None:
            continue
        matrix = _matrix(list_value(appearance.get("Matrix", MATRIX_IDENTITY)))
        box = apply_matrix_rect(matrix, _numbers(appearance.get("BBox")))
        into = _fit(box, _numbers(annotation.get("Rect")))
        interpreter.state = state.copy()
        interpreter.transform(*into)
        interpreter.form(appearance, interpreter.layers.hides(annotation.get("OC")))


def _shown(page: PDFPage) -> Iterator[dict[str, object]]:
    for each in list_value(page.annots) if page.annots is not None else ():
        annotation = dict_value(each)
        flags = resolve1(annotation.get("F", 0))
        if resolve1(annotation.get("Subtype")) in _TYPED and not (
            isinstance(flags, int) and flags & _NOT_SHOWN
        ):
            yield annotation


def _appearance(annotation: dict[str, object]) -> PDFStream | None:
    """How the annotation looks in its present state."""
    normal = dict_value(annotation.get("AP", {})).get("N")
    found = resolve1(normal)
    if not isinstance(found, PDFStream):
        state = resolve1(annotation.get("AS"))
        found = resolve1(dict_value(normal).get(getattr(state, "name", "")))
    return found if isinstance(found, PDFStream) else None


def _numbers(value: object) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(resolve1(each)) for each in list_value(value))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _matrix(value: object) -> Matrix:
    a, b, c, d, e, f = (float(resolve1(each)) for each in list_value(value))
    return a, b, c, d, e, f


def _fit(box: tuple[float, ...], rect: tuple[float, ...]) -> Matrix:
    """The scaling and shift that lays one rectangle onto another."""
    across = (rect[2] - rect[0]) / (box[2] - box[0] or 1.0)
    up = (rect[3] - rect[1]) / (box[3] - box[1] or 1.0)
    return across, 0.0, 0.0, up, rect[0] - box[0] * across, rect[1] - box[1] * up
