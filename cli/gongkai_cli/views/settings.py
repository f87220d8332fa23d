"""What ``gongkai config show`` tells, and the same as data."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.model.message import Language, Message, message
from gongkai_cli.commands.config.settings import Setting

if TYPE_CHECKING:
    from gongkai.model.profile import Profile
    from gongkai.rulebook.layers import Change, LayeredRule
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
    changes: "tuple[Change, ...]"
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
