"""The closed list of kinds of rules over many reports; each measures in its own file."""

from collections.abc import Mapping
from typing import Any

from gongkai.kinds import KINDS
from gongkai.kinds.kind import Kind
from gongkai.kinds.over_many import copies, outlier, roll_up, submission, year_chain
from gongkai.model.panel import PanelSubject

_MODULES = (submission, year_chain, roll_up, copies, outlier)

PANEL_KINDS: Mapping[str, Kind[PanelSubject]] = {module.KIND.id: module.KIND for module in _MODULES}
"""Every kind by its id."""
EVERY_KIND: Mapping[str, Kind[Any]] = {**KINDS, **PANEL_KINDS}
"""Those about one report, then those over many."""
