"""The command: mutates, watches, keeps the files that break something, prints figures."""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median

from fuzz.mutation import Mutant, mutant
from fuzz.seeds import chosen, seeds
from fuzz.watch import Outcome, outcomes


def main() -> int:
    """0 where nothing was found, else 1."""
    asked = _asked()
    start = time.monotonic()
    known = chosen(seeds(), asked.kinds)
    found: dict[str, list[Outcome]] = defaultdict(list)
    findings = 0
    numbers = range(asked.first, asked.first + asked.files)
    try:
        for outcome in outcomes(asked.run, numbers, asked.kinds, start + asked.seconds):
            found[outcome.kind].append(outcome)
            if outcome.number % 1_000 == 999:
                print(f"{outcome.number + 1} …", file=sys.stderr, flush=True)
            if outcome.is_finding:
                findings += 1
                _keep(mutant(known, asked.run, outcome.number), outcome, asked)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
    _print(found, time.monotonic() - start)
    return 1 if findings else 0


def _keep(made: Mutant, outcome: Outcome, asked: argparse.Namespace) -> None:
    """Write the file that breaks something, and beside it what there is to tell."""
    asked.keep.mkdir(parents=True, exist_ok=True)
    path = asked.keep / f"{asked.run}-{outcome.outcome}-{made.name}"
    path.write_bytes(made.data)
    path.with_name(path.name + ".told").write_text(outcome.told, encoding="utf-8")
    told = outcome.told.strip().splitlines()
    print(f"{outcome.outcome}: {path} (from {outcome.seed}) {told[-1] if told else ''}", flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=20_000, help="how many (%(default)s)")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so long")
    parser.add_argument("--run", type=int, default=1, help="another number, other files")
    parser.add_argument("--first", type=int, default=0, help="begin with the file of this number")
    parser.add_argument("--kinds", default="", help="only these, such as odt,mht")
    parser.add_argument(
        "--keep",
        type=Path,
        default=Path(__file__).resolve().parents[2] / "fuzz-findings",
        help="folder for files that break",
    )
    return parser.parse_args()


def _print(found: dict[str, list[Outcome]], seconds: float) -> None:
    print(
        "format    files    read  refused  found    compared   median ms  worst ms  most MiB  slow"
    )
    for kind, each in sorted(found.items()):
        read = sum(one.outcome == "read" for one in each)
        bad = sum(one.is_finding for one in each)
        times = [1000 * one.seconds for one in each]
        print(
            f"{kind:8}{len(each):7}{read:8}{len(each) - read - bad:9}{bad:7}"
            f"{sum(one.compared for one in each):12}"
            f"{median(times):12.1f}{max(times):10.0f}{max(one.peak for one in each):10}"
            f"  {max(each, key=lambda one: one.seconds).number}"
        )
    every = [one for each in found.values() for one in each]
    print(f"{len(every)} files in {seconds:.0f} s")
    for outcome, count in Counter(one.outcome for one in every).most_common():
        print(f"{count:8} {outcome}")


if __name__ == "__main__":
    sys.exit(main())
