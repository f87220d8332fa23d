"""Disguises of the binary formats: runs of a doc, cells of an xls."""

from collections.abc import Sequence
from random import Random
from struct import pack

from fuzz.disguise.fragment import SENTINEL, Fragment
from fuzz.disguise.scene import Effect
from readers.doc_file import DELETED, HIDDEN, Part, Run
from readers.workbook_file import record

LOOKS = ("hidden", "struck", "raised", "deleted", "inserted", "runs")
_FORMATTING = {
    "plain": (b"", pack("<HB", 0x0835, 1)),
    "hidden": (
        HIDDEN, pack("<HB", 0x0818, 1), pack("<HB", 0x2A42, 8),
        pack("<HBBBB", 0x6870, 255, 255, 255, 0), pack("<HH", 0x4A43, 2),
    ),
    "struck": (pack("<HB", 0x0837, 1), pack("<HB", 0x2A53, 1)),
    "raised": (pack("<HB", 0x2A48, 1), pack("<HB", 0x2A48, 2), pack("<Hh", 0x4845, 10)),
    "deleted": (DELETED,),
    "inserted": (pack("<HB", 0x0801, 1), b""),
}  # fmt: skip
_MERGED = pack("<H", 0xE5)
_XLS_FORMATS: dict[str, tuple[float, Effect]] = {
    ";;;": (0, "unseen"), '0"件"': (0, "same"), "[White]0": (0, "unseen"), "0": (0.2, "same"),
    "#,##0": (0, "same"), "0_ ": (0, "same"),
}  # fmt: skip


def with_runs(parts: Sequence[Part], fragments: Sequence[Fragment], chance: Random) -> list[Part]:
    """The paragraphs of a doc with these fragments in place of the sentinel."""
    return [_part(part, fragments, chance) for part in parts]


def _part(part: Part, fragments: Sequence[Fragment], chance: Random) -> Part:
    text = part.runs[0].text
    if not text.startswith(SENTINEL):
        return part
    runs = [Run(one.text, chance.choice(_FORMATTING[one.look])) for one in fragments]
    return Part([*runs, Run(text.removeprefix(SENTINEL))], part.formatting, part.style)


def with_xls_scene(
    records: Sequence[bytes], number: str, chance: Random
) -> tuple[list[bytes], list[bytes], Effect]:
    """Records of a sheet with the number in another format, or in a row or column that is hidden;
    records that describe its looks; what a person sees."""
    at = next(n for n, one in enumerate(records) if _is_sentinel(one))
    row, column = records[at][4:6], records[at][6:8]
    value = float(number)
    code, (more, effect) = chance.choice(list(_XLS_FORMATS.items()))
    encoded = code.encode("utf-16-le")
    looks = [
        record(0x41E, pack("<HHB", 164, len(code), 1) + encoded),
        *(record(0xE0, pack("<HH14xH", 0, format_, 65)) for format_ in (0, 164)),
    ]
    style, front = 0, b""
    match chance.randrange(4):
        case 0:
            front = record(0x208, row + pack("<HHHHHHH", 0, 3, 255, 0, 0, 0x20, 15))
            more, effect = 0, "unseen"
        case 1 if not any(
            one[:2] == _MERGED and one[6:8] + one[10:12] == row + column for one in records
        ):
            # A merged cell is still seen in its other columns.
            front = record(0x7D, column + column + pack("<HHHH", 2048, 15, 1, 0))
            more, effect = 0, "unseen"
        case _:
            style = 1
    cell = record(0x203, row + column + pack("<Hd", style, value + more))
    return [front, *records[:at], cell, *records[at + 1 :]], looks, effect


def _is_sentinel(one: bytes) -> bool:
    return one[:2] == pack("<H", 0x203) and one[10:18] == pack("<d", float(SENTINEL))
