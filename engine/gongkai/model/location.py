"""Where something stands in the author's own file."""

from dataclasses import dataclass, field, fields

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge in points, from the lower left corner of a PDF page as the file
has it, before the page's own rotation."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the terms of the file's own format; whatever that format cannot say is None.

    All numbers count from 1. ``line`` is a line of a text file; ``paragraph`` a paragraph of a
    word-processor or web document; ``table`` the n-th table of the document with ``row`` and
    ``column`` of its expanded grid; ``page`` and ``sheet`` belong to paged and sheet formats.
    ``box`` is where a paragraph (as far as it stands on that page) or cell of a PDF is printed: it
    does not make another place of it, and is not told in words. ``annex`` names the file where it
    is another than the report's own.
    """

    annex: str | None = None
    sheet: str | None = None
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: Box | None = field(default=None, compare=False)

    def as_dict(self) -> dict[str, int | str | list[float]]:
        """The parts that are known, in a fixed order (the ``at`` of the JSON contract)."""
        known: dict[str, int | str | list[float]] = {}
        for name in _IN_WORDS:
            if (value := getattr(self, name)) is not None:
                known[name] = value
        if self.box is not None:
            known["box"] = list(self.box)
        return known


_IN_WORDS = tuple(field.name for field in fields(Location) if field.compare)
NOWHERE = Location()
