"""The settings of a run as data, for ``gongkai config show --format json``."""

from typing import TYPE_CHECKING, Any

from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.settings.overview import VALUES, Overview, plain

if TYPE_CHECKING:
    from gongkai.model.profile import Profile

Json = dict[str, Any]
SCHEMA_VERSION = 1


def settings_to_json(overview: Overview, shown: Presentation) -> Json:
    """Everything as data. Nothing set is an empty list; decimals are strings."""
    profile = overview.profile
    return {
        "schema_version": SCHEMA_VERSION,
        "file": str(overview.file) if overview.file else None,
        "settings": [
            {"key": one.key, "value": list(one.value), "origin": one.origin, "where": one.where}
            for one in overview.settings
        ],
        "profile": {
            "id": profile.id,
            "title": profile.title.to(shown.language),
            "file": profile.file,
            "by_kind": {} if overview.settled else dict(overview.by_kind()),
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
            for one in overview.changes
        ],
        "rules": [
            {"rule": one.rule, "how": one.how, "where": one.where} for one in overview.layered
        ],
    }


def _value(key: str, profile: "Profile") -> Any:
    """A value of the profile as data."""
    if key == "bands":
        return {band.id: str(band.at_least) for band in profile.bands}
    return plain(getattr(profile, key))
