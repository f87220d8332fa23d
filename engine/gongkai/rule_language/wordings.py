"""The wordings by which prose is recognised, from ``rules/prose.toml``."""

import re
from functools import cache
from typing import Any

from gongkai.rulefile.folder import Folders, builtin_folder

_NAME = "prose.toml"


@cache
def _toml() -> dict[str, Any]:
    root = builtin_folder()
    return dict(Folders((root,)).read(_NAME, root / _NAME))


@cache
def pattern(part: str, name: str) -> re.Pattern[str]:
    """A pattern of the file, or a list of patterns as one; compiled when first asked for."""
    value: str | list[str] = _toml()[part][name]
    return re.compile(value if isinstance(value, str) else "|".join(value), re.IGNORECASE)


@cache
def pattern_pairs(part: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A list of [word, pattern] in the order of the file."""
    return tuple((word, re.compile(wanted)) for word, wanted in _toml()[part][name])


@cache
def compiled(text: str) -> re.Pattern[str]:
    """A pattern of an entry, compiled when first needed."""
    return re.compile(text)


def wording(part: str, name: str) -> str:
    """A plain text of the file."""
    return _toml()[part][name]


@cache
def words(part: str, name: str) -> tuple[str, ...]:
    """A list of plain words."""
    return tuple(_toml()[part][name])


def figure_entries(name: str) -> list[dict[str, Any]]:
    """The tables ``figures.count`` or ``figures.none``, in the order of the file."""
    return _toml()["figures"][name]
