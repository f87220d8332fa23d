"""The process that reads the mutated files: one line of JSON for each, whatever happens.

Seconds are those of this processor: what else the machine does is not the file's fault. A reader's
child has its own clock.
"""

import json
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

from fuzz.mutation import Mutant, mutant
from fuzz.seeds import chosen, seeds
from gongkai.check import check
from gongkai.model.errors import GongkaiError
from gongkai.read_report import read_report
from support.judged import rulebook

_ADDRESS_SPACE = 2 << 30
"""Keeps the machine safe; what counts is the resident memory that each line tells."""


def main(run: int, numbers: range, kinds: str) -> None:
    """Read the files of these numbers, one after the other."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    known = chosen(seeds(), kinds)
    rulebook()
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            made = mutant(known, run, number)
            path = Path(folder) / made.name
            path.write_bytes(made.data)
            _tell(number=number, seed=made.seed.name, kind=made.seed.kind)
            _forget_peak()
            start = time.process_time()
            outcome, fault, wrong, accused = tried(path, made)
            seconds = time.process_time() - start
            path.unlink()
            _tell(
                number=number, outcome=outcome, fault=fault, wrong=wrong, accused=accused,
                compared=made.sight is not None, seconds=round(seconds, 4), peak=_peak(),
            )  # fmt: skip


def tried(path: Path, made: Mutant) -> tuple[str, str, list[str], list[str]]:
    """What became of a file, how the program failed, cells read wrongly without a doubt, and rules
    that fail for nothing that is seen."""
    rules = rulebook()
    try:
        report = read_report(path, rules)
        assessment = check(report, rules)
    except GongkaiError as error:
        return error.message.key, "", [], []
    except BaseException:
        return "fault", traceback.format_exc(), [], []
    if made.sight is None:
        return "read", "", [], []
    return "read", "", made.sight.wrong(report), made.sight.accused(assessment)


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _peak() -> int:
    """The largest resident memory since it was forgotten, in MiB (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def _tell(**facts: object) -> None:
    print(json.dumps(facts, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), range(int(sys.argv[2]), int(sys.argv[3])), sys.argv[4])
