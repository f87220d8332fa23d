"""A season (年度): how all bodies of a register stand on one year, ready to be shown."""

from gongkai.supervise.season.reading import read_season
from gongkai.supervise.season.season import Season

__all__ = ["Season", "read_season"]
