"""The closed list of kinds of rules; each measures in its own file."""

from collections.abc import Mapping

from gongkai.kinds.kind import Kind

KINDS: Mapping[str, Kind] = {kind.id: kind for kind in ()}
"""Every kind by its id."""
