"""Judges files in processes of its own: a file that breaks one costs that file only.

Each process reads one file after the other. One that dies, takes too long or runs out of memory is
replaced, and its file tried once more in the new one; after that the file is reported as crashed.
"""

import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Message, message
from gongkai.supervise.assessing.worker import NO_MEMORY, READY, Job, serve
from gongkai.supervise.register.outcome import Outcome

_TICK = 0.2
"""Seconds between two looks at the clocks."""
_AHEAD = 3
"""Files that a process is given at a time, so that it need not wait for the next one."""
_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Allowance:
    """How long one file may take, by the clock, and how much memory its process may use (on
    systems that can bound it): far more than any readable file needs, LibreOffice included."""

    seconds: float = 180
    bytes: int = 2 << 30


BOUNDS = Allowance()


def pool(
    jobs: Sequence[Job],
    maker: str,
    criteria: object,
    *,
    workers: int,
    bounds: Allowance = BOUNDS,
) -> Iterator[Outcome | None]:
    """What became of each job, in any order; None now and then while nothing comes.

    ``maker`` ("module:function", called with ``criteria``) gives what judges a job; it is called
    once in each process. GongkaiError where a process cannot begin. All processes end with the
    iterator, and with this process, however it ends.
    """
    group = _WorkerGroup(maker, criteria, bounds, deque(_Task(job) for job in jobs))
    try:
        for _ in range(min(workers, len(jobs))):
            group.hire()
        while group.tasks or any(worker.tasks for worker in group.workers):
            group.hand_out()
            yield from group.look()
    finally:
        group.dismiss()


@dataclass(slots=True)
class _Task:
    job: Job
    attempts: int = 0


@dataclass(slots=True)
class _Worker:
    """A process and the tasks that it was given; the first one is what it works on, since
    ``begun``."""

    process: SpawnProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque[_Task])
    begun: float = 0.0
    ready: bool = False

    def give(self, task: _Task) -> None:
        if not self.tasks:
            self.begun = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # it is dead, which its answer will show
            self.connection.send(task.job)

    def end(self) -> None:
        """Stop the process at once; it has nothing to lose."""
        self.process.kill()
        self.process.join()
        self.connection.close()


@dataclass(slots=True)
class _WorkerGroup:
    """The processes at work, and the tasks that none of them has yet."""

    maker: str
    criteria: object
    bounds: Allowance
    tasks: deque[_Task]
    workers: list[_Worker] = field(default_factory=list[_Worker])

    def hire(self) -> None:
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(
            target=serve, args=(there, self.maker, self.criteria, self.bounds.bytes), daemon=True
        )
        with _undisturbed():
            process.start()
        there.close()
        self.workers.append(_Worker(process, here))

    def hand_out(self) -> None:
        """Fairly: nobody gets a further task while another has none."""
        for ahead in range(1, _AHEAD + 1):
            for worker in self.workers:
                if worker.ready and self.tasks and len(worker.tasks) < ahead:
                    # One that failed before is tried alone.
                    if self.tasks[0].attempts and worker.tasks:
                        continue
                    worker.give(self.tasks.popleft())

    def look(self) -> Iterator[Outcome | None]:
        """Wait a moment for answers; see after those that died or take too long."""
        talking = wait([worker.connection for worker in self.workers], _TICK)
        if not talking:
            yield None
        now = time.monotonic()
        for worker in tuple(self.workers):
            if worker.connection in talking:
                yield from self._hear(worker)
            elif worker.tasks and now - worker.begun > self.bounds.seconds:
                told = message("assess.too_slow", seconds=round(self.bounds.seconds))
                yield from self._replace(worker, told)

    def _hear(self, worker: _Worker) -> Iterator[Outcome | None]:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            yield from self._replace(worker, _why(worker.process.exitcode or 0))
            return
        if answer == READY:
            worker.ready = True
        elif isinstance(answer, Message):
            raise GongkaiError(answer)
        else:
            worker.tasks.popleft()
            worker.begun = time.monotonic()
            yield answer

    def _replace(self, worker: _Worker, reason: Message) -> Iterator[Outcome]:
        """The file at work is to blame; those that waited behind it are not."""
        worker.end()
        self.workers.remove(worker)
        if not worker.ready:
            raise GongkaiError(message("assess.no_worker", reason=reason))
        guilty = worker.tasks.popleft() if worker.tasks else None
        self.tasks.extendleft(reversed(worker.tasks))
        if guilty:
            guilty.attempts += 1
            if guilty.attempts < _ATTEMPTS:
                self.tasks.appendleft(guilty)
            else:
                name, sha256 = guilty.job.source.name, guilty.job.sha256
                told = message("assess.crashed", reason=reason, attempts=guilty.attempts)
                yield Outcome(name, sha256, "crashed", told, attempts=guilty.attempts)
        self.hire()

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.end()


@contextmanager
def _undisturbed() -> Generator[None]:
    """A process that is started here never hears of Ctrl-C, not even while it begins."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _why(exitcode: int) -> Message:
    """Why a process ended, by its exit code: negative for the number of a signal."""
    if exitcode == NO_MEMORY:
        return message("assess.no_memory")
    if exitcode < 0:
        number = -exitcode
        names = {one.value: one.name for one in signal.Signals}
        return message("assess.signal", signal=names.get(number, str(number)))
    return message("assess.exited", code=exitcode)
