"""Loads the wordings of prose from ``prose.toml``."""

import re
from collections.abc import Iterator
from typing import Any

from gongkai.model.message import message
from gongkai.model.wordings import Wordings
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders

NAME = "prose.toml"


def load_wordings(folders: Folders) -> Wordings:
    """What the file of each layer says: a name in an upper layer stands in for the same name of the
    same part below it, everything else stays. The lowest layer has every part and name there is;
    RuleFileError for another one, for one of another sort, and for a pattern that is none."""
    parts: dict[str, dict[str, Any]] = {}
    for path in folders.every(NAME):
        file = folders.entry(NAME, path)
        if parts:
            _check(file, parts)
        for part, names in file.table.items():
            parts.setdefault(part, {}).update(names)
    return Wordings(parts)


def _check(file: Entry, below: dict[str, dict[str, Any]]) -> None:
    file.only(below)
    for part in file.table:
        if part not in below:
            continue
        inside = file.inner(part, part)
        inside.only(below[part])
        for name, value in inside.table.items():
            known = below[part].get(name)
            if known is not None and type(value) is not type(known):
                sort = "string" if isinstance(known, str) else "strings"
                inside.refuse("wrong_type", name, type=message(f"rules.type.{sort}"))
            for text in _texts(value):
                try:
                    re.compile(text)
                except re.error as error:
                    inside.refuse("bad_pattern", name, value=text, told=str(error))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(one)  # pyright: ignore[reportUnknownArgumentType]
