"""The cells and tables of a record."""

from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args

from gongkai.model.cell_text import classify
from gongkai.model.form import Form
from gongkai.model.report import Cell, CellState, TableReading
from gongkai.record.value import RecordValue

_STATES: tuple[str, ...] = get_args(CellState)
_STATUSES = ("read", "absent", "picture", "garbled")
_KEYS = ("raw", "value", "state", "at", "doubt")


def read_cells(entry: RecordValue, forms: Sequence[Form]) -> Mapping[str, Cell]:
    """The cells by id. A plain value (3, "3件", "", "/") is what the cell has printed."""
    known = {id_ for form in forms for table in form.tables for id_ in table.cell_ids()}
    cells: dict[str, Cell] = {}
    for id_, item in entry.items():
        if id_ not in known:
            raise item.unknown(id_, sorted(known))
        cells[id_] = _cell(id_, item)
    return cells


def _cell(id_: str, entry: RecordValue) -> Cell:
    if not entry.is_mapping:
        raw = _printed(entry)
        state, value = classify(raw)
        return Cell(id_, raw, value, state)
    for name, item in entry.items():
        if name not in _KEYS:
            raise item.unknown(name, _KEYS)
    number = entry.at("value").optional(RecordValue.decimal)
    raw = _printed(entry.at("raw") if entry.at("raw").given else entry.at("value"))
    state, value = classify(raw)
    if entry.at("state").given:
        state = cast("CellState", entry.at("state").one_of(_STATES))
    if number is not None and value is not None and number != value:
        raise entry.at("value").contradicts(raw)
    if state == "number" and number is None and value is None:
        raise entry.at("value").wrong("number")
    return Cell(
        id=id_,
        raw=raw,
        value=(value if number is None else number) if state == "number" else None,
        state=state,
        at=entry.at("at").place(),
        doubt=entry.at("doubt").optional(RecordValue.flag) or False,
    )


def _printed(entry: RecordValue) -> str:
    if entry.value is None or isinstance(entry.value, str):
        return entry.value or ""
    return format(entry.decimal(), "f")


def read_tables(
    entry: RecordValue, cells: Mapping[str, Cell], form: Form
) -> Mapping[str, TableReading]:
    """How each table was met; where it is not told, a table with cells was read and one without
    is absent."""
    found: dict[str, TableReading] = {}
    for id_, item in entry.items():
        item_ids = [table.id for table in form.tables]
        if id_ not in item_ids:
            raise item.unknown(id_, item_ids)
        found[id_] = _table(id_, item)
    for table in form.tables:
        has_cells = any(id_.startswith(table.id + ".") for id_ in cells)
        default = TableReading(table.id, "read" if has_cells else "absent", form.id)
        found.setdefault(table.id, default)
    return found


def _table(id_: str, entry: RecordValue) -> TableReading:
    def names(key: str) -> tuple[str, ...]:
        return tuple(item.text() for item in entry.at(key).each())

    status: Any = entry.at("status").optional(lambda item: item.one_of(_STATUSES)) or "read"
    return TableReading(
        id=id_,
        status=status,
        form=entry.at("form").optional(RecordValue.text),
        at=entry.at("at").place(),
        missing=names("missing"),
        missing_columns=names("missing_columns"),
        extra=names("extra"),
        moved=names("moved"),
        amount_unit=entry.at("amount_unit").optional(RecordValue.text),
    )
