"""What ``gongkai config show`` tells, and the same as data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.model.message import Language, Message, message
from gongkai_cli.commands.config.origins import Setting
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.prose import Prose

if TYPE_CHECKING:
    from gongkai.model.profile import Profile
    from gongkai.rulebook.layers import LayeredRule, ProfileChange
    from gongkai.rulebook.rulebook import Rulebook


Json = dict[str, Any]
SCHEMA_VERSION = 1
VALUES = ("bands", "judged_at_least", "veto_cap", "fail_on")


@dataclass(frozen=True, slots=True)
class Explained:
    """All settings, the profile they lead to, and what it and the folders change of the rules.
    ``file`` is the configuration file, None where there is none."""

    rulebook: "Rulebook"
    file: Path | None
    settings: tuple[Setting, ...]
    profile: "Profile"
    changes: "tuple[ProfileChange, ...]"
    layered: "tuple[LayeredRule, ...]"

    @property
    def settled(self) -> bool:
        """Whether the profile is known, and does not hang on the report still to be read."""
        return any(one.key == "profile" and one.value for one in self.settings)

    def by_kind(self) -> list[tuple[str, str]]:
        """Which profile each kind of body gets where none is chosen."""
        kinds = self.rulebook.bodies
        return [(kind.id, self.rulebook.profile_for(kind.id).id) for kind in kinds]


def origin_of(value: str, profile: "Profile") -> Message:
    """Where a value of the profile stands."""
    where = profile.origins.get(value)
    return message("view.origin.profile", where=where) if where else message("view.origin.default")


def to_json(explained: Explained, language: Language) -> Json:
    """Everything as data. Nothing set is an empty list; decimals are strings."""
    profile = explained.profile
    return {
        "schema_version": SCHEMA_VERSION,
        "file": str(explained.file) if explained.file else None,
        "settings": [
            {"key": one.key, "value": list(one.value), "origin": one.origin, "where": one.where}
            for one in explained.settings
        ],
        "profile": {
            "id": profile.id,
            "title": profile.title.to(language),
            "file": profile.file,
            "by_kind": {} if explained.settled else dict(explained.by_kind()),
            "values": [
                {"key": key, "value": value_of(key, profile), "where": profile.origins.get(key)}
                for key in VALUES
            ],
        },
        "changes": [
            {
                "rule": one.rule,
                "field": one.field,
                "before": plain(one.before),
                "value": plain(one.after),
                "where": one.where,
            }
            for one in explained.changes
        ],
        "rules": [
            {"rule": one.rule, "how": one.how, "where": one.where} for one in explained.layered
        ],
    }


def value_of(key: str, profile: "Profile") -> Any:
    """A value of the profile as data."""
    if key == "bands":
        return {band.id: str(band.at_least) for band in profile.bands}
    return plain(getattr(profile, key))


def plain(value: object) -> Any:
    """Decimals as strings, all else as it is."""
    return str(value) if isinstance(value, Decimal) else value


_Row = tuple[str, str, str]


def settings_page(explained: Explained, page: TerminalPage) -> Iterator[RenderableType]:
    """Settings, profile, rules it changes, rules from folders of one's own."""
    yield heading(page.say("config.settings"), page, _file(explained, page), "dim")
    yield _grid(
        (
            (one.key, page.say("comma").join(one.value), page.put(one.describe_origin()))
            for one in explained.settings
        ),
        page,
    )
    profile = explained.profile
    yield heading(f"{page.put(profile.title)} {profile.id}", page, profile.file, "dim")
    if not explained.settled:
        pairs = (f"{kind} → {name}" for kind, name in explained.by_kind())
        told = page.say("config.by_kind", kinds=tuple(pairs))
        yield Padding(Prose(told, "yellow"), (0, 0, 0, 3))
    yield _grid(
        ((key, _value(key, explained, page), page.put(origin_of(key, profile))) for key in VALUES),
        page,
    )
    if explained.changes:
        yield heading(page.say("config.changes"), page)
        yield _grid(_changes(explained, page), page)
    if explained.layered:
        yield heading(page.say("config.layered"), page)
        rows = ((one.rule, page.say(f"config.{one.how}"), one.where) for one in explained.layered)
        yield _grid(rows, page)
    yield Text()


def _file(explained: Explained, page: TerminalPage) -> str:
    return str(explained.file) if explained.file else page.say("config.no_file")


def _value(key: str, explained: Explained, page: TerminalPage) -> str:
    profile = explained.profile
    if key == "bands":
        bands = (f"{page.put(band.title)} ≥ {band.at_least}" for band in profile.bands)
        return page.say("comma").join(bands)
    if key == "veto_cap":
        return next(page.put(band.title) for band in profile.bands if band.id == profile.veto_cap)
    return str(plain(getattr(profile, key)) or "")


def _changes(explained: Explained, page: TerminalPage) -> Iterator[_Row]:
    rule = ""
    for one in explained.changes:
        name = "" if one.rule == rule else one.rule
        rule = one.rule
        before, after = _word(one.before), _word(one.after)
        change = after if before == after else f"{before} → {after}"
        yield name, f"{one.field}  {change}", one.where


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _grid(rows: Iterable[_Row], page: TerminalPage) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=3)
    for name, value, origin in rows:
        shown = Prose(value) if value else Prose(page.say("config.unset"), "dim")
        grid.add_row(Text(name, "bold"), shown, Prose(f"← {origin}", "dim"))
    return Padding(grid, (0, 0, 0, 3))
