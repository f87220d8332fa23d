"""Loads the scopes of governments' reports from a file of the user's.

[[scope]]
body     = "青岭县人民政府"
includes = "children"                 # every body under it, or a list of names
excludes = ["青岭县档案馆"]             # may be left out
years    = [2023, 2024]               # may be left out: every year
"""

from pathlib import Path
from typing import cast

from gongkai.model.panel import Scope
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import read_entry

CHILDREN = "children"
_KEYS = ("body", "includes", "excludes", "years")


def load_scopes(path: Path) -> tuple[Scope, ...]:
    """All scopes of the file, in its order; RuleFileError tells file, line, reason and remedy."""
    file = read_entry(str(path), path)
    file.only(("scope",))
    return tuple(_scope(entry) for entry in file.entries("scope"))


def _scope(entry: Entry) -> Scope:
    entry.only(_KEYS)
    includes = None
    if entry.table.get("includes") != CHILDREN:
        includes = entry.strings("includes")
    if "years" in entry.table:
        entry.check("years", "integers")
    years = cast("list[int]", entry.table.get("years", []))
    return Scope(entry.string("body"), includes, entry.strings("excludes", ()), tuple(years))
