"""Watches the worker: one that hangs or dies is replaced, and its file is a finding."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

SECONDS, MEBIBYTES = 10.0, 1024
_PATIENCE = 60.0
"""By the clock, on a machine that may be busy."""
_TESTS = Path(__file__).resolve().parents[1]
_START = 120.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: "read", the key of its refusal, or "fault", "hang", "crash",
    "memory", "wrong" (a cell), "accused" (a rule failed for what the change did) with what there is
    to tell; ``compared`` where it is known what a person sees."""

    number: int
    seed: str
    kind: str
    outcome: str
    seconds: float = 0.0
    peak: int = 0
    told: str = ""
    compared: bool = False

    @property
    def is_finding(self) -> bool:
        return self.outcome in ("fault", "hang", "crash", "memory", "wrong", "accused")


def outcomes(run: int, numbers: range, kinds: str, deadline: float) -> Iterator[Outcome]:
    """The outcome of every file of these numbers, until the time is over."""
    while numbers and time.monotonic() < deadline:
        for outcome in _worker(run, numbers, kinds, deadline):
            yield outcome
            numbers = range(outcome.number + 1, numbers.stop)


def _worker(run: int, numbers: range, kinds: str, deadline: float) -> Iterator[Outcome]:
    """Outcomes until the work is done or the worker is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "fuzz.worker", *map(str, (run, numbers.start, numbers.stop, kinds))],
        cwd=_TESTS,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    lines: Queue[str] = Queue()
    complaints: list[str] = []
    readers = [
        Thread(target=lambda: [*map(lines.put, process.stdout), lines.put("")], daemon=True),
        Thread(target=lambda: complaints.append(process.stderr.read()), daemon=True),
    ]
    for reader in readers:
        reader.start()
    begun: dict[str, object] = {"number": numbers.start, "seed": "", "kind": ""}
    patience = _START
    try:
        while time.monotonic() < deadline:
            try:
                line = lines.get(timeout=patience)
            except Empty:
                yield Outcome(**begun, outcome="hang", seconds=patience)
                return
            if not line:
                if process.wait() != 0:
                    readers[1].join(5)
                    yield Outcome(**begun, outcome="crash", told="".join(complaints)[-2000:])
                return
            told = json.loads(line)
            patience = _PATIENCE
            if "seed" in told:
                begun = told
            else:
                yield _outcome(begun, told)
    finally:
        process.kill()
        process.wait()


def _outcome(begun: dict[str, object], told: dict[str, object]) -> Outcome:
    outcome, words = told["outcome"], told["fault"]
    if outcome != "fault":
        if told["seconds"] > SECONDS:
            outcome = "hang"
        elif told["peak"] > MEBIBYTES:
            outcome = "memory"
        elif told["wrong"]:
            outcome, words = "wrong", "; ".join(told["wrong"])
        elif told["accused"]:
            outcome, words = "accused", "; ".join(told["accused"])
    return Outcome(
        **begun, outcome=outcome, seconds=told["seconds"], peak=told["peak"], told=words,
        compared=told["compared"],
    )  # fmt: skip
