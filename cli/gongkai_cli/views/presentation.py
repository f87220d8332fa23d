"""How something is shown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.model.message import Language

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """How something is shown: in which language, in full or in brief, and whether in colour (None:
    as the stream would have it)."""

    language: Language
    verbose: bool = False
    color: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookPresentation(Presentation):
    """The same with the rulebook that names parts, articles and forms."""

    rulebook: "Rulebook"
