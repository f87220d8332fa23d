"""Loads the wordings of prose from ``prose.toml``."""

import re
from collections.abc import Iterator
from typing import Any, cast

from gongkai.model.message import message
from gongkai.model.wordings import Wordings
from gongkai.rulebook.claims import check_claims
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders

NAME = "prose.toml"
ADDED = frozenset({"claims", "words"})
"""Parts to which an upper layer adds, instead of replacing what stands below."""


def load_wordings(folders: Folders) -> Wordings:
    """What the file of each layer says: a name in an upper layer stands in for the same name of the
    same part below it, everything else stays; the words and frames of claims are added to those
    below. The lowest layer has every part and name there is; RuleFileError for another one, for one
    of another sort, and for a pattern that is none."""
    parts: dict[str, dict[str, Any]] = {}
    for path in folders.every(NAME):
        file = folders.entry(NAME, path)
        if parts:
            _check(file, parts)
        for part, names in file.table.items():
            below = parts.setdefault(part, {})
            for name, value in names.items():
                known = below.get(name)
                adds = part in ADDED and known is not None
                below[name] = _added(known, value) if adds else value
        if len(parts) and path != next(folders.every(NAME)):
            check_claims(file, parts["words"])
    return Wordings(parts)


def _added(below: Any, value: Any) -> Any:
    """Words or frames with those that an upper layer adds."""
    if isinstance(value, list):
        return [*cast("list[Any]", below), *cast("list[Any]", value)]
    lower, upper = cast("dict[str, list[str]]", below), cast("dict[str, list[str]]", value)
    return {one: [*lower.get(one, ()), *upper.get(one, ())] for one in {**lower, **upper}}


def _check(file: Entry, below: dict[str, dict[str, Any]]) -> None:
    file.only(below)
    for part in file.table:
        if part not in below:
            continue
        inside = file.inner(part, part)
        if part != "words":
            inside.only(below[part])
        for name, value in inside.table.items():
            known = below[part].get(name)
            if known is not None and type(value) is not type(known):
                sort = "string" if isinstance(known, str) else "strings"
                inside.refuse("wrong_type", name, type=message(f"rules.type.{sort}"))
            for text in () if part in ADDED else _texts(value):
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
