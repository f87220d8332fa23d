"""Judges files on the workers of a dask cluster: the same outcomes as on one machine.

A path is read here and its bytes are sent along; what lies behind a URL, a shared folder as
``file://`` too, every worker opens by itself. The scheduler hands a file to another worker where
one dies. It blames all files that a dead worker had been given, so those that it gives up are tried
once more, each alone; one that ends its worker again is reported as crashed.
"""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from queue import Empty, SimpleQueue
from typing import cast
from uuid import uuid4

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.model.message import Message, message
from gongkai.supervise.assessing.bundle import Bundle
from gongkai.supervise.assessing.input_files import InputFile
from gongkai.supervise.assessing.pool import BOUNDS, Allowance
from gongkai.supervise.assessing.scheduler import PATIENCE, Client, Future, answer, call, threads
from gongkai.supervise.assessing.store import Store
from gongkai.supervise.assessing.task import assess_source, hash_sources
from gongkai.supervise.assessing.worker import Job
from gongkai.supervise.register.outcome import Outcome

_TICK = 0.5
_LOOK = 2.0
"""Seconds between two looks at who works."""
_AHEAD = 4
"""Files given to the cluster at a time, for each thread of a worker."""
_ATTEMPTS = 2


def judge_on(
    client: Client,
    jobs: Sequence[Job],
    bundle: Bundle,
    *,
    store: str | None = None,
    bounds: Allowance = BOUNDS,
) -> Iterator[Outcome | None]:
    """What became of each job, in any order; None now and then while nothing comes.

    With the URL of a ``store`` the workers leave there what they have judged, and take from it what
    others have. GongkaiError where the cluster loses all its workers for a minute, or one of them
    is of another version or has other rules.
    """
    campaign = _Campaign(client, bundle, store, bounds, deque(jobs))
    try:
        yield from campaign.outcomes()
    finally:
        campaign.cancel()


@dataclass(slots=True)
class _Campaign:
    """What is to be done, what is being done, and what has to be done alone."""

    client: Client
    bundle: Bundle
    store: str | None
    bounds: Allowance
    jobs: deque[Job]
    suspects: deque[Job] = field(default_factory=deque[Job])
    flight: dict[str, "_Flight"] = field(default_factory=dict[str, "_Flight"])
    done: SimpleQueue[str] = field(default_factory=SimpleQueue[str])
    threads: int = 0
    looked: float = 0.0
    in_vain: float | None = None

    def outcomes(self) -> Iterator[Outcome | None]:
        while self.jobs or self.suspects or self.flight:
            self._see_to_workers()
            yield from self._send()
            if not self.flight:
                continue
            try:
                key = self.done.get(timeout=_TICK)
            except Empty:
                yield None
                continue
            if outcome := self._outcome(self.flight.pop(key)):
                yield outcome

    def cancel(self) -> None:
        futures = [one.future for one in self.flight.values()]
        if futures:
            self.client.cancel(futures, force=True)

    def _see_to_workers(self) -> None:
        """A cluster may grow, and lose all its workers for a moment while they start anew."""
        now = time.monotonic()
        if now - self.looked < _LOOK:
            return
        self.looked = now
        self.threads = threads(self.client)
        if self.threads:
            self.in_vain = None
        elif self.in_vain is None:
            self.in_vain = now
        elif now - self.in_vain > PATIENCE:
            raise GongkaiError(message("cluster.no_workers", seconds=PATIENCE))

    def _send(self) -> Iterator[Outcome]:
        while self.jobs and len(self.flight) < _AHEAD * max(1, self.threads):
            yield from self._launch(self.jobs.popleft(), alone=False)
        if self.suspects and not self.jobs and not self.flight:
            yield from self._launch(self.suspects.popleft(), alone=True)

    def _launch(self, job: Job, *, alone: bool) -> Iterator[Outcome]:
        sent = job
        if not job.source.is_url:
            try:
                sent = replace(job, content=job.source.content())
            except UnreadableFile as error:
                yield Outcome(job.source.name, job.sha256, "unreadable", error.message)
                return
        key = f"gongkai-assess-{uuid4().hex}"
        asked = (self.bundle, sent, self.bounds.seconds, self.store)
        future = call(self.client, key, assess_source, *asked)
        self.flight[key] = _Flight(future, job, alone)
        future.add_done_callback(partial(self._done, key))

    def _done(self, key: str, _: object) -> None:
        """Called in a thread of the connection."""
        self.done.put(key)

    def _outcome(self, one: "_Flight") -> Outcome | None:
        from distributed import KilledWorker  # pyright: ignore[reportMissingTypeStubs]

        job = one.job
        try:
            told = answer(one.future)
        except KilledWorker:
            if not one.alone:
                self.suspects.append(job)
                return None
            reason = message("cluster.worker_lost", seconds=round(self.bounds.seconds))
            told = message("assess.crashed", reason=reason, attempts=_ATTEMPTS)
            return Outcome(job.source.name, job.sha256, "crashed", told, attempts=_ATTEMPTS)
        if isinstance(told, Message):
            raise GongkaiError(told)
        outcome = cast(Outcome, told)
        if outcome.state == "read" and outcome.judged is None and self.store:
            stored = Store(self.store, self.bundle.judged_by).take(job)
            if stored is None:
                raise GongkaiError(message("cluster.not_stored", store=self.store))
            return stored
        return outcome


@dataclass(frozen=True, slots=True)
class _Flight:
    """A file that the cluster has; ``alone`` where nothing else could have killed its worker."""

    future: Future
    job: Job
    alone: bool


_HASHING = 600
"""Seconds that hashing one batch may take."""
_BATCHES_AHEAD = 4
"""Batches given to the cluster at a time, for each thread of a worker."""
_HASHED = 50
"""Sources hashed by one task."""


def hash_on(client: Client, sources: Sequence[InputFile]) -> Iterator[str | None]:
    """The hash of each source, in their order: paths are read here, URLs by the workers."""
    urls = [source for source in sources if source.is_url]
    hashes = _hashes(client, urls)
    for source in sources:
        yield next(hashes) if source.is_url else source.sha256()


def _hashes(client: Client, sources: Sequence[InputFile]) -> Iterator[str | None]:
    batches = deque(sources[at : at + _HASHED] for at in range(0, len(sources), _HASHED))
    flight: deque[Future] = deque()
    workers = max(1, threads(client)) if batches else 0
    while batches or flight:
        while batches and len(flight) < _BATCHES_AHEAD * workers:
            key = f"gongkai-hash-{uuid4().hex}"
            flight.append(call(client, key, hash_sources, batches.popleft()))
        yield from answer(flight.popleft(), _HASHING)
