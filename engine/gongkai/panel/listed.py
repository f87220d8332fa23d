"""A public body as the list of bodies names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """``kind`` is an id of ``rules/bodies.toml``, ``parent`` the name of the body over it. It must
    report on the years from ``since`` to ``until``, as far as they are known. ``guessed`` where it
    stands on no list but was met in a report."""

    name: str
    kind: str
    parent: str | None = None
    region: str | None = None
    since: int | None = None
    until: int | None = None
    guessed: bool = False

    def reports_on(self, year: int) -> bool:
        """Whether it must report on a year; a body on no list need not."""
        begun = self.since is None or self.since <= year
        return not self.guessed and begun and (self.until is None or year <= self.until)
