"""Printed labels against the labels of the official form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from gongkai.model.form import Column, Form, Row, Table
from gongkai.model.wording import key, split_marker

_ENOUGH = 0.62
"""Similarity from which a label is taken for a variant of an official one."""

_JOINED = 4
"""A label may be broken over this many pieces."""

_LONGEST = 120
_TELLING = 4
"""A label with fewer characters may be part of any other."""

_REMARK = re.compile(
    r"[(（](?![一二三四五六七八九十\d]{1,3}[)）])[^()（）]{1,60}[)）]|[\[［〔【][^\[\]［］〔〕【】]{1,60}[\]］〕】]"
    r"|[①-⑳⑴-⒇¹²³⁰-⁹]|注\d{1,2}$"
)
_FURTHER = re.compile(r"(?=(?<!^)[（(][一二三四五六七八九十][）)]|(?<!^)(?<!\d)\d[.．、]\D)")
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
            for name in names_of(row):
                rows[table.id].setdefault(name, index)
                known.setdefault(name, table.id)
            for name in row.group:
                known.setdefault(key(split_marker(name)[1]), table.id)
            if row.item:
                known.setdefault(key(row.item), table.id)
            for column in row.columns:
                for name in names_of(column):
                    columns[table.id].setdefault(name, column.id)
                    known.setdefault(name, table.id)
                for name in column.group:
                    known.setdefault(key(name), table.id)
        for name in (*table.headers, table.note):
            if name:
                known.setdefault(key(name), table.id)
    return Vocabulary(form, rows, columns, known, "\n".join(known))


def bare(label: str) -> str:
    """The comparable key of a printed label without its number and any remark in brackets."""
    return unremarked(split_marker(label[:_LONGEST])[1])


@lru_cache(maxsize=4096)
def unremarked(label: str) -> str:
    """The key of a label without remarks: ``规章（县级无此项）`` and ``规章①`` are ``规章``. A
    number in brackets is part of the label, and a remark alone stays."""
    if label.isascii() or not _REMARK.search(label):
        return key(label)
    return key(_REMARK.sub("", label)) or key(label)


def is_header(label: str, table: Table, words: Vocabulary) -> bool:
    """Whether a label names a column (and not also a row) of a table."""
    name = unremarked(label[:_LONGEST])
    return name in words.columns[table.id] and name not in _SHARED


def names_row(label: str, words: Vocabulary) -> bool:
    """Whether a label is exactly a row of the form; 其他 and 总计 are only with their number."""
    marker, body = split_marker(label[:_LONGEST])
    name = unremarked(body)
    return (bool(marker) or name not in _SHARED) and any(
        name in rows for rows in words.rows.values()
    )


def exact_row(label: str, table: Table, words: Vocabulary) -> int | None:
    """The index of the row that a label names to the letter, with or without its number."""
    return words.rows[table.id].get(bare(label))


def column_id(label: str, columns: Sequence[Column]) -> str | None:
    """The column of a block that a header label names."""
    name = unremarked(label[:_LONGEST])
    for column in columns:
        if name in names_of(column):
            return column.id
    return None


def ends(label: str) -> list[str]:
    """A label whole, and what is left of it from each further number on: before the label of a
    row, that of its group may be glued on."""
    return [label, *(label[mark.start() :] for mark in _FURTHER.finditer(label))]


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
    joined += _behind_group(labels[-1][:_LONGEST], table, words)
    exact = next((i for name in joined if (i := words.rows[table.id].get(name)) is not None), None)
    if exact is None:
        exact = _cut_short(joined[0], table, words)
    if exact is None and _names_several(joined[0], table, words):
        return fits
    for index, row in enumerate(table.rows):
        if exact is not None and index != exact:
            continue
        best = 1.0 if index == exact else max(_similarity(name, names_of(row)) for name in joined)
        if best >= _ENOUGH:
            printed = key(row.marker)
            agrees = 0.1 if marker == printed else -0.05
            fits[index] = best + (agrees if marker and printed else 0.0)
    return fits


def _cut_short(name: str, table: Table, words: Vocabulary) -> int | None:
    """The only row whose label begins with these words, as where the rest was cut off."""
    if len(name) < _TELLING:
        return None
    rows = {row for known, row in words.rows[table.id].items() if known.startswith(name)}
    return rows.pop() if len(rows) == 1 else None


def _behind_group(label: str, table: Table, words: Vocabulary) -> Iterator[str]:
    """The names that may stand behind the label of a group, glued on before them."""
    for end in ends(label)[1:]:
        before = bare(label[: -len(end)])
        if not any(name in before for name in words.rows[table.id] if len(name) >= _TELLING):
            yield bare(end)


def _names_several(name: str, table: Table, words: Vocabulary) -> bool:
    """Whether a label holds the whole labels of two rows: the line between them was lost, and
    whose the values are cannot be known."""
    found = {
        (start, start + len(known))
        for known in words.rows[table.id]
        if len(known) >= _TELLING and (start := name.find(known)) >= 0
    }
    return len(found) > 1 and max(start for start, _ in found) >= min(end for _, end in found)


def _joined(pieces: Sequence[str]) -> str:
    whole = "".join((split_marker(pieces[0][:_LONGEST])[1], *(p[:_LONGEST] for p in pieces[1:])))
    return unremarked(whole)


def _similarity(joined: str, names: Iterable[str]) -> float:
    best = 0.0
    for name in names:
        shorter, longer = sorted((len(name), len(joined)))
        if 2 * shorter < _ENOUGH * (shorter + longer):
            continue
        if shorter >= _TELLING and (name in joined or joined in name):
            best = max(best, 0.7 + 0.3 * shorter / longer)
            continue
        matcher = SequenceMatcher(None, joined, name, autojunk=False)
        if matcher.real_quick_ratio() > _ENOUGH and matcher.quick_ratio() > _ENOUGH:
            best = max(best, matcher.ratio())
    return best


_named: dict[int, tuple[Row | Column, tuple[str, ...]]] = {}
_MOST = 2048


def names_of(item: Row | Column) -> tuple[str, ...]:
    """Every name of a row or column as it is compared, with and without remarks in brackets; kept
    by identity, as hashing one costs more."""
    found = _named.get(id(item))
    if found is None:
        if len(_named) >= _MOST:
            _named.clear()
        names = (
            name
            for label in (item.label, *item.variants)
            for name in (key(label), unremarked(label))
        )
        found = _named[id(item)] = (item, tuple(dict.fromkeys(names)))
    return found[1]
