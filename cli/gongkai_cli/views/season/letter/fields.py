"""Puts values into a template of Word."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from importlib import import_module
from typing import Any

from docx.oxml.ns import qn

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.rulefile.nearest import nearest
from gongkai.writing.package import dateless
from gongkai_cli.views.wording.text import printable

_NAME = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_MARK = re.compile(r"\{\{\s*([#/])\s*([^{}]+?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Values = Mapping[str, str]
Lists = Mapping[str, Sequence[Values]]
"""By the name before the dot; each entry by the name behind it."""


def fill(template: bytes, values: Values, lists: Lists) -> bytes:
    """The document. A block is left out where its list is empty or its value is ""; GongkaiError
    where the template cannot be opened, names what there is not, or leaves a block open."""
    word = _opened(template)
    kept = {name: bool(value) for name, value in values.items()}
    kept |= {name: bool(entries) for name, entries in lists.items()}
    _settle_blocks(word.element.body, kept)
    for root in _roots(word):
        for row in [one for one in root.iter(qn("w:tr")) if _listed(one)]:
            _repeat(row, lists)
        _put(root, values)
    packed = io.BytesIO()
    word.save(packed)
    return dateless(packed.getvalue())


def _opened(template: bytes) -> Any:
    open_: Any = import_module("docx").Document
    try:
        return open_(io.BytesIO(template))
    except Exception as error:  # python-docx lets through whatever zip and XML raise
        raise GongkaiError(message("letter.not_word", reason=str(error)[:200])) from error


def _roots(word: Any) -> Iterator[Any]:
    """The text, and the head and foot of every page."""
    yield word.element.body
    for section in word.sections:
        for part in (section.header, section.footer, section.first_page_header,
                     section.first_page_footer):  # fmt: skip
            if not part.is_linked_to_previous:
                yield part._element


def _settle_blocks(body: Any, kept: Mapping[str, bool]) -> None:
    """Drop the paragraphs that open and close a block, and all between them where it is empty."""
    open_: str | None = None
    for element in list(body):
        mark = _MARK.fullmatch(_text(element).strip()) if element.tag == qn("w:p") else None
        if mark is None:
            if open_ is not None and not kept[open_]:
                body.remove(element)
            continue
        sign, name = mark.groups()
        if name not in kept:
            raise _unknown(name, kept)
        if (sign == "#") != (open_ is None) or (open_ is not None and open_ != name):
            raise GongkaiError(message("letter.block", name=open_ or name))
        open_ = name if sign == "#" else None
        body.remove(element)
    if open_ is not None:
        raise GongkaiError(message("letter.block", name=open_))


def _listed(row: Any) -> str | None:
    """The list that a row is repeated for."""
    names = (name.partition(".") for name in _NAME.findall(_text(row)))
    return next((before for before, dot, _ in names if dot), None)


def _repeat(row: Any, lists: Lists) -> None:
    name = _listed(row) or ""
    if name not in lists:
        raise _unknown(name, lists)
    for entry in lists[name]:
        copied = deepcopy(row)
        row.addprevious(copied)
        _put(copied, {f"{name}.{key}": value for key, value in entry.items()}, others=True)
    row.getparent().remove(row)


def _put(root: Any, values: Values, *, others: bool = False) -> None:
    """Replace the names of every paragraph, even where a word processor has cut them into several
    runs. ``others``: names without a dot are left for later."""
    for paragraph in root.iter(qn("w:p")):
        texts = [
            text
            for text in paragraph.iter(qn("w:t"))
            if next(text.iterancestors(qn("w:p"))) is paragraph
        ]
        joined = "".join(text.text or "" for text in texts)
        for found in reversed(list(_NAME.finditer(joined))):
            name = found[1]
            if others and "." not in name:
                continue
            if name not in values:
                raise _unknown(name, values)
            _write(texts, found.start(), found.end(), printable(values[name]))


def _write(texts: Sequence[Any], start: int, end: int, value: str) -> None:
    """Put a value in place of the signs from ``start`` to ``end`` of texts that follow each other;
    it takes the looks of the first of them."""
    at = 0
    for text in texts:
        own = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(own))
        if first < last:
            text.text = own[:first] + value + own[last:]
            text.set(_SPACE, "preserve")
            value = ""
        at += len(own)


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _unknown(name: str, known: Iterable[str]) -> GongkaiError:
    names = tuple(known)
    told = message("letter.unknown", name=name, nearest=nearest(name, names), names=names)
    return GongkaiError(told)
