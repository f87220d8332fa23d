"""What a rule looks at: one report, the form it is held against, and what came with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.model.form import Form
from gongkai.model.report import Report


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of public body, from ``rules/bodies.toml``. ``names`` are areas of this kind that
    their ending does not tell: county-level cities are called 市. Of one that is ``exempt`` the
    Regulation asks no annual report; only rules that name it apply to it."""

    id: str
    zh: str
    en: str
    government: bool
    level: str | None
    patterns: tuple[str, ...]
    names: tuple[str, ...] = ()
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The input of every measurement.

    ``form`` is the edition in force for the report's year. ``previous`` is last year's report of
    the same body (``--previous``), ``published`` the day of publication: told by the user, else
    printed, else None. ``as_of`` is the day to go back to where the user asks for one.
    """

    report: Report
    form: Form
    body_kind: BodyKind
    previous: Report | None = None
    published: date | None = None
    sources: Mapping[str, object] = field(default_factory=dict[str, object], compare=False)
    as_of: date | None = None

    @property
    def day(self) -> date | None:
        """The day whose rules it is judged by: ``as_of``, else the last day of the year reported
        on; None where that year is unknown."""
        year = self.report.year
        return self.as_of or (None if year is None else date(year, 12, 31))
