"""The connection to the scheduler of a dask cluster, and what is asked of it."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, Protocol, cast

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message

_CONNECT = 20
PATIENCE = 60
"""Seconds without any worker before a run is given up."""


class Client(Protocol):
    """What is used of distributed's connection to a scheduler."""

    def submit(
        self, function: Callable[..., Any], *asked: Any, key: str, pure: bool
    ) -> "Future": ...
    def cancel(self, futures: Sequence["Future"], *, force: bool) -> None: ...
    def nthreads(self) -> dict[str, int]: ...
    def wait_for_workers(self, n_workers: int, *, timeout: float) -> None: ...
    def close(self, timeout: float) -> None: ...


class Future(Protocol):
    def result(self, timeout: float | None) -> Any: ...
    def add_done_callback(self, fn: Callable[[Any], None]) -> None: ...


@contextmanager
def cluster(address: str, seconds: float = _CONNECT) -> Generator[Client]:
    """Connected to the scheduler at this address. GongkaiError where the extra is missing or
    nothing answers there."""
    if find_spec("distributed") is None:
        raise GongkaiError(message("assess.no_cluster_extra"))
    import distributed  # pyright: ignore[reportMissingTypeStubs]

    try:
        client = cast(Client, distributed.Client(address, timeout=seconds, set_as_default=False))
    except (OSError, ValueError, TypeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise GongkaiError(
            message("cluster.no_scheduler", address=address, reason=reason)
        ) from error
    try:
        _await_worker(client)
        yield client
    finally:
        client.close(timeout=5)


def _await_worker(client: Client) -> None:
    from distributed import TimeoutError as TooLong  # pyright: ignore[reportMissingTypeStubs]

    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TooLong as error:
        raise GongkaiError(message("cluster.no_workers", seconds=PATIENCE)) from error


def threads(client: Client) -> int:
    return sum(client.nthreads().values())


def call(client: Client, key: str, function: Callable[..., Any], *asked: Any) -> Future:
    return client.submit(function, *asked, key=key, pure=False)


def answer(future: Future, seconds: float | None = None) -> Any:
    """The result; GongkaiError where a worker cannot even begin, for lack of the program."""
    from distributed import KilledWorker  # pyright: ignore[reportMissingTypeStubs]

    try:
        return future.result(timeout=seconds)
    except (KilledWorker, GongkaiError):
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        raise GongkaiError(message("cluster.fault", reason=reason)) from error
