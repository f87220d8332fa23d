"""Writes mended cells into a copy of an xlsx (ECMA-376 part 1, 18.3.1.4)."""

import re
from collections.abc import Sequence
from itertools import count
from typing import Any

from gongkai.model.message import message
from gongkai.readers.limits import LIMITS, Limits
from gongkai.readers.opening import Content
from gongkai.readers.package import open_package
from gongkai.readers.sheets.xlsx import worksheets
from gongkai.writing.mending.mend import CellMend, MendedCopy, UnwrittenMend
from gongkai.writing.package import repacked, serialized

Node = Any
"""An element of the stored tree, which is changed here."""

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def mend_workbook(
    content: Content, mends: Sequence[CellMend], *, limits: Limits = LIMITS
) -> MendedCopy:
    """The workbook with these cells changed and all other parts of the package as they were. A
    cell keeps its style and gets a number; a formula is never overwritten."""
    package = open_package(content, limits)
    paths = dict(worksheets(package))
    trees: dict[str, Node] = {}
    written: list[CellMend] = []
    held: list[UnwrittenMend] = []
    for mend in mends:
        path = paths.get(mend.at.sheet or "", "")
        root = trees.setdefault(path, package.stored(path)) if path else None
        reason = _write(root, mend)
        if reason:
            held.append(UnwrittenMend(mend, message(f"mend.{reason}")))
        else:
            written.append(mend)
    if not written:
        return MendedCopy(content.data, (), tuple(held))
    changed = {paths[mend.at.sheet or ""] for mend in written}
    data = repacked(content.data, {path: serialized(trees[path]) for path in changed})
    return MendedCopy(data, tuple(written), tuple(held))


def _write(root: Node | None, mend: CellMend) -> str:
    """Why the cell was not written; empty where it was."""
    if root is None or mend.at.row is None or mend.at.column is None:
        return "elsewhere"
    place = f"{_letters(mend.at.column)}{mend.at.row}"
    every = root.iter("{*}c")
    cell = next((one for one in every if one.get("r") == place), None)
    if cell is None:
        cell = None if mend.old else _new_cell(root, mend.at.row, place)
        if cell is None:
            return "elsewhere"
    if cell.find("{*}f") is not None:
        return "formula"
    for name in ("{*}v", "{*}is"):
        for old in cell.findall(name):
            cell.remove(old)
    cell.attrib.pop("t", None)
    value = cell.makeelement(_name(cell, "v"))
    value.text = mend.new
    cell.insert(0, value)
    return ""


def _new_cell(root: Node, number: int, place: str) -> Node | None:
    """A cell that the sheet does not store yet, styled like its left neighbour; None where its row
    is not stored or does not say where its cells stand."""
    row = next((one for one in root.iter("{*}row") if one.get("r") == str(number)), None)
    if row is None:
        return None
    cells = [one for one in row if str(one.tag).endswith("}c")]
    places = [_PLACE.fullmatch(one.get("r", "")) for one in cells]
    if not all(places):
        return None
    before = sum(1 for one in places if one and (len(one[1]), one[1]) < _order(place))
    cell = row.makeelement(f"{_name(row, 'c')}", {"r": place})
    if before and (style := cells[before - 1].get("s")):
        cell.set("s", style)
    row.insert(before, cell)
    return cell


def _order(place: str) -> tuple[int, str]:
    letters = place.rstrip("0123456789")
    return len(letters), letters


def _letters(column: int) -> str:
    """A, B … Z, AA of a column from 1."""
    letters = ""
    for _ in count():
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
        if not column:
            break
    return letters


def _name(like: Node, name: str) -> str:
    return str(like.tag).rpartition("}")[0] + "}" + name
