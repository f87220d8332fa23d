"""Every fault that is planted in a made-up season is found, and none is made up."""

from pathlib import Path

from supervise.panel.seasons import compared, findings, panel_of
from supervise.season import write_season


def test_all_that_was_planted_and_nothing_else(tmp_path: Path):
    season = write_season(tmp_path, 40, 3, seed=7, pdf=False)
    missed, invented = compared(season, findings(panel_of(season)))
    assert (missed, invented) == (set(), set())
