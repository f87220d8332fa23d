"""Changes to a report in few words, the same in every output format."""

import json
from collections.abc import Iterator, Mapping
from typing import cast


def written(changes: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of a rule case, a line for each change: ``set: requests.received.total = 3``."""
    return tuple(_lines(changes))


def _lines(changes: Mapping[str, object]) -> Iterator[str]:
    for key, value in changes.items():
        if isinstance(value, Mapping):
            inner = cast("Mapping[str, object]", value)
            yield from (f"{key}: {name} = {_plain(one)}" for name, one in inner.items())
        else:
            yield f"{key}: {_plain(value)}"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
