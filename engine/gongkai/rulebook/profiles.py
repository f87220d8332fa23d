"""Loads profiles from ``profiles/*.toml`` and checks them against the rules they change."""

from collections.abc import Iterable, Mapping
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
    """All profiles by id. Each kind of body has one default profile at most."""
    entries: dict[str, Entry] = {}
    for name, path in folders.files("profiles/*.toml"):
        entry = folders.entry(name, path)
        entry.only(_KEYS)
        if entry.string("id") in entries:
            raise entry.wrong("duplicate")
        entries[entry.name] = entry
    kinds = {kind.id for kind in bodies}
    known = {rule.id: rule for rule in rules}
    overrides: dict[str, Mapping[str, Override]] = {}
    claimed: dict[str, str] = {}
    for entry in entries.values():
        for body in entry.strings("bodies", ()):
            entry.one_of("bodies", body, kinds)
            if body in claimed:
                raise entry.wrong("body_claimed", "bodies", body=body, other=claimed[body])
            claimed[body] = entry.name
        changed = entry.inner("rules").table
        overrides[entry.name] = {rule: _override(entry, rule, known, sources) for rule in changed}
    return {name: _profile(entry, entries, overrides, ()) for name, entry in entries.items()}


def _profile(
    entry: Entry,
    entries: Mapping[str, Entry],
    overrides: Mapping[str, Mapping[str, Override]],
    below: tuple[str, ...],
) -> Profile:
    if entry.name in below:
        raise entry.wrong("extends_circle", "extends", chain=(*below, entry.name))
    parent = None
    if "extends" in entry.table:
        wanted = entry.one_of("extends", entry.string("extends"), entries)
        parent = _profile(entries[wanted], entries, overrides, (*below, entry.name))
    bands = _bands(entry) if parent is None or "bands" in entry.table else parent.bands
    judged = entry.number("judged_at_least", parent.judged_at_least if parent else Decimal("0.80"))
    if not 0 <= judged <= 1:
        raise entry.wrong("not_a_share", "judged_at_least", value=judged)
    cap = entry.string("veto_cap", parent.veto_cap if parent else None)
    entry.one_of("veto_cap", cap, {band.id for band in bands})
    return Profile(
        id=entry.name,
        title=entry.text("title"),
        bands=bands,
        judged_at_least=judged,
        veto_cap=cap,
        bodies=entry.strings("bodies", ()),
        rules={**(parent.rules if parent else {}), **overrides[entry.name]},
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
