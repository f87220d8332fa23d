"""The configuration file ``gongkai.toml``: where it lies and what it says.

    lang       = "zh"                        # zh | en
    profile    = "township"                  # an id, or the path of a profile file
    rules      = ["rules"]                   # folders of rules of one's own
    body_kind  = "township"                  # for all reports below this folder
    body_name  = "青石镇人民政府"
    fail_on    = "warning"                   # error | warning | info | never
    waivers    = ["waivers.toml"]
    published  = 2024-01-30
    format     = ["text", "json=out.json"]
    register   = "register.db"               # a file, or postgresql://user@host/name
    ocr        = true                        # recognise scans (extra gongkai[ocr])
    office     = "青石镇政务公开办公室"        # who writes letters

Every key may be left out. Paths are relative to the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from gongkai.model.message import LANGUAGES, message
from gongkai.model.profile import FailOn
from gongkai_cli.judging import is_profile_file
from gongkai_cli.views.formats import CHECKLIST

if TYPE_CHECKING:
    from gongkai.rulefile.entry import Entry

NAME = "gongkai.toml"
KEYS = ("lang", "profile", "rules", "body_kind", "body_name", "fail_on", "waivers", "published",
        "format", "register", "scope", "ocr", "office")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Configuration:
    """One file. ``values`` are written as an option takes them, with paths that hold from here;
    ``entry`` is the file itself, which can tell the line of a key."""

    file: Path
    values: Mapping[str, str | tuple[str, ...]]
    entry: "Entry"


def find_configuration(start: Path) -> Path | None:
    """The nearest ``gongkai.toml`` in the folder of a report (or the folder itself) or above it.

    The search ends at the root of the file system or at a folder that has a ``.git``.
    """
    begun = start.absolute()
    for folder in (begun, *begun.parents) if begun.is_dir() else begun.parents:
        if (folder / NAME).is_file():
            return folder / NAME
        if (folder / ".git").exists():
            return None
    return None


def load_configuration(file: Path) -> Configuration:
    """Read and check it; RuleFileError tells line, reason and the nearest valid name."""
    from gongkai.rulefile.folder import read_entry

    entry = read_entry(str(file), file)
    entry.only(KEYS)
    values: dict[str, str | tuple[str, ...]] = {}
    for key in entry.table:
        match key:
            case "rules" | "waivers":
                values[key] = tuple(_beside(file, one) for one in entry.strings(key))
            case "published":
                values[key] = entry.given_day(key).isoformat()
            case "ocr":
                values[key] = str(entry.flag(key)).lower()
            case "format":
                values[key] = tuple(_format(entry, one, file) for one in _one_or_more(entry, key))
            case "register" if "://" not in entry.string(key):
                values[key] = _beside(file, entry.string(key))
            case "scope":
                values[key] = _beside(file, entry.string(key))
            case "profile" if is_profile_file(entry.string(key)):
                values[key] = _beside(file, entry.string(key))
            case _:
                values[key] = entry.string(key)
    for key, valid in (("lang", LANGUAGES), ("fail_on", get_args(FailOn))):
        if key in values:
            entry.one_of(key, str(values[key]), valid)
    return Configuration(file, values, entry)


def one_configuration(reports: Iterable[Path]) -> Path | None:
    """The file that all these reports come under; RuleFileError where they come under several,
    because one run has one set of rules."""
    folders = {one if one.is_dir() else one.parent for one in (r.absolute() for r in reports)}
    found = {find_configuration(folder) for folder in sorted(folders)}
    if len(found) > 1:
        from gongkai.model.errors import RuleFileError

        names = sorted(str(file) for file in found if file)
        key = "view.config.several" if len(names) > 1 else "view.config.partly"
        told = message(key, files=tuple(names))
        raise RuleFileError(names[0], told)
    return found.pop() if found else None


def _beside(file: Path, path: str) -> str:
    return str(file.parent / Path(path).expanduser())


def _one_or_more(entry: "Entry", key: str) -> tuple[str, ...]:
    if isinstance(entry.table[key], str):
        return (entry.string(key),)
    if not (words := entry.strings(key)):
        raise entry.wrong("wrong_type", key, type=message("rules.type.strings"))
    return words


def _format(entry: "Entry", word: str, file: Path) -> str:
    name, equals, path = word.partition("=")
    if name not in CHECKLIST:
        entry.one_of("format", name, CHECKLIST)
    return f"{name}={_beside(file, path)}" if equals and path else word
