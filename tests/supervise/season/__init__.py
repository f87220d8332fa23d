"""Makes up a season: the reports of many bodies over several years, with faults whose truth is
known."""

from supervise.season.write import Season, write_season

__all__ = ["Season", "write_season"]
