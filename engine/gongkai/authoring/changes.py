"""What the keys of a rule case do to a draft.

    body     = { name = "…", kind = "township" }
    year     = 2022
    set      = { "requests.received.total" = 3 }        a number, "" for blank, "/" or any text
    text     = { "overview.oversight" = "…" }           title, preamble, closing, section or part
    repeat   = { "overview.proactive" = 12 }            its text so many times over
    heading  = { "overview.oversight" = "（五）保障" }
    replace  = [["old", "new"]]                         everywhere in the prose, headings included
    drop     = ["sections.other", "overview.oversight", "requests.refused.third_party",
                "disclosure", "requests.received.total", "preamble"]
    move     = ["disclosure", "overview"]               these sections first, in this order
    tables   = { disclosure = { amount_unit = "元" } }  keys of TableReading
    doubt    = ["requests.received.total"]              cells or places the reader is unsure of

A dropped row is one that the table lacks, a dropped table is absent, a dropped cell is not there.
A change that changes nothing is a mistake of the case.
"""

from collections.abc import Callable, Mapping
from typing import Any

from gongkai.authoring.draft import Draft, DraftPassage
from gongkai.rulefile.entry import Toml
from gongkai.rulefile.nearest import nearest


class NoTarget(Exception):  # noqa: N818
    """A case names something that its base record does not have."""

    def __init__(self, target: str, near: object) -> None:
        super().__init__(target)
        self.target = target
        self.near = near


def change(draft: Draft, changes: Toml) -> None:
    """Apply all changes, in the order of the list above; NoTarget where one misses."""
    for key, apply in _CHANGES.items():
        if key in changes:
            apply(draft, changes[key])


def _body(draft: Draft, body: Toml) -> None:
    draft.body |= body


def _year(draft: Draft, year: int) -> None:
    draft.year = year


def _set(draft: Draft, cells: Toml) -> None:
    """Cells, or all cells of a row or a table."""
    for name, value in cells.items():
        below = [cell for cell in draft.cells if cell.startswith(f"{name}.")]
        draft.cells |= dict.fromkeys(below or [_known(name, draft.cells)], value)


def _text(draft: Draft, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        passage = _passage(draft, name)
        passage.text = text
        passage.parts.clear()


def _repeat(draft: Draft, times: dict[str, int]) -> None:
    for name, count in times.items():
        passage = _passage(draft, name)
        passage.text = "\n".join([passage.text] * count)


def _heading(draft: Draft, headings: dict[str, str]) -> None:
    for name, heading in headings.items():
        _passage(draft, name).heading = heading


def _replace(draft: Draft, pairs: list[list[str]]) -> None:
    passages = list(draft.passages().values())
    for old, new in pairs:
        if not any(old in passage.text or old in passage.heading for passage in passages):
            raise NoTarget(old, "")
        for passage in passages:
            passage.text = passage.text.replace(old, new)
            passage.heading = passage.heading.replace(old, new)


def _drop(draft: Draft, names: list[str]) -> None:
    for name in names:
        _drop_one(draft, name)


def _drop_one(draft: Draft, name: str) -> None:
    head, _, tail = name.partition(".")
    under = [cell for cell in draft.cells if cell == name or cell.startswith(f"{name}.")]
    if head == "sections":
        del draft.sections[_known(tail, draft.sections)]
    elif name in draft.front:
        draft.front[name] = DraftPassage()
    elif head in draft.sections and tail in draft.sections[head].parts:
        del draft.sections[head].parts[tail]
    elif under:
        for cell in under:
            del draft.cells[cell]
        if name in draft.tables:
            draft.tables[name] = {"status": "absent"}
        elif under != [name]:
            rows = [row.id for row in draft.form.table(head).rows]
            lost = [row for row in rows if row == tail or row.startswith(f"{tail}.")]
            draft.tables[head].setdefault("missing", []).extend(lost)
    else:
        raise NoTarget(name, nearest(name, [*draft.passages(), *draft.tables, *draft.cells]))


def _move(draft: Draft, order: list[str]) -> None:
    first = {name: draft.sections[_known(name, draft.sections)] for name in order}
    draft.sections = first | draft.sections


def _tables(draft: Draft, tables: dict[str, Toml]) -> None:
    for name, reading in tables.items():
        draft.tables[_known(name, draft.tables)] |= reading


def _doubt(draft: Draft, names: list[str]) -> None:
    draft.doubts += names


def _passage(draft: Draft, name: str) -> DraftPassage:
    passages = draft.passages()
    return passages[_known(name, passages)]


def _known(name: str, names: Mapping[str, object]) -> str:
    if name not in names:
        raise NoTarget(name, nearest(name, names))
    return name


_CHANGES: dict[str, Callable[[Draft, Any], None]] = {
    "body": _body,
    "year": _year,
    "set": _set,
    "text": _text,
    "repeat": _repeat,
    "heading": _heading,
    "replace": _replace,
    "drop": _drop,
    "move": _move,
    "tables": _tables,
    "doubt": _doubt,
}
