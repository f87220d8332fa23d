"""The settings of a run as data, for ``gongkai config show --format json``."""

from typing import TYPE_CHECKING, Any

from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.settings.explained import VALUES, Explained, plain

if TYPE_CHECKING:
    from gongkai.model.profile import Profile

Json = dict[str, Any]
SCHEMA_VERSION = 1


def settings_to_json(explained: Explained, shown: Presentation) -> Json:
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
            "title": profile.title.to(shown.language),
            "file": profile.file,
            "by_kind": {} if explained.settled else dict(explained.by_kind()),
            "values": [
                {"key": key, "value": _value(key, profile), "where": profile.origins.get(key)}
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


def _value(key: str, profile: "Profile") -> Any:
    """A value of the profile as data."""
    if key == "bands":
        return {band.id: str(band.at_least) for band in profile.bands}
    return plain(getattr(profile, key))
