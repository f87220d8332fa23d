"""Tells what the layers over the built-in rules change: folders of one's own, then the profile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gongkai.model.profile import Profile
from gongkai.rulebook.rulebook import Rulebook

Layering = Literal["added", "replaced", "removed"]


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """One value of one rule that a profile changes; ``where`` is the profile's file and line."""

    rule: str
    field: str
    before: object
    after: object
    where: str


@dataclass(frozen=True, slots=True)
class LayeredRule:
    """A rule that a folder added, put in the place of a built-in one, or took away with the file
    that it replaced; ``where`` is the file and line, of a removed one the built-in file."""

    rule: str
    how: Layering
    where: str


def profile_changes(rulebook: Rulebook, profile: Profile) -> Iterator[ProfileChange]:
    """Every value that a profile, or one that it extends, states of a rule, in the order of the
    rules. It may state what the rule says anyway."""
    for rule in rulebook.rules:
        change = profile.override(rule)
        for field, where in change.origins.items():
            before = getattr(rule, field, False)
            yield ProfileChange(rule.id, field, before, getattr(change, field), where)


def layered_rules(rulebook: Rulebook, folders: Sequence[Path]) -> Iterator[LayeredRule]:
    """What these folders make of the built-in rules, in the order of the rules."""
    from gongkai.rulebook import load

    builtin = {rule.id: rule for rule in load(with_cases=False).rules}
    for rule in rulebook.rules:
        folder = next((one for one in reversed(folders) if (one / rule.file).is_file()), None)
        if folder:
            how: Layering = "replaced" if rule.id in builtin else "added"
            yield LayeredRule(rule.id, how, f"{folder / rule.file}:{rule.line}")
    for id_ in builtin.keys() - {rule.id for rule in rulebook.rules}:
        yield LayeredRule(id_, "removed", f"{builtin[id_].file}:{builtin[id_].line}")
