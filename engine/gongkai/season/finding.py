"""What shows only over many reports, as the season shows it."""

from dataclasses import dataclass

from gongkai.panel.listed import Listed
from gongkai.season.mark import Mark


@dataclass(frozen=True, slots=True)
class Sides:
    """A passage and its counterpart in another report, which lies at ``source``."""

    own: str
    other: str
    source: str


@dataclass(frozen=True, slots=True)
class SeasonFinding:
    """``fix`` is in Chinese, as the message is."""

    body: Listed
    mark: Mark
    fix: str
    sides: tuple[Sides, ...] = ()
