"""What the page can be filtered by: kinds, regions and bodies above, each by a short number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.model.panel import Listed
from gongkai.supervise.season.season import Season


@dataclass(frozen=True, slots=True)
class Choices:
    """Numbers by kind, region and name of the body above; all bodies by their names."""

    kinds: Mapping[str, int]
    regions: Mapping[str, int]
    parents: Mapping[str, int]
    bodies: Mapping[str, Listed]

    def of(self, body: Listed) -> str:
        """The three numbers of a body, as the page's rows bear them; ``-`` for none."""
        found = (
            self.kinds.get(body.kind),
            self.regions.get(body.region or ""),
            self.parents.get(body.parent or ""),
        )
        return " ".join("-" if one is None else str(one) for one in found)

    def named(self, body: str) -> str:
        """The same for a name; one that the season does not know fits no filter."""
        return self.of(self.bodies[body]) if body in self.bodies else "- - -"


def choices(season: Season) -> Choices:
    """Of all bodies that the season speaks of."""
    bodies = {
        body.name: body
        for body in (
            *(place.body for place in season.places()),
            *(finding.body for finding in season.findings),
        )
    }
    return Choices(
        kinds=_numbered(body.kind for body in bodies.values()),
        regions=_numbered(body.region for body in bodies.values()),
        parents=_numbered(body.parent for body in bodies.values()),
        bodies=bodies,
    )


def _numbered(names: Iterable[str | None]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(sorted({one for one in names if one}))}
