"""Which bodies' reports a government's own report adds up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The report of ``body`` is the sum over ``includes``: names, or all bodies under it where
    None is given, without ``excludes``. It holds for ``years``, or for all where there are none."""

    body: str
    includes: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
