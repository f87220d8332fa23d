"""One run over many reports: what to judge, what to skip, what to write, and when."""

import json
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, cast

from sqlalchemy import Connection, insert, select, update

from gongkai.model.message import Message
from gongkai.model.panel import Scope
from gongkai.model.version import VERSION
from gongkai.supervise.assessing.criteria import Standard
from gongkai.supervise.assessing.input_files import InputFile, Listing
from gongkai.supervise.assessing.worker import Job, assess_file
from gongkai.supervise.register import Register
from gongkai.supervise.register.bodies import settle
from gongkai.supervise.register.findings import conclude, replace, stand
from gongkai.supervise.register.outcome import Outcome, Standing, gravest
from gongkai.supervise.register.saving import remove_files, save, save_files
from gongkai.supervise.register.tables import ASSESSMENT, FILE, REPORT, RUN, VERDICT


def standings(connection: Connection, judged_by: str) -> dict[str, Standing]:
    """How the contents stand that were judged by this standard, by their hash."""
    failed = (
        select(VERDICT.c.assessment_id, VERDICT.c.level)
        .join(ASSESSMENT)
        .where(ASSESSMENT.c.judged_by == judged_by, VERDICT.c.status == "fail")
        .distinct()
    )
    levels: dict[int, set[str]] = {}
    for id_, level in connection.execute(failed):
        levels.setdefault(id_, set()).add(level)
    asked = (
        select(REPORT.c.sha256, ASSESSMENT.c.id, ASSESSMENT.c.profile, ASSESSMENT.c.grade)
        .join(ASSESSMENT)
        .where(ASSESSMENT.c.judged_by == judged_by)
    )
    return {
        sha: Standing(profile, grade is not None, gravest(levels.get(id_, set())))
        for sha, id_, profile, grade in connection.execute(asked)
    }


Became = Literal["assessed", "skipped", "unreadable", "crashed"]
Judge = Callable[[Sequence[Job]], Iterator[Outcome | None]]
"""Judges jobs and yields what became of them, in any order; None now and then while nothing has
come for a moment. A generator is closed where the run is stopped: that ends all work at once."""

Hashing = Callable[[Sequence[InputFile]], Iterable[str | None]]
"""The sha256 of each source, in their order; None of one that cannot be opened."""

_BATCH = 20
_PATIENCE = 0.5
"""Seconds that an outcome waits at most to be written with others."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one file. ``standing`` is None unless it was read."""

    source: str
    became: Became
    standing: Standing | None = None
    message: Message | None = None


