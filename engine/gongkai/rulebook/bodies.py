"""Loads the kinds of public bodies from ``bodies.toml``."""

import re

from gongkai.model.subject import BodyKind
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders

_KEYS = ("id", "zh", "en", "government", "level", "patterns", "names", "exempt")
_LEVELS = ("township", "county", "city", "province", "nation")


def load_bodies(folders: Folders) -> tuple[BodyKind, ...]:
    """All kinds, in the order in which their patterns are tried."""
    return tuple(_kind(entry) for entry in folders.single("bodies.toml").entries("kind"))


def _kind(entry: Entry) -> BodyKind:
    entry.only(_KEYS)
    patterns = entry.strings("patterns")
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            told = str(error)
            entry.refuse("bad_pattern", "patterns", value=pattern, told=told)
    level = entry.string("level", "-")
    return BodyKind(
        id=entry.string("id"),
        zh=entry.string("zh"),
        en=entry.string("en"),
        government=entry.flag("government"),
        level=None if level == "-" else entry.one_of("level", level, _LEVELS),
        patterns=patterns,
        names=entry.strings("names", ()),
        exempt=entry.flag("exempt"),
    )
