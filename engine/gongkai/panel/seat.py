"""One body and year among all others: where a rule over many reports is measured."""

from dataclasses import dataclass

from gongkai.model.form import Form
from gongkai.panel.counted import Counted
from gongkai.panel.listed import Listed
from gongkai.model.panel import Panel


@dataclass(frozen=True, slots=True)
class Seat:
    """``body`` in ``year``; the report may be missing, and so may that of the year before."""

    panel: Panel
    body: Listed
    year: int

    @property
    def report(self) -> Counted | None:
        return self.panel.counted.get((self.body.name, self.year))

    @property
    def before(self) -> Counted | None:
        return self.panel.counted.get((self.body.name, self.year - 1))

    @property
    def form(self) -> Form:
        return self.panel.form(self.year)
