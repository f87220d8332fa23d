"""What hostile files cost the whole command: ``python tests/benchmarks/hostile.py`` prints for each
the seconds by the clock and of the processor, the memory of the command and its child together, the
exit code and what is said.

No file may take more than 10 s or 1 GiB, and each that is not read ends with exit code 3. What else
the machine does shows in the clock, so that it is the processor that counts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from readers import test_hostile, test_pdf_hostile
from support.bad_files import UNREADABLE
from support.hostile_files import HOSTILE

SECONDS, MEBIBYTES = 10.0, 1024
WATCHED = """
import atexit, resource, sys
def tell():
    lines = open("/proc/self/status").read().splitlines()
    own = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print((own + child) // 1024, file=sys.stderr)
atexit.register(tell)
from gongkai_cli.main import main
main()
"""


def files() -> Iterator[tuple[str, Callable[[Path], Path]]]:
    """The name of each file and what puts it into a folder."""

    def writing(name: str, make: Callable[[], bytes]) -> Callable[[Path], Path]:
        def write(folder: Path) -> Path:
            path = folder / name
            path.write_bytes(make())
            return path

        return write

    for name, hostile in HOSTILE.items():
        yield name, writing(f"report.{hostile.suffix}", hostile.make)
    for name, (suffix, make) in test_hostile.HOSTILE.items():
        yield name, writing(f"report.{suffix}", make)
    for name, (make, _) in test_pdf_hostile.HOSTILE.items():
        yield name, writing("report.pdf", make)
    for make in UNREADABLE:
        yield make.__name__.replace("_", " "), make


def tried(path: Path) -> tuple[float, float, int, int, str]:
    """Seconds by the clock and of the processor, MiB, exit code and the first line that is said."""
    start, used = time.perf_counter(), processor()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "check", "--lang", "en", "--fail-on", "never", path],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
        timeout=60,
    )
    seconds = time.perf_counter() - start
    *said, peak = done.stderr.strip().splitlines()
    return seconds, processor() - used, int(peak), done.returncode, (said or ["(read)"])[0]


def processor() -> float:
    """Seconds that all processes which ended so far have used."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> int:
    """0 where all files stay within the bounds."""
    print(f"{'file':36} {'format':6} {'KiB':>7} {'clock':>6} {'cpu':>6} {'MiB':>5} exit  said")
    beyond = 0
    for name, make in files():
        with TemporaryDirectory() as folder:
            path = make(Path(folder))
            size = path.stat().st_size // 1024 if path.is_file() else 0
            seconds, used, peak, code, said = tried(path)
            said = said.replace(str(path), "").removeprefix("error: ").replace(path.name, "…")
            print(
                f"{name:36} {path.suffix[1:]:6} {size:7} {seconds:6.2f} {used:6.2f} {peak:5}"
                f" {code:4}  {said[:70]}"
            )
            ended = code == 0 or (code == 3 and said != "(read)")
            beyond += used > SECONDS or peak > MEBIBYTES or not ended
    print(f"{beyond} beyond {SECONDS:.0f} s or {MEBIBYTES} MiB, or without a clear end")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
