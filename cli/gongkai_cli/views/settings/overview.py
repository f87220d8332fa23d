"""The settings of a run, each with its origin, and the profile that they lead to."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gongkai.model.message import Message, message

if TYPE_CHECKING:
    from gongkai.model.profile import Profile
    from gongkai.rulebook.layers import LayeredRule, ProfileChange
    from gongkai.rulebook.rulebook import Rulebook

VALUES = ("bands", "judged_at_least", "veto_cap", "fail_on")
"""Of a profile."""

Origin = Literal["flag", "environment", "file", "profile", "report", "default"]


@dataclass(frozen=True, slots=True)
class Setting:
    """``value`` is empty where nothing is set. ``where`` is the flag, the variable, the report,
    or the file and line."""

    key: str
    value: tuple[str, ...]
    origin: Origin
    where: str = ""

    def describe_origin(self) -> Message:
        """Where it came from, in words."""
        return message(f"view.origin.{self.origin}", where=self.where)


@dataclass(frozen=True, slots=True)
class Overview:
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


def plain(value: object) -> Any:
    """Decimals as strings, all else as it is."""
    return str(value) if isinstance(value, Decimal) else value
