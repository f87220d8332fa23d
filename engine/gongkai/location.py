"""Where something stands in the author's own file."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the terms of the file's own format; whatever that format cannot say is None.

    All numbers count from 1. ``line`` is a line of a text file; ``paragraph`` a paragraph of a
    word-processor or web document; ``table`` the n-th table of the document with ``row`` and
    ``column`` of its expanded grid; ``page`` and ``sheet`` belong to paged and sheet formats.
    """

    sheet: str | None = None
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def as_dict(self) -> dict[str, int | str]:
        """The parts that are known, in a fixed order (the ``at`` of the JSON contract)."""
        return {name: value for name, value in asdict(self).items() if value is not None}


NOWHERE = Location()
