"""A day of publication: each of ``days`` (month-day), so many ``years`` after the one reported."""

from collections.abc import Iterator
from datetime import date

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.site import Site


def plant(site: Site) -> Iterator[Defect]:
    year = site.year + int(site.parameters["years"])
    for day in site.parameters["days"]:
        published = date.fromisoformat(f"{year}-{day}")
        yield Defect(published.isoformat(), published=published)
