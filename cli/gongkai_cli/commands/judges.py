"""What judges the reports of a season: processes of this machine, or a cluster."""

import logging
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.supervise.assessing.criteria import Standard
    from gongkai.supervise.assessing.run import Hashing, Judge


@contextmanager
def open_judges(
    standard: "Standard", workers: int | None, cluster: str | None, store: str | None
) -> "Generator[tuple[Judge, Hashing | None]]":
    """What judges and what hashes: on the cluster at an address, else in ``workers`` processes,
    one for each core where nobody says how many. ``store`` is where results are shared."""
    from functools import partial

    from gongkai.supervise.assessing.store import Store, through

    if cluster:
        from gongkai.supervise.assessing.bundle import pack
        from gongkai.supervise.assessing.cluster import hash_on, judge_on
        from gongkai.supervise.assessing.scheduler import cluster as connected

        # What a lost worker means for a file is told in our own words.
        for name in ("distributed", "distributed.client", "distributed.core"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        with connected(cluster) as client:
            judge = partial(judge_on, client, bundle=pack(standard), store=store)
            yield judge, partial(hash_on, client)
        return
    from gongkai.supervise.assessing.pool import pool

    here = partial(
        pool,
        maker="gongkai.supervise.assessing.worker:assessor",
        criteria=standard.criteria,
        workers=workers or _cores(),
    )
    yield through(Store(store, standard.judged_by), here) if store else here, None


def _cores() -> int:
    """Those that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
