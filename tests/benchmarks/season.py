"""How long the rules over many reports take as reports grow in number, how much memory finding
copies needs, and whether all planted ones are found: ``python tests/benchmarks/season.py
[bodies…]``."""

import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from gongkai.kinds.over_many.likeness import index
from gongkai.model.panel import Panel
from supervise.panel.seasons import RULEBOOK, compared, findings, panel_of
from supervise.season import write_season

YEARS = 5
BODIES = (400, 800)
PARTS = (4, 2, 1)
"""A season is measured by its quarter, its half and as a whole."""
COPIES = [rule for rule in RULEBOOK.register_rules if rule.kind == "copies"]


def part_of(panel: Panel, part: int) -> Panel:
    """The reports of one body in so many."""
    names = set(sorted(panel.bodies)[::part])
    return replace(
        panel,
        bodies={name: body for name, body in panel.bodies.items() if name in names},
        counted={key: one for key, one in panel.counted.items() if key[0] in names},
        spare={key: some for key, some in panel.spare.items() if key[0] in names},
    )


def index_of(panel: Panel) -> object:
    rule = COPIES[0]
    where = tuple(rule.parameters["where"])
    return index(panel, where, rule.parameters["fewest"])


def measure(panel: Panel) -> str:
    """Seconds of the processor, and the most memory that the index took while it was made."""
    begun = time.process_time()
    index_of(panel)
    indexed = time.process_time()
    findings(panel)
    judged = time.process_time()
    index.cache_clear()
    tracemalloc.start()
    index_of(panel)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    index.cache_clear()
    number = len(panel.counted)
    each = 1000 * (judged - begun) / number
    return (
        f"{number:6} reports: index {indexed - begun:6.2f} s, all rules {judged - begun:6.2f} s "
        f"({each:.2f} ms a report), index at most {most / number / 1000:.1f} kB a report"
    )


def main() -> None:
    for bodies in [int(word) for word in sys.argv[1:]] or BODIES:
        with TemporaryDirectory() as folder:
            season = write_season(Path(folder), bodies, YEARS, seed=bodies, pdf=False)
            panel = panel_of(season)
            for part in PARTS:
                print(measure(part_of(panel, part)), flush=True)
            found = findings(panel)
            missed, invented = compared(season, found)
            rules = {rule.id for rule in COPIES}
            planted = [one for one in season.planted if one.fault in ("copy", "own_copy")]
            lost, wrong = ([one for one in some if one[0] in rules] for some in (missed, invented))
            print(
                f"{len(planted)} copies planted, {len(lost)} missed, {len(wrong)} false", end="; "
            )
            print(f"all faults: {len(missed)} missed, {len(invented)} invented", flush=True)


if __name__ == "__main__":
    main()
