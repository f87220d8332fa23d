"""Keeps what became of reports in storage that several machines share: what one of them has judged
no other judges again, and a register can be filled from it later.

Below the store's URL lies ``outcomes/<two digits>/<sha256>-<judged_by>.json.z``: compressed JSON,
by the content of the report and by the standard that it was judged by.
"""

import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.model.version import VERSION
from gongkai.supervise.assessing.storage import get, put
from gongkai.supervise.assessing.worker import Job
from gongkai.supervise.register.compression import packed, unpacked
from gongkai.supervise.register.exchange import from_json, to_json
from gongkai.supervise.register.outcome import Outcome

_MOST = 64 << 20
"""Bytes that an outcome may have when it is no longer compressed; real ones have 0.2 MB."""


@dataclass(frozen=True, slots=True)
class Store:
    """Outcomes below ``url`` that were judged by one standard."""

    url: str
    judged_by: str

    def take(self, job: Job) -> Outcome | None:
        """The outcome of an equal content; None where there is none, it is damaged or was made by
        another version of the program. GongkaiError where the storage cannot be read."""
        if job.sha256 is None or (data := get(self._key(job.sha256))) is None:
            return None
        try:
            outcome = from_json(job.source.name, _record(data))
        except (zlib.error, LookupError, TypeError, ValueError, ArithmeticError, AttributeError):
            return None
        judged = outcome.judged
        fits = judged and judged.assessment["program"] == VERSION and outcome.sha256 == job.sha256
        return outcome if fits else None

    def keep(self, outcome: Outcome) -> None:
        """Write down a report that was read; what could not be is tried again next time.
        GongkaiError where the storage cannot be written."""
        if outcome.sha256 and outcome.judged:
            put(self._key(outcome.sha256), packed(to_json(outcome.sha256, outcome.judged)))

    def _key(self, sha256: str) -> str:
        name = f"{sha256[:2]}/{sha256}-{self.judged_by}.json.z"
        return f"{self.url.rstrip('/')}/outcomes/{name}"


def through(
    store: Store, judge: Callable[[Sequence[Job]], Iterator[Outcome | None]]
) -> Callable[[Sequence[Job]], Iterator[Outcome | None]]:
    """A judge that takes from the store what is there and keeps there what it judges."""

    def judged(jobs: Sequence[Job]) -> Iterator[Outcome | None]:
        left: list[Job] = []
        for job in jobs:
            known = store.take(job)
            if known:
                yield known
            else:
                left.append(job)
        outcomes = judge(left) if left else iter(())
        try:
            for outcome in outcomes:
                if outcome:
                    store.keep(outcome)
                yield outcome
        finally:
            if isinstance(outcomes, Generator):
                outcomes.close()

    return judged


def _record(data: bytes) -> Any:
    """Nothing is taken on trust: neither its size nor what it holds."""
    opened = zlib.decompressobj()
    opened.decompress(data, _MOST)
    if not opened.eof:
        raise ValueError("too large or cut off")
    return unpacked(data)
