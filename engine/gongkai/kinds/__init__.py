"""The closed list of kinds of rules; each measures in its own file."""

from collections.abc import Mapping

from gongkai.kinds import date, forbid, manual, mention, meta, pair, section, similar, text
from gongkai.kinds.kind import Kind

_MODULES = (section, text, mention, forbid, date, pair, similar, manual, meta)

KINDS: Mapping[str, Kind] = {module.KIND.id: module.KIND for module in _MODULES}
"""Every kind by its id."""