@dataclass(slots=True)
class Run:
    """A run over a listing. ``steps`` does the work; whatever ends it, what it has yielded is in
    the register or will be before the iterator is closed.

    ``limit`` bounds how many files are judged, skipped ones apart. ``force`` judges unchanged
    files again. ``scopes`` tell which bodies governments add up. ``finished`` says after the last
    step whether nothing was left to be done.
    """

    register: Register
    listing: Listing
    standard: Standard
    limit: int | None = None
    force: bool = False
    scopes: tuple[Scope, ...] = ()
    vanished: int = 0
    left: int = 0
    finished: bool = False
    _id: int = 0
    _quota: int | None = None
    _known: dict[str, Standing] = field(default_factory=dict[str, Standing])
    _waiting: list[Outcome] = field(default_factory=list[Outcome])
    _met: list[Outcome] = field(default_factory=list[Outcome])
    _written: float = 0.0

    def steps(
        self,
        judge: Judge | None = None,
        stop: Callable[[], bool] = lambda: False,
        hashing: Hashing | None = None,
    ) -> Iterator[Step | None]:
        """Every file once, in the order in which they are done; None while nothing is. ``judge``
        and ``hashing`` are one after the other in this process where they are left out; ``stop``
        is asked often."""
        self._quota = self.limit
        self._begin()
        try:
            yield from self._work(judge or self._one_by_one, stop, hashing or hash_here)
        finally:
            self._flush()
        if not stop():
            self._finish()

    def _work(
        self, judge: Judge, stop: Callable[[], bool], hashing: Hashing
    ) -> Iterator[Step | None]:
        jobs: list[Job] = []
        twins: list[Job] = []
        met: set[str] = set()
        sources = self.listing.sources
        for source, sha256 in zip(sources, hashing(sources), strict=True):
            if stop():
                return
            job = Job(source, sha256)
            if job.sha256 in self._known:
                yield self._skip(job)
            elif job.sha256 in met:
                twins.append(job)
            else:
                jobs.append(job)
                met |= {job.sha256} if job.sha256 else set()
        yield from self._judge(jobs, judge, stop)
        # Equal contents are judged once; what could not be read is tried at every place.
        again: list[Job] = []
        for job in twins:
            if job.sha256 in self._known:
                yield self._skip(job)
            else:
                again.append(job)
        yield from self._judge(again, judge, stop)

    def _judge(
        self, jobs: Sequence[Job], judge: Judge, stop: Callable[[], bool]
    ) -> Iterator[Step | None]:
        some = jobs if self._quota is None else jobs[: self._quota]
        if self._quota is not None:
            self._quota -= len(some)
            self.left += len(jobs) - len(some)
        if not some or stop():
            return
        outcomes = judge(some)
        try:
            for outcome in outcomes:
                if outcome:
                    self._waiting.append(outcome)
                self._flush_in_time()
                yield self._step(outcome) if outcome else None
                if stop():
                    return
        finally:
            if isinstance(outcomes, Generator):
                outcomes.close()

    def _skip(self, job: Job) -> Step:
        """A file whose content has been judged by the same standard before."""
        name, sha256 = job.source.name, cast(str, job.sha256)
        self._met.append(Outcome(name, sha256, "read"))
        self._flush_in_time()
        return Step(name, "skipped", self._known[sha256])

    def _step(self, outcome: Outcome) -> Step:
        if not outcome.judged:
            became: Became = "crashed" if outcome.state == "crashed" else "unreadable"
            return Step(outcome.source, became, message=outcome.message)
        standing = outcome.judged.standing
        if outcome.sha256:
            self._known[outcome.sha256] = standing
        return Step(outcome.source, "assessed", standing)

    def _one_by_one(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        for job in jobs:
            yield assess_file(job, self.standard)

    def _begin(self) -> None:
        """Note that the run has begun, and which files have gone since the last one."""
        rulebook, asked = self.standard.rulebook, self.standard.criteria
        told = {
            "sources": self.listing.roots,
            "profile": asked.profile,
            "as_of": asked.as_of and asked.as_of.isoformat(),
            "rules": [str(folder) for folder in asked.rules],
            "waivers": [str(file) for file in asked.waivers],
            "limit": self.limit,
            "force": self.force,
        }
        row = {
            "started": _now(),
            "program": VERSION,
            "judged_by": self.standard.judged_by,
            "rules_version": rulebook.version,
            "rules_sha256": rulebook.sha256,
            "options": json.dumps(told, ensure_ascii=False),
            "files": len(self.listing.sources),
        }
        there = {source.name for source in self.listing.sources}
        with self.register.writing() as connection:
            (self._id,) = connection.execute(insert(RUN).returning(RUN.c.id), row).one()
            names = connection.execute(select(FILE.c.source)).scalars()
            gone = [name for name in names if name not in there and self.listing.covers(name)]
            remove_files(connection, gone)
            self.vanished = len(gone)
        if not self.force:
            with self.register.reading() as connection:
                self._known = standings(connection, self.standard.judged_by)
        self._written = time.monotonic()

    def _flush_in_time(self) -> None:
        due = time.monotonic() - self._written > _PATIENCE
        if due or len(self._waiting) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        """Write what waits, in one transaction."""
        if self._waiting or self._met:
            with self.register.writing() as connection:
                save(
                    connection,
                    self._waiting,
                    run=self._id,
                    judged_by=self.standard.judged_by,
                    reference=self.standard.rulebook,
                )
                save_files(connection, self._met, self._id)
            self._waiting.clear()
            self._met.clear()
        self._written = time.monotonic()

    def _finish(self) -> None:
        """What follows from all reports together, and the end of the run."""
        rulebook, judged_by = self.standard.rulebook, self.standard.judged_by
        with self.register.writing() as connection:
            settle(connection, rulebook)
        with self.register.reading() as connection:
            holding = self.standard.holding
            rows = conclude(connection, rulebook, judged_by, self.scopes, holding)
        with self.register.writing() as connection:
            replace(connection, judged_by, rows)
            stand(connection, self._id, judged_by, rulebook.forms)
            done = update(RUN).where(RUN.c.id == self._id).values(finished=_now())
            connection.execute(done)
        self.finished = True


def hash_here(sources: Sequence[InputFile]) -> Iterator[str | None]:
    """The hash of each source, taken in this process."""
    return (source.sha256() for source in sources)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
