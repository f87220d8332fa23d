"""Loads profiles from ``profiles/*.toml`` and checks them against the rules they change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import cast, get_args

from gongkai.message import Text
from gongkai.profile import Band, Override, Profile
from gongkai.rule import Level, Rule
from gongkai.rulebook.entry import Entry
from gongkai.rulebook.folder import Folders
from gongkai.rulebook.sources import carries_error
from gongkai.source import Source
from gongkai.subject import BodyKind

LEVELS: tuple[str, ...] = get_args(Level)
_KEYS = ("id", "title", "extends", "bodies", "bands", "judged_at_least", "veto_cap", "rules")
_HUNDRED = Decimal(100)


def load_profiles(
    folders: Folders,
    rules: Iterable[Rule],
    bodies: Iterable[BodyKind],
    sources: Mapping[str, Source],
) -> Mapping[str, Profile]:
    """All profiles by id. Each kind of body has one default profile at most: of two that claim
    it the later folder's has it."""
    entries: dict[str, Entry] = {}
    layers: dict[str, int] = {}
    for name, path in folders.files("profiles/*.toml"):
        entry = folders.entry(name, path)
        entry.only(_KEYS)
        if entry.string("id") in entries:
            raise entry.wrong("duplicate")
        entries[entry.name], layers[entry.name] = entry, folders.layer(path)
    claims = _claims(entries, layers, {kind.id for kind in bodies})
    known = {rule.id: rule for rule in rules}
    overrides = {
        name: {rule: _override(entry, rule, known, sources) for rule in entry.inner("rules").table}
        for name, entry in entries.items()
    }
    shelf = _Shelf(entries, claims, overrides)
    return {name: _profile(entry, shelf) for name, entry in entries.items()}


@dataclass(frozen=True, slots=True)
class _Shelf:
    entries: Mapping[str, Entry]
    claims: Mapping[str, str]
    overrides: Mapping[str, Mapping[str, Override]]


def _claims(
    entries: Mapping[str, Entry], layers: Mapping[str, int], kinds: set[str]
) -> Mapping[str, str]:
    """Which profile each kind of body gets."""
    claims: dict[str, str] = {}
    for name, entry in sorted(entries.items(), key=lambda item: layers[item[0]]):
        for body in entry.strings("bodies", ()):
            entry.one_of("bodies", body, kinds)
            other = claims.get(body)
            if other and layers[other] == layers[name]:
                raise entry.wrong("body_claimed", "bodies", value=body, other=other)
            claims[body] = name
    return claims


def _profile(entry: Entry, shelf: _Shelf, below: tuple[str, ...] = ()) -> Profile:
    if entry.name in below:
        raise entry.wrong("extends_circle", "extends", chain=(*below, entry.name))
    parent = None
    if "extends" in entry.table:
        wanted = entry.one_of("extends", entry.string("extends"), shelf.entries)
        parent = _profile(shelf.entries[wanted], shelf, (*below, entry.name))
    bands = _bands(entry) if parent is None or "bands" in entry.table else parent.bands
    judged = entry.number("judged_at_least", parent.judged_at_least if parent else Decimal("0.80"))
    if not 0 <= judged <= 1:
        raise entry.wrong("not_a_share", "judged_at_least", value=judged)
    cap = entry.string("veto_cap", parent.veto_cap if parent else None)
    return Profile(
        id=entry.name,
        title=entry.text("title"),
        bands=bands,
        judged_at_least=judged,
        veto_cap=entry.one_of("veto_cap", cap, {band.id for band in bands}),
        bodies=tuple(body for body, name in shelf.claims.items() if name == entry.name),
        rules={**(parent.rules if parent else {}), **shelf.overrides[entry.name]},
    )


def _bands(entry: Entry) -> tuple[Band, ...]:
    bands: list[Band] = []
    for band in entry.entries("bands"):
        band.only(("id", "zh", "en", "at_least"))
        title = Text(band.string("zh"), band.string("en"))
        bands.append(Band(band.string("id"), title, band.number("at_least")))
    limits = [band.at_least for band in bands]
    falling = all(high > low for high, low in pairwise(limits))
    if not bands or not falling or limits[-1] != 0 or limits[0] > _HUNDRED:
        raise entry.wrong("bad_bands", "bands")
    return tuple(bands)


def _override(
    entry: Entry,
    name: str,
    rules: Mapping[str, Rule],
    sources: Mapping[str, Source],
) -> Override:
    """One line of ``[rules]``; refuses what the rule's own file could not state."""
    rule = rules[entry.one_of("rules", name, rules)]
    change = entry.inner("rules").inner(name, name)
    change.only(("points", "level", "silenced"))
    points = change.number("points") if "points" in change.table else None
    if points is not None and points < 0:
        raise entry.wrong("negative_points", name)
    level = None
    if "level" in change.table:
        level = cast(Level, change.one_of("level", change.string("level"), LEVELS))
        if level == "error" and not any(carries_error(basis, sources) for basis in rule.basis):
            raise entry.wrong("unconfirmed_error", name)
    return Override(points, level, change.flag("silenced"))
