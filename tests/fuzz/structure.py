"""Changes of a table's structure that leave every label and number as it is.

What a person would still read aright, the reader reads aright or doubts.
"""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from fuzz.packages import indexed, with_streams
from fuzz.seeds import Seed

Change = Callable[[str, Random], str]

_SPANS = {
    "html": r"\s(?:row|col)span=[\"']?\d+[\"']?",
    "docx": r"<w:gridSpan\b[^>]*/>|<w:vMerge\b[^>]*/>",
    "xlsx": r"<mergeCell\b[^>]*/>",
    "ods": r"\stable:number-(?:rows|columns)-spanned=[\"']\d+[\"']",
}
_SPANS |= {"odt": _SPANS["ods"], "mht": _SPANS["html"]}
_ROWS = {
    "html": ("<tr", "</tr>"), "docx": ("<w:tr[ >]", "</w:tr>"),
    "odt": ("<table:table-row", "</table:table-row>"),
}  # fmt: skip
_ROWS["mht"] = _ROWS["html"]
_CELLS = {
    "html": "<td[ >].*?</td>", "mht": "<td[ >].*?</td>", "docx": "<w:tc>.*?</w:tc>",
    "odt": "<table:table-cell(?:(?!/>)[^>])*>.*?</table:table-cell>",
}  # fmt: skip
_RULE = re.compile(rb"[\d.]+ [\d.]+ m [\d.]+ [\d.]+ l S\s")
_PARTS = {
    "docx": re.compile(r"word/document\.xml"), "odt": re.compile(r"content\.xml"),
    "ods": re.compile(r"content\.xml"), "xlsx": re.compile(r"xl/(?:worksheets/)?sheet\d+\.xml"),
}  # fmt: skip


def restructured(seed: Seed, chance: Random) -> bytes | None:
    """The report with one such change; None where there is none for its format."""
    if seed.kind == "txt":
        return _lines(seed.data.decode("utf-8"), chance).encode()
    if seed.kind == "pdf":
        return _lose_rules(seed.data, chance)
    if seed.kind not in _SPANS:
        return None
    if seed.kind in _PARTS:
        return _in_part(seed, chance)
    try:
        return _changed(seed.data.decode("utf-8"), seed.kind, chance).encode()
    except UnicodeDecodeError:
        return None


def _lose_rules(data: bytes, chance: Random) -> bytes:
    """Some lines between two cells are not drawn."""

    def without(content: bytes) -> bytes:
        rules = sorted(set(_RULE.findall(content)))
        lost = set(chance.sample(rules, min(len(rules), chance.choice((1, 2, 8)))))
        return _RULE.sub(lambda rule: b"" if rule[0] in lost else rule[0], content)

    return indexed(with_streams(data, without))


def _in_part(seed: Seed, chance: Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed.data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if _PARTS[seed.kind].fullmatch(name):
                part = _changed(part.decode("utf-8"), seed.kind, chance).encode()
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(name, part, how, 1)
    return packed.getvalue()


def _changed(text: str, kind: str, chance: Random) -> str:
    changes = [_lose_spans, _lose_some_spans]
    if kind in _ROWS:
        # In a workbook a cell or row that is gone shows: others stand in its place.
        changes += [_lose_cell, _lose_row, _repeat_row, _swap_rows]
    return chance.choice(changes)(text, kind, chance)


def _lose_spans(text: str, kind: str, chance: Random) -> str:
    return re.sub(_SPANS[kind], "", text)


def _lose_some_spans(text: str, kind: str, chance: Random) -> str:
    share = chance.choice((0.1, 0.5))
    return re.sub(_SPANS[kind], lambda m: "" if chance.random() < share else m[0], text)


def _lose_cell(text: str, kind: str, chance: Random) -> str:
    found = list(re.finditer(_CELLS[kind], text, re.DOTALL))
    if not found:
        return text
    lost = chance.choice(found)
    return text[: lost.start()] + text[lost.end() :]


def _rows(text: str, kind: str) -> list[tuple[int, int]]:
    begin, end = _ROWS[kind]
    pattern = re.compile(rf"{begin}(?:(?!{begin}).)*?{end}", re.DOTALL)
    return [match.span() for match in pattern.finditer(text)]


def _lose_row(text: str, kind: str, chance: Random) -> str:
    rows = _rows(text, kind)
    if not rows:
        return text
    start, end = chance.choice(rows)
    return text[:start] + text[end:]


def _repeat_row(text: str, kind: str, chance: Random) -> str:
    rows = _rows(text, kind)
    if not rows:
        return text
    start, end = chance.choice(rows)
    return text[:end] + text[start:end] + text[end:]


def _swap_rows(text: str, kind: str, chance: Random) -> str:
    """Two neighbouring rows change places, labels and all."""
    rows = _rows(text, kind)
    if len(rows) < 2:
        return text
    at = chance.randrange(len(rows) - 1)
    (a, b), (c, d) = rows[at], rows[at + 1]
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _lines(text: str, chance: Random) -> str:
    lines = text.split("\n")
    tabled = [n for n, line in enumerate(lines) if "\t" in line or "|" in line]
    if not tabled:
        return text
    at = chance.choice(tabled)
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at] = re.sub(r"\t+", "\t", lines[at])
        case _:
            lines[at] = lines[at].rstrip("\t |")
    return "\n".join(lines)
