"""Printed labels against the labels of the official form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai.model.form import Column, Form, Row, Table
from gongkai.model.wording import key, split_marker

_ENOUGH = 0.62
"""Similarity from which a label is taken for a variant of an official one."""

_JOINED = 4
"""A label may be broken over this many pieces."""

_LONGEST = 120

_SHARED = frozenset({"其他", "其它", "总计", "合计"})
"""Labels that are both a row and a column, so they decide nothing alone."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All labels of one edition of the form as they are compared (see ``wording.key``)."""

    form: Form
    rows: dict[str, dict[str, int]]
    """table id → row key → index of the row"""
    columns: dict[str, dict[str, str]]
    """table id → column key → column id (the first, where blocks share a label)"""
    known: dict[str, str]
    """every key that tells a table from the others → table id"""
    joined: str
    """all keys in one string, to recognise fragments of broken labels"""


_indexed: dict[int, Vocabulary] = {}
"""By identity, as hashing a whole form costs more than indexing it; a Vocabulary keeps its form."""


def vocabulary(form: Form) -> Vocabulary:
    """Index one edition's labels, once for each Form object."""
    if id(form) not in _indexed:
        _indexed[id(form)] = _index(form)
    return _indexed[id(form)]


def _index(form: Form) -> Vocabulary:
    rows: dict[str, dict[str, int]] = {}
    columns: dict[str, dict[str, str]] = {}
    known: dict[str, str] = {}
    for table in form.tables:
        rows[table.id] = {}
        columns[table.id] = {}
        for index, row in enumerate(table.rows):
            for name in _names(row):
                rows[table.id].setdefault(name, index)
                known.setdefault(name, table.id)
            for name in row.group:
                known.setdefault(key(split_marker(name)[1]), table.id)
            if row.item:
                known.setdefault(key(row.item), table.id)
            for column in row.columns:
                for name in _names(column):
                    columns[table.id].setdefault(name, column.id)
                    known.setdefault(name, table.id)
                for name in column.group:
                    known.setdefault(key(name), table.id)
        for name in (*table.headers, table.note):
            if name:
                known.setdefault(key(name), table.id)
    return Vocabulary(form, rows, columns, known, "\n".join(known))


def bare(label: str) -> str:
    """The comparable key of a printed label without its number."""
    return key(split_marker(label[:_LONGEST])[1])


def is_header(label: str, table: Table, words: Vocabulary) -> bool:
    """Whether a label names a column (and not also a row) of a table."""
    name = key(label[:_LONGEST])
    return name in words.columns[table.id] and name not in _SHARED


def names_row(label: str, words: Vocabulary) -> bool:
    """Whether a label is exactly a row of the form; 其他 and 总计 are only with their number."""
    marker, body = split_marker(label[:_LONGEST])
    name = key(body)
    return (bool(marker) or name not in _SHARED) and any(
        name in rows for rows in words.rows.values()
    )


def exact_row(label: str, table: Table, words: Vocabulary) -> int | None:
    """The index of the row that a label names to the letter, with or without its number."""
    return words.rows[table.id].get(bare(label))


def column_id(label: str, columns: Sequence[Column]) -> str | None:
    """The column of a block that a header label names."""
    name = key(label[:_LONGEST])
    for column in columns:
        if name in _names(column):
            return column.id
    return None


def resembles(label: str, words: Vocabulary) -> bool:
    """Whether a short text is a label of the form, or a piece of one broken over lines."""
    name = bare(label)
    return bool(name) and (name in words.known or (len(name) > 1 and name in words.joined))


def likenesses(labels: Sequence[str], table: Table, words: Vocabulary) -> list[float]:
    """How well the printed labels of a row fit each official row: 0 … 1, above 1 with its number.

    The last label counts, and the last ones joined, as a label may be broken by a page or line.
    A label that is exactly one row's is no variant of another's, however alike they are.
    """
    fits = [0.0] * len(table.rows)
    if not labels or not bare(labels[-1]):
        return fits
    marker = split_marker(labels[-1][:_LONGEST])[0]
    joined = [_joined(labels[-count:]) for count in range(1, min(_JOINED, len(labels)) + 1)]
    exact = next((i for name in joined if (i := words.rows[table.id].get(name)) is not None), None)
    for index, row in enumerate(table.rows):
        if exact is not None and index != exact:
            continue
        best = 1.0 if index == exact else max(_similarity(name, _names(row)) for name in joined)
        if best >= _ENOUGH:
            printed = key(row.marker)
            agrees = 0.1 if marker == printed else -0.05
            fits[index] = best + (agrees if marker and printed else 0.0)
    return fits


def _joined(pieces: Sequence[str]) -> str:
    return bare(pieces[0]) + "".join(key(piece[:_LONGEST]) for piece in pieces[1:])


def _similarity(joined: str, names: Iterable[str]) -> float:
    best = 0.0
    for name in names:
        shorter, longer = sorted((len(name), len(joined)))
        if 2 * shorter < _ENOUGH * (shorter + longer):
            continue
        if shorter >= 4 and (name in joined or joined in name):
            best = max(best, 0.7 + 0.3 * shorter / longer)
            continue
        matcher = SequenceMatcher(None, joined, name, autojunk=False)
        if matcher.real_quick_ratio() > _ENOUGH and matcher.quick_ratio() > _ENOUGH:
            best = max(best, matcher.ratio())
    return best


def _names(item: Row | Column) -> tuple[str, ...]:
    return (key(item.label), *(key(variant) for variant in item.variants))
