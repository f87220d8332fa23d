"""Disguises of an xlsx workbook: number formats, rich text, hidden rows, columns and sheets."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from fuzz.disguise.fragment import SENTINEL, Fragment
from fuzz.disguise.scene import Effect

LOOKS = ("hidden", "struck", "raised", "runs")
_SHEET, _STYLES, _BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
_RELATED, _TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_CELL = re.compile(rf'<c r="([A-Z]+)(\d+)"( s="\d+")?><v>{SENTINEL}</v></c>')
_FONTS = {
    "plain": ("", "<b/>"), "struck": ("<strike/>",),
    "hidden": ('<color rgb="FFFFFFFF"/>', '<color theme="0"/>', '<sz val="1"/>'),
    "raised": ('<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>'),
}  # fmt: skip
_FORMATS: Mapping[str, tuple[str, Effect]] = {
    ";;;": ("{}", "unseen"), '0"件"': ("{}", "same"), "[White]0": ("{}", "unseen"),
    "0": ("{}.2", "same"), "#,##0": ("{}", "same"), "0_ ": ("{}", "same"), '""': ("{}", "unseen"),
    '0;-0;0;@': ("{}", "same"), "[Red]0": ("{}", "same"), "0,": ("{}000", "same"),
}  # fmt: skip
_FORMULAS: Mapping[str, Effect] = {"<f>A1+1</f>": "unknown", "<f>A1+1</f><v>{}</v>": "same"}

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

Parts = dict[str, str]


def with_fragments(parts: Parts, fragments: Sequence[Fragment], chance: Random) -> Parts:
    """The package's parts with rich text in place of the sentinel."""
    runs = "".join(
        f"<r><rPr>{chance.choice(_FONTS[fragment.look])}</rPr><t>{fragment.text}</t></r>"
        for fragment in fragments
    )
    rich = rf'<c r="\1\2" t="inlineStr"><is>{runs}</is></c>'
    return parts | {_SHEET: _CELL.sub(rich, parts[_SHEET])}


def with_scene(parts: Parts, number: str, chance: Random) -> tuple[Parts, Effect]:
    """The parts with a cell, row, column or sheet that is not shown as it is stored."""
    sheet = parts[_SHEET]
    place = _CELL.search(sheet)
    if place is None:
        return parts, "same"
    column, row = place[1], place[2]
    match chance.randrange(7):
        case 0 | 1:
            code, (stored, effect) = chance.choice(list(_FORMATS.items()))
            cell = f'<c r="{column}{row}" s="1"><v>{stored.format(number)}</v></c>'
            changed = {_SHEET: _CELL.sub(cell, sheet), _STYLES: _formatted(parts[_STYLES], code)}
        case 2:
            hide = chance.choice(('hidden="1"', 'ht="0" customHeight="1"', 'hidden="true"'))
            begin = f'<row r="{row}"'
            changed, effect = {_SHEET: sheet.replace(begin, f"{begin} {hide}")}, "unseen"
        case 3 if f'<mergeCell ref="{column}{row}:' not in sheet:
            # A merged cell is still seen in its other columns.
            at = _number(column)
            hidden = f'<cols><col min="{at}" max="{at}" width="9" hidden="1"/></cols><sheetData>'
            changed, effect = {_SHEET: sheet.replace("<sheetData>", hidden)}, "unseen"
        case 4:
            formula, effect = chance.choice(list(_FORMULAS.items()))
            cell = f'<c r="{column}{row}">{formula.format(number)}</c>'
            changed = {_SHEET: _CELL.sub(cell, sheet)}
        case 5:
            changed, effect = _another_sheet(parts, number, "visible", chance), "unknown"
        case _:
            state = chance.choice(("hidden", "veryHidden"))
            changed, effect = _another_sheet(parts, number, state, chance), "same"
    return parts | changed, effect


def _number(column: str) -> int:
    """A column's number from 1."""
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - 64
    return number


def _formatted(styles: str, code: str) -> str:
    quoted = code.replace('"', "&quot;")
    formats = f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{quoted}"/></numFmts><fonts'
    styles = styles.replace("<fonts", formats, 1)
    more = '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    return re.sub(r'(<cellXfs count=")\d+(".*?)(</cellXfs>)', rf"\g<1>2\2{more}\3", styles)


def _another_sheet(parts: Parts, number: str, state: str, chance: Random) -> Parts:
    """A copy of the sheet with another number, in front of it or behind."""
    name = f'<sheet name="副本" sheetId="9" r:id="rId99" state="{state}"/>'
    at = chance.choice(("<sheets>", "</sheets>"))
    book = parts[_BOOK].replace(at, at + name if at == "<sheets>" else name + at)
    related = (
        f'<Relationship Id="rId99" Type="{_RELATION}" Target="worksheets/sheet9.xml"/>'
        "</Relationships>"
    )
    kind = f'<Override PartName="/xl/worksheets/sheet9.xml" ContentType="{_TYPE}"/></Types>'
    other = str(int(float(number)) + chance.randrange(1, 9))
    return {
        _BOOK: book,
        _RELATED: parts[_RELATED].replace("</Relationships>", related),
        _TYPES: parts[_TYPES].replace("</Types>", kind),
        "xl/worksheets/sheet9.xml": parts[_SHEET].replace(SENTINEL, other),
    }
