"""Loads the operators from ``mutations/*.toml``."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from gongkai.authoring.mutation.operator import Meant, Operator
from gongkai.authoring.mutation.plants import PLANTS
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT, Rulebook
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders, builtin_folder

_KEYS = ("id", "title", "plant", "with", "meant", "may", "forms", "bodies", "zero", "nonzero",
         "beside", "at_most", "remark")  # fmt: skip
_MEANT = ("at", "all_of", "any_of", "told", "previous", "reason")


def load_operators(rulebook: Rulebook, extra: Sequence[Path] = ()) -> tuple[Operator, ...]:
    """All operators in the order of their files; ``extra`` are the folders laid over the built-in
    one. RuleFileError where one names a plant or a rule that does not exist."""
    folders = Folders((builtin_folder(), *extra))
    found: dict[str, Operator] = {}
    for name, path in folders.files("mutations/*.toml"):
        file = folders.entry(name, path)
        file.only(("operator",))
        for entry in file.entries("operator"):
            entry.only(_KEYS)
            if entry.string("id") in found:
                raise entry.wrong("duplicate")
            found[entry.name] = _operator(entry, rulebook)
    return tuple(found.values())


def _operator(entry: Entry, rulebook: Rulebook) -> Operator:
    rules = [rule.id for rule in rulebook.rules]
    bodies = {EVERY, GOVERNMENT, *(kind.id for kind in rulebook.bodies)}
    cells = {id_ for form in rulebook.forms for table in form.tables for id_ in table.cell_ids()}
    for pattern in entry.strings("may", ()):
        if not any(fnmatchcase(rule, pattern) for rule in rules):
            entry.one_of("may", pattern, rules)
    for form in entry.strings("forms", (EVERY,)):
        entry.one_of("forms", form, {EVERY, *(form.id for form in rulebook.forms)})
    for body in entry.strings("bodies", (EVERY,)):
        entry.one_of("bodies", body, bodies)
    for key in ("zero", "nonzero"):
        for cell in entry.strings(key, ()):
            entry.one_of(key, cell, cells)
    return Operator(
        id=entry.name,
        title=entry.text("title"),
        plant=entry.one_of("plant", entry.string("plant"), PLANTS),
        meant=tuple(_meant(one, rules) for one in entry.entries("meant")),
        parameters=entry.inner("with").table,
        may=entry.strings("may", ()),
        forms=entry.strings("forms", (EVERY,)),
        bodies=entry.strings("bodies", (EVERY,)),
        zero=entry.strings("zero", ()),
        nonzero=entry.strings("nonzero", ()),
        beside=entry.inner("beside").table,
        at_most=entry.integer("at_most") if "at_most" in entry.table else 0,
        remark=entry.optional_text("remark"),
        file=entry.file,
        line=entry.line(),
    )


def _meant(entry: Entry, rules: Sequence[str]) -> Meant:
    entry.only(_MEANT)
    return Meant(
        at=entry.strings("at", (EVERY,)),
        all_of=tuple(_rules(entry, "all_of", rules)),
        any_of=tuple(_rules(entry, "any_of", rules)),
        told=entry.strings("told", ()),
        previous=entry.flag("previous"),
        reason=entry.optional_text("reason"),
    )


def _rules(entry: Entry, key: str, rules: Sequence[str]) -> Iterator[str]:
    for rule in entry.strings(key, ()):
        yield entry.one_of(key, rule, rules)
