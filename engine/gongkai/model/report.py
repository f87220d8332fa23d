"""The record of one annual report: what it says, where, and how sure the reader is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from gongkai.model.attribution import BodyCandidate
from gongkai.model.document import Paragraph
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Message
from gongkai.model.wordings import NO_WORDINGS, Wordings

CellState = Literal["number", "blank", "dash", "none", "text", "lost"]
"""number: a value; blank: printed empty; dash: / — －; none: 无; text: anything else;
lost: the reader could not place it (always with a doubt)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the official form; ``id`` is ``table.row.column``.

    ``value`` is set for state ``number`` alone. ``doubt`` is True where a Doubt names this cell.
    """

    id: str
    raw: str
    value: Decimal | None
    state: CellState
    at: Location = NOWHERE
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class TableReading:
    """How one table of the form was met.

    ``status``: ``read``; ``absent`` (the section is there, the table is not); ``picture`` (an
    image stands in its place); ``garbled`` (something is there that could not be matched).
    ``missing`` rows and columns are ids of the form that the file clearly lacks, ``extra`` are
    labels that the form does not know, ``moved`` are row ids out of the official order.
    ``amount_unit`` is the unit printed for the fee amount ("万元"), None where none is printed.
    ``form`` names the edition whose labels the table bears.
    """

    id: str
    status: Literal["read", "absent", "picture", "garbled"]
    form: str | None = None
    at: Location = NOWHERE
    missing: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    amount_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Subsection:
    """A headed part of a section. ``id`` is the aspect of section one (proactive on_request
    management platform oversight), ``problems`` / ``improvements`` in section five, else None."""

    id: str | None
    heading: str
    text: str
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts. ``text`` is its prose without headings' own line and tables;
    ``number`` is the printed number ("一"), None where none is printed."""

    id: str
    heading: str
    number: str | None
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    subsections: tuple[Subsection, ...] = ()
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in prose: "受理依申请公开0件" → value 0, unit 件, counts ``requests.received``.

    ``counts`` is what it counts (a name of the frames in ``prose.toml``; ``a+b`` for the sum of
    both, ``a|b`` for one of them), None where unknown.
    ``approximate`` for 余/多/约. ``published_only`` where the sentence counts what was published
    (公开 行政许可 …) rather than what was decided. ``section`` is a section id, ``preamble`` or
    ``closing``. ``sentence`` is the sentence it stands in. ``year`` is that of which it tells, None
    for the year reported on. ``scope`` is whose cases are counted, a value of the words of that
    slot in ``prose.toml`` (``self``, ``own``, ``area.县`` …), None where it does not say.
    """

    value: Decimal
    raw: str
    unit: str
    counts: str | None
    section: str
    sentence: str
    at: Location = NOWHERE
    approximate: bool = False
    published_only: bool = False
    year: int | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year that the report claims for itself: where is title, period, opening or signature."""

    year: int
    where: Literal["title", "period", "opening", "signature", "meta"]
    raw: str
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Period:
    """The printed 统计期限. ``garbled`` where digits or signs were plainly lost on the way
    (``20241月1日``): a reader's doubt, start and end then None where unreadable."""

    start: date | None
    end: date | None
    raw: str
    at: Location = NOWHERE
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date printed on the report: its day of publication or of signature."""

    day: date
    role: Literal["published", "signed"]
    raw: str
    at: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Body:
    """The public body that reports. ``kind`` is an id of ``rules/bodies.toml``; ``level`` is
    township, county, city, province, nation or None where the name does not tell. ``candidates``
    are all bodies that something speaks for, the heaviest first."""

    name: str | None
    kind: str
    level: str | None = None
    at: Location = NOWHERE
    candidates: tuple[BodyCandidate, ...] = ()


WHOLE = "document"
"""What a doubt is about that concerns everything."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader is not sure of. It never costs points and is never hidden.

    ``cells`` are the ids it touches; ``about`` is a table or section id, or ``title``,
    ``year``, ``period``, ``text``, ``sections``, ``macros`` (which nobody ran), ``aside`` (what was
    rightly not read), ``document`` where all of it is in doubt, or ``transcript`` where all of it
    was recognised in pictures. ``unread`` are places (ids of tables and sections, ``title``,
    ``preamble``, ``closing``, ``document``) that were not read in full: nothing in them can be
    called missing or wrong.
    """

    message: Message
    at: Location = NOWHERE
    about: str | None = None
    cells: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report as the program understood it.

    ``year`` is the year reported on (not the year of publication). ``preamble`` stands between
    title and section one, ``closing`` behind section six (signature, contact). ``pictures`` are
    the places of images inside the report. ``wordings`` are those that it was recognised by.
    """

    source: str
    sha256: str
    format: str
    title: Paragraph | None
    body: Body
    year: int | None
    form: str
    sections: tuple[Section, ...]
    tables: Mapping[str, TableReading]
    cells: Mapping[str, Cell]
    figures: tuple[Figure, ...] = ()
    preamble: tuple[Paragraph, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    years: tuple[YearMention, ...] = ()
    periods: tuple[Period, ...] = ()
    dates: tuple[PrintedDate, ...] = ()
    pictures: tuple[Location, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    wordings: Wordings = field(default=NO_WORDINGS, compare=False, repr=False)

    def section(self, id: str) -> Section | None:  # noqa: A002
        """The section with this id, None where the report lacks it."""
        return next((section for section in self.sections if section.id == id), None)

    def printed_day(self) -> date | None:
        """The day of publication as printed, else that of signature."""
        for role in ("published", "signed"):
            for printed in self.dates:
                if printed.role == role:
                    return printed.day
        return None
