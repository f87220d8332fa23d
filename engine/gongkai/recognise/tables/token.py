"""One piece of a table as it was printed, before anybody knows which cell it is."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.cell_text import CellText, read_apart, read_cell
from gongkai.model.location import NOWHERE, Location
from gongkai.model.report import CellState


@dataclass(frozen=True, slots=True)
class Token:
    """A printed piece: its text, what kind of text it is, where it stands, and its column (from 0)
    in a grid, or its position in a line parted by tabs or pipes; None for other lines."""

    text: str
    state: CellState
    value: Decimal | None
    at: Location = NOWHERE
    column: int | None = None

    @property
    def is_label(self) -> bool:
        return self.state == "text"


def token(text: str, at: Location = NOWHERE, column: int | None = None) -> Token:
    """Classify one printed piece."""
    return _token(read_cell(text), text, at, column)


def whole_token(text: str, at: Location = NOWHERE, column: int | None = None) -> Token:
    """Classify all that one cell holds: digits with spaces between them are one number then."""
    return _token(read_apart(text), text, at, column)


def _token(found: CellText, text: str, at: Location, column: int | None) -> Token:
    return Token(text.strip(), found.state, found.value, at, column)


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a table as it came out of the file: its labels, then its values.

    ``values`` may hold structural blanks that are no cells of the form. ``header`` says which
    grid column (from 0) bears which column id, as the header row above printed it; () where no
    header was seen or there is no geometry. ``gaps`` are the values of a one-cell-per-line
    text together with the blanks that wider gaps between its lines suggest. ``shared``: its label
    reaches over other rows of values too, as where the line between two rows was lost.
    """

    labels: tuple[str, ...]
    values: tuple[Token, ...]
    header: tuple[tuple[int, str], ...] = ()
    gaps: tuple[Token, ...] = ()
    at: Location = NOWHERE
    shared: bool = False
