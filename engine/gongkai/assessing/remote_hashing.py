"""Hashes files for a run on a dask cluster: paths here, what lies behind a URL on its workers."""

from collections import deque
from collections.abc import Iterator, Sequence
from uuid import uuid4

from gongkai.supervise.assessing.scheduler import Client, Future, answer, call, threads
from gongkai.supervise.assessing.sources import Source
from gongkai.supervise.assessing.task import hash_sources

_HASHING = 600
"""Seconds that hashing one batch may take."""
_AHEAD = 4
"""Batches given to the cluster at a time, for each thread of a worker."""
_HASHED = 50
"""Sources hashed by one task."""


def hash_on(client: Client, sources: Sequence[Source]) -> Iterator[str | None]:
    """The hash of each source, in their order: paths are read here, URLs by the workers."""
    urls = [source for source in sources if source.is_url]
    hashes = _hashes(client, urls)
    for source in sources:
        yield next(hashes) if source.is_url else source.sha256()


def _hashes(client: Client, sources: Sequence[Source]) -> Iterator[str | None]:
    batches = deque(sources[at : at + _HASHED] for at in range(0, len(sources), _HASHED))
    flight: deque[Future] = deque()
    workers = max(1, threads(client)) if batches else 0
    while batches or flight:
        while batches and len(flight) < _AHEAD * workers:
            key = f"gongkai-hash-{uuid4().hex}"
            flight.append(call(client, key, hash_sources, batches.popleft()))
        yield from answer(flight.popleft(), _HASHING)
