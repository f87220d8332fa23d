"""Loads profiles from ``profiles/*.toml`` and checks them against the rules they change.

Every value keeps the file and line that it came from: a profile states what differs from the one
it ``extends``, key by key, also within what is said of one rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

from gongkai.model.message import Text
from gongkai.model.profile import Band, FailOn, Override, Profile
from gongkai.model.rule import Level, Rule
from gongkai.model.source import Source
from gongkai.model.subject import BodyKind
from gongkai.rulebook.sources import carries_error
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders

LEVELS: tuple[str, ...] = get_args(Level)
_VALUES = ("bands", "judged_at_least", "veto_cap", "fail_on")
_KEYS = ("id", "title", "extends", "bodies", *_VALUES, "rules")
_HUNDRED = Decimal(100)


def load_profiles(
    folders: Folders,
    rules: Iterable[Rule],
    bodies: Iterable[BodyKind],
    sources: Mapping[str, Source],
    own: Path | None = None,
) -> Mapping[str, Profile]:
    """All profiles by id. Each kind of body has one default profile at most: of two that claim
    it the later folder's has it. ``own`` is a file of one more, above all folders."""
    files = [(name, path, folders.layer(path)) for name, path in folders.files("profiles/*.toml")]
    if own:  # it may lie in one of the folders, but is the same profile still
        files = [one for one in files if one[1].resolve() != own.resolve()]
        files.append((str(own), own, len(folders.paths)))
    entries: dict[str, Entry] = {}
    layers: dict[str, int] = {}
    places: dict[str, str] = {}
    for name, path, layer in files:
        entry = folders.entry(name, path)
        entry.only(_KEYS)
        if entry.string("id") in entries:
            entry.refuse("duplicate")
        entries[entry.name], layers[entry.name] = entry, layer
        places[entry.name] = str(path) if layer else name
    claims = _claims(entries, layers, {kind.id for kind in bodies})
    folder = _ProfileFolder(entries, places, claims, {rule.id: rule for rule in rules}, sources)
    profiles: dict[str, Profile] = {}
    for name, entry in entries.items():
        with folders.mistakes.spare():
            profiles[name] = _profile(entry, folder)
    return profiles


@dataclass(frozen=True, slots=True)
class _ProfileFolder:
    """All profiles, each with the place of its file, and what they may refer to."""

    entries: Mapping[str, Entry]
    places: Mapping[str, str]
    claims: Mapping[str, str]
    rules: Mapping[str, Rule]
    sources: Mapping[str, Source]

    def origins(self, profile: str, entry: Entry, keys: Iterable[str]) -> Mapping[str, str]:
        """File and line of these keys of an entry, which is the profile or a table in it."""
        return {key: f"{self.places[profile]}:{entry.line(key)}" for key in keys}


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
                entry.refuse("body_claimed", "bodies", value=body, other=other)
            claims[body] = name
    return claims


def _profile(entry: Entry, folder: _ProfileFolder, below: tuple[str, ...] = ()) -> Profile:
    if entry.name in below:
        raise entry.wrong("extends_circle", "extends", chain=(*below, entry.name))
    parent = None
    if "extends" in entry.table:
        wanted = entry.find("extends", entry.string("extends"), folder.entries)
        parent = _profile(wanted, folder, (*below, entry.name))
    bands = _bands(entry) if parent is None or "bands" in entry.table else parent.bands
    judged = entry.number("judged_at_least", parent.judged_at_least if parent else Decimal("0.80"))
    if not 0 <= judged <= 1:
        entry.refuse("not_a_share", "judged_at_least", value=judged)
    cap = entry.string("veto_cap", parent.veto_cap if parent else None)
    fail_on = parent.fail_on if parent else None
    if "fail_on" in entry.table:
        fail_on = cast(FailOn, entry.one_of("fail_on", entry.string("fail_on"), get_args(FailOn)))
    stated = [key for key in _VALUES if key in entry.table]
    rules = dict(parent.rules) if parent else {}
    for rule in entry.inner("rules").table:
        with entry.mistakes.spare():
            rules[rule] = _override(entry, rule, folder, rules.get(rule, Override()))
    return Profile(
        id=entry.name,
        title=entry.text("title"),
        bands=bands,
        judged_at_least=judged,
        veto_cap=entry.one_of("veto_cap", cap, {band.id for band in bands}),
        bodies=tuple(body for body, name in folder.claims.items() if name == entry.name),
        rules=rules,
        fail_on=fail_on,
        file=folder.places[entry.name],
        origins={**(parent.origins if parent else {}), **folder.origins(entry.name, entry, stated)},
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
        entry.refuse("bad_bands", "bands")
    return tuple(bands)


def _override(entry: Entry, name: str, folder: _ProfileFolder, below: Override) -> Override:
    """One table of ``[rules]`` over what the profile below says of the rule; refuses what the
    rule's own file could not state."""
    rule = entry.find("rules", name, folder.rules)
    change = entry.inner("rules").inner(name, name)
    change.only(("points", "level", "silenced", "veto"))
    points = change.number("points") if "points" in change.table else below.points
    if points is not None and points < 0:
        change.refuse("negative_points", "points")
    level = below.level
    if "level" in change.table:
        level = cast(Level, change.one_of("level", change.string("level"), LEVELS))
        confirmed = any(carries_error(basis, folder.sources) for basis in rule.basis)
        if level == "error" and not confirmed:
            change.refuse("unconfirmed_error", "level")
    return Override(
        points=points,
        level=level,
        silenced=change.flag("silenced") if "silenced" in change.table else below.silenced,
        veto=change.flag("veto") if "veto" in change.table else below.veto,
        origins={**below.origins, **folder.origins(entry.name, change, change.table)},
    )
