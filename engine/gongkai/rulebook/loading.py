"""Puts the rulebook together from its folders."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Text, message
from gongkai.rulebook.bases import load_bases
from gongkai.rulebook.bodies import load_bodies
from gongkai.rulebook.checks import CHECKS, REGISTER, References, load_rules
from gongkai.rulebook.forms import load_forms
from gongkai.rulebook.profiles import load_profiles
from gongkai.rulebook.rulebook import Part, Rulebook
from gongkai.rulebook.sources import load_sources
from gongkai.rulebook.wordings import NAME as WORDINGS
from gongkai.rulebook.wordings import load_wordings
from gongkai.rulefile.entry import Entry, Toml
from gongkai.rulefile.folder import Folders, builtin_folder


def load_rulebook(extra: Sequence[Path], *, with_cases: bool, profile: Path | None) -> Rulebook:
    """See ``gongkai.rulebook.load``."""
    return assemble(layered(extra), with_cases=with_cases, profile=profile)


def layered(extra: Sequence[Path], added: Sequence[Path] = ()) -> Folders:
    """The built-in folder with these laid over it, and above them files of rules that lie in no
    folder; RuleFileError where a folder does not exist."""
    for folder in extra:
        if not folder.is_dir():
            raise RuleFileError(str(folder), message("rules.no_such_folder", folder=str(folder)))
    return Folders((builtin_folder(), *extra), tuple(added))


def assemble(folders: Folders, *, with_cases: bool = True, profile: Path | None = None) -> Rulebook:
    """The rulebook of these folders. While they gather mistakes it holds what is wrong as well."""
    head = folders.single("rulebook.toml")
    head.only(("version", "title", "part"))
    parts = tuple(_part(entry) for entry in head.entries("part"))
    sources = load_sources(folders)
    forms = load_forms(folders)
    bodies = load_bodies(folders)
    bases: Mapping[str, Toml] = load_bases(folders, forms) if with_cases else {}
    references = References(parts, forms, bodies, sources, bases)
    rules = load_rules(folders, references, CHECKS)
    profiles = load_profiles(folders, rules, bodies, sources, profile)
    below = list(folders.every(WORDINGS))[:-1]
    return Rulebook(
        version=head.string("version"),
        title=head.text("title"),
        sha256=folders.sha256([*below, *([profile] if profile else [])]),
        parts=parts,
        rules=rules,
        sources=sources,
        forms=forms,
        bodies=bodies,
        profiles=profiles,
        wordings=load_wordings(folders),
        bases=bases,
        register_rules=load_rules(folders, references, REGISTER),
    )


def _part(entry: Entry) -> Part:
    entry.only(("id", "zh", "en"))
    return Part(entry.string("id"), Text(entry.string("zh"), entry.string("en")))
