"""Reads a report record (.json or .toml), as ``gongkai read`` prints it or as written by hand."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from gongkai.model.document import Document
from gongkai.readers.encoding import decode
from gongkai.readers.limits import Limits
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused


def read_record(content: Content, limits: Limits) -> Document:
    """The record as plain mappings; ``gongkai.record`` makes a report of it.

    Fractions are Decimal, so that 75.9260 stays what was written. UnreadableFile, with the place,
    where the file breaks the rules of its format or names a key twice.
    """
    text, encoding = decode(content)
    try:
        record = _from_json(text) if content.format == "json" else _from_toml(text)
    except (ValueError, ArithmeticError, RecursionError) as error:
        name = content.format.upper()
        raise refused(content.source, "record_broken", format=name, reason=str(error)) from error
    if not isinstance(record, Mapping):
        raise refused(content.source, "record_not_mapping")
    return content.document((), encoding=encoding, record=cast("dict[str, object]", record))


def _from_json(text: str) -> object:
    return json.loads(
        text,
        parse_float=Decimal,
        parse_constant=_no_number,
        object_pairs_hook=_distinct,
    )


def _from_toml(text: str) -> object:
    import tomli

    return tomli.loads(text, parse_float=Decimal)


def _no_number(name: str) -> object:
    raise ValueError(name)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(next(name for name in names if names.count(name) > 1))
    return found
