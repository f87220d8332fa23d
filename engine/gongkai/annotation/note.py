"""One remark, ready to be written into a file."""

from dataclasses import dataclass

from gongkai.model.location import Location

AUTHOR = "gongkai"


@dataclass(frozen=True, slots=True)
class Note:
    """``lines`` are its paragraphs, the first one its heading. It goes to the first of ``places``
    that the file has, else to its beginning; there to the passage ``quote``, as far as it is found
    (spaces and width do not matter), else to the whole paragraph or cell."""

    places: tuple[Location, ...]
    quote: str
    lines: tuple[str, ...]
