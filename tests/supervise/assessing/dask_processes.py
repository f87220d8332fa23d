"""A scheduler and workers as processes of their own on this machine."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60
_QUIET = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h",
}


@dataclass(frozen=True, slots=True)
class Processes:
    """``workers`` are killed by ``kill``, as by an accident."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def kill(self, number: int) -> None:
        os.kill(self.workers[number].pid, signal.SIGKILL)


@contextmanager
def started(folder: Path, workers: int, options: Sequence[str]) -> Generator[Processes]:
    """Running until the block is left; none outlives it."""
    told = folder / "scheduler.json"
    running: list[subprocess.Popen[bytes]] = []

    def start(name: str, *words: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *words, "--no-dashboard"]
        with (folder / f"{name}{len(running)}.log").open("wb") as log:
            running.append(
                subprocess.Popen(
                    command, stdout=log, stderr=log, cwd=folder, env=os.environ | _QUIET
                )
            )

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        address = _address(told)
        for _ in range(workers):
            start("worker", address, "--nthreads", "1", "--host", "127.0.0.1", *options)
        yield Processes(address, tuple(running[1:]))
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _address(told: Path) -> str:
    for _ in range(_PATIENCE * 10):
        if told.exists() and (text := told.read_text("utf-8")):
            return json.loads(text)["address"]
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")
