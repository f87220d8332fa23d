"""A day of publication: each of ``days`` (month-day), so many ``years`` after the one reported."""

from collections.abc import Iterator
from datetime import date

from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants.bed import Site


def plant(bed: Site) -> Iterator[Defect]:
    year = bed.year + int(bed.parameters["years"])
    for day in bed.parameters["days"]:
        published = date.fromisoformat(f"{year}-{day}")
        yield Defect(published.isoformat(), published=published)
