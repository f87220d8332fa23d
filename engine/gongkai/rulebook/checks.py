"""Loads rules from ``checks/*.toml`` and those over many reports from ``register/*.toml``: their
shape, names, bases, cases, and what their kind asks.

A file states once, as ``part``, which heading of the checklist its rules stand under and may
state the ``base`` record of its cases. Of two rules with one id the later folder's wins; within
one folder that is a mistake.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Any, cast

from gongkai.kinds import KINDS
from gongkai.kinds.kind import Kind
from gongkai.kinds.over_many import PANEL_KINDS
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.rule import Applies, Case, Level, Rule
from gongkai.model.source import Source
from gongkai.model.subject import BodyKind
from gongkai.rule_language.places import place_names
from gongkai.rulebook.case_table import load_cases, load_panel_cases
from gongkai.rulebook.parameters import check_parameters
from gongkai.rulebook.profiles import LEVELS
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT, Part
from gongkai.rulebook.sources import carries_error, check_basis
from gongkai.rulefile.entry import Entry, Toml
from gongkai.rulefile.folder import Folders

_COMMON = ("id", "part", "title", "basis", "kind", "level", "points", "fix", "why", "veto",
           "applies", "case")  # fmt: skip
_APPLIES = ("forms", "bodies", "needs", "effective", "until")


@dataclass(frozen=True, slots=True)
class References:
    """What rules may refer to. Without ``bases`` the cases of rules are left out."""

    parts: tuple[Part, ...]
    forms: tuple[Form, ...]
    bodies: tuple[BodyKind, ...]
    sources: Mapping[str, Source]
    bases: Mapping[str, Toml]


@dataclass(frozen=True, slots=True)
class RuleFolder:
    """A folder of rules that are all measured on the same thing."""

    name: str
    kinds: Mapping[str, Kind[Any]]
    cases: Callable[[Entry, str, Collection[str]], tuple[Case, ...]]


CHECKS = RuleFolder("checks", KINDS, load_cases)
"""Rules about one report."""
REGISTER = RuleFolder("register", PANEL_KINDS, load_panel_cases)
"""Rules over many reports."""


def load_rules(folders: Folders, references: References, folder: RuleFolder) -> tuple[Rule, ...]:
    """All rules of a folder, in the order of the parts of the report, then of their files."""
    rules: dict[str, Rule] = {}
    entries: dict[str, Entry] = {}
    layers: dict[str, int] = {}
    for name, path in folders.files(f"{folder.name}/*.toml"):
        layer = folders.layer(path)
        with folders.mistakes.spare():
            for entry, rule in _file(folders.entry(name, path), references, folder):
                if layers.get(rule.id) == layer:
                    entry.refuse("duplicate_rule", other=rules[rule.id].file)
                if layer >= layers.get(rule.id, 0):
                    layers[rule.id], rules[rule.id], entries[rule.id] = layer, rule, entry
    _check_needs(rules, entries)
    order = {part.id: index for index, part in enumerate(references.parts)}
    return tuple(sorted(rules.values(), key=lambda rule: order.get(rule.part, 0)))


def _file(file: Entry, references: References, folder: RuleFolder) -> Iterator[tuple[Entry, Rule]]:
    file.only(("part", "base", "rule"))
    part, base = file.string("part"), file.string("base", "department")
    parts = {part.id for part in references.parts}
    file.one_of("part", part, parts)
    for entry in file.entries("rule"):
        before = file.mistakes.count()
        entry.string("id")
        own = entry.one_of("part", entry.string("part"), parts) if "part" in entry.table else part
        rule = _rule(entry, own, base, references, folder)
        if file.mistakes.count() == before:
            with file.mistakes.spare():
                _compile(rule, folder.kinds[rule.kind], entry, references.forms)
        yield entry, rule


def _compile(rule: Rule, kind: Kind[Any], entry: Entry, forms: tuple[Form, ...]) -> None:
    """Let the kind check and prepare its rule; what it stumbles over is the rule's mistake too."""
    try:
        kind.compile(rule, forms)
    except RuleFileError as mistake:
        own = [parameter.name for parameter in kind.parameters]
        raise entry.blame(mistake, [*own, "kind"]) from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        told = f"{type(error).__name__}: {error}"
        raise entry.wrong("bad_parameters", "kind", kind=rule.kind, told=told) from error


def _rule(entry: Entry, part: str, base: str, references: References, folder: RuleFolder) -> Rule:
    kind = folder.kinds.get(entry.one_of("kind", entry.string("kind"), folder.kinds))
    own = [parameter.name for parameter in kind.parameters] if kind else [*entry.table]
    entry.only((*_COMMON, *own))
    if kind:
        check_parameters(entry, kind, place_names(references.forms))
    basis = entry.strings("basis")
    level, points = _worth(entry, basis, references.sources)
    return Rule(
        id=entry.name,
        part=part,
        title=entry.text("title"),
        basis=basis,
        kind=kind.id if kind else "",
        level=level,
        points=points,
        fix=entry.text("fix"),
        why=entry.optional_text("why"),
        applies=_applies(entry.inner("applies"), references),
        veto=entry.flag("veto"),
        parameters={name: entry.table[name] for name in own if name in entry.table},
        cases=folder.cases(entry, base, references.bases) if references.bases else (),
        file=entry.file,
        line=entry.line(),
    )


def _worth(
    entry: Entry, bases: Sequence[str], sources: Mapping[str, Source]
) -> tuple[Level, Decimal]:
    """Level and points, which must agree with each other and with the bases."""
    level = cast(Level, entry.one_of("level", entry.string("level"), LEVELS))
    if entry.table.get("basis") == []:
        entry.refuse("no_basis", "basis")
    known = [basis for basis in bases if check_basis(entry, basis, sources)]
    if level == "error" and known and not any(carries_error(basis, sources) for basis in known):
        entry.refuse("unconfirmed_error", "level")
    points = entry.number("points", Decimal(0) if level == "info" else None)
    if points < 0:
        entry.refuse("negative_points", "points")
    if points and level == "info":
        entry.refuse("info_points", "points")
    return level, points


def _applies(entry: Entry, references: References) -> Applies:
    entry.only(_APPLIES)
    forms = entry.strings("forms", (EVERY,))
    bodies = entry.strings("bodies", (EVERY,))
    for form in forms:
        entry.one_of("forms", form, {EVERY, *(known.id for known in references.forms)})
    for body in bodies:
        entry.one_of(
            "bodies", body, {EVERY, GOVERNMENT, *(known.id for known in references.bodies)}
        )
    return Applies(
        forms=forms,
        bodies=bodies,
        needs=entry.strings("needs", ()),
        effective=entry.day("effective"),
        until=entry.day("until"),
    )


def _check_needs(rules: Mapping[str, Rule], entries: Mapping[str, Entry]) -> None:
    """Refuse unknown ids in ``needs`` and rules that need each other."""
    for rule in rules.values():
        for needed in rule.applies.needs:
            entries[rule.id].inner("applies").one_of("needs", needed, rules)
    try:
        TopologicalSorter({rule.id: rule.applies.needs for rule in rules.values()}).prepare()
    except CycleError as circle:
        chain = cast("list[str]", circle.args[1])
        entry = entries[chain[0]].inner("applies")
        entry.refuse("needs_circle", "needs", chain=tuple(chain))
