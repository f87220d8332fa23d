"""The closed list of kinds of rules over many reports; each measures in its own file."""

from collections.abc import Mapping

from gongkai.kinds.kind import Kind
from gongkai.panel.kinds import year_chain
from gongkai.panel.seat import Seat

PANEL_KINDS: Mapping[str, Kind[Seat]] = {module.KIND.id: module.KIND for module in (year_chain,)}
"""Every kind by its id."""
