"""Reports as flattened text, in the layouts that published pages end up in."""

from collections.abc import Callable, Iterator
from typing import Unpack

from generator.cells import Printed
from generator.prose import Heading, Told, report_blocks
from generator.sheet import Sheet, printed
from gongkai.model.form import Form


def render_text(
    form: Form,
    cells: Printed,
    layout: str = "tab",
    **told: Unpack[Told],
) -> str:
    """A whole report; ``layout`` is one of LAYOUTS, ``told`` goes to ``report_blocks``."""
    lines: list[str] = []
    for block in report_blocks(form, cells, **told):
        match block:
            case Sheet():
                lines += [*LAYOUTS[layout](block), ""]
            case Heading():
                lines += [block.text, ""]
            case _:
                lines += [block, ""]
    return "\n".join(lines)


def _tab(table: Sheet) -> Iterator[str]:
    for row in printed(table):
        yield "\t".join(row)


def _shifted_tab(table: Sheet) -> Iterator[str]:
    """Spanned positions are gone: a row begins with its own first cell, tabs follow at the end."""
    for row in table.rows:
        texts = [slot.text for slot in row]
        yield "\t".join(texts + [""] * (table.columns - len(texts)))


def _pipe(table: Sheet) -> Iterator[str]:
    for row in table.rows:
        yield "".join(f"{slot.text} | " for slot in row).rstrip(" ")


def _lines(table: Sheet) -> Iterator[str]:
    for row in table.rows:
        for slot in row:
            yield slot.text
            yield ""


def _markdown(table: Sheet) -> Iterator[str]:
    for index, row in enumerate(printed(table)):
        yield f"| {' | '.join(row)} |"
        if index == 0:
            yield f"|{' --- |' * table.columns}"


LAYOUTS: dict[str, Callable[[Sheet], Iterator[str]]] = {
    "tab": _tab,
    "shifted_tab": _shifted_tab,
    "pipe": _pipe,
    "lines": _lines,
    "markdown": _markdown,
}
