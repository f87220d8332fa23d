"""The calls of durable_rules that are used, and so the only ones that can be."""

from typing import Protocol


class Engine(Protocol):
    """The C module. ``handle`` is a compiled rule set, ``sid`` a working memory, ``offset`` its
    place. There is no batch assertion, no retraction, no timer and no callback: those crash,
    hang, or lose facts silently."""

    error: type[Exception]

    def create_ruleset(self, name: str, rules: str, /) -> int: ...

    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]:
        """Result (1: nobody cares, 2: known already; both are fine) and the memory's offset."""
        ...

    def assert_event(self, handle: int, event: str, /) -> tuple[int, int]: ...

    def start_action_for_state(self, handle: int, offset: int, /) -> tuple[str, str] | None:
        """State and first firing, as JSON; None where nothing fires."""
        ...

    def complete_and_start_action(self, handle: int, offset: int, /) -> str | None:
        """The next firing; None where nothing fires any more."""
        ...

    def delete_state(self, handle: int, sid: str, /) -> None: ...
