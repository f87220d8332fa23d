"""What rules can say about one report: tables, places, figures, days."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.authoring.names import Facts, TableFacts
from gongkai.model.report import Figure
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.rules.fact_grid import fact_grid
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import PieceFlow, WrappedText, shortened

_QUOTE = 70
_WORDS = 22


def facts_page(facts: Facts, page: TerminalPage) -> Iterator[RenderableType]:
    """Everything, from the outside of the report to its cells."""
    yield from _block("facts.report", _report(facts, page), page)
    yield from _block("facts.places", _places(facts, page), page)
    for table in facts.tables:
        yield heading(_title(table, facts, page), page, _status(table, page), "dim")
        yield Padding(fact_grid(table, page), (0, 0, 0, 3))
    yield Padding(WrappedText(page.say("facts.names"), "dim"), (1, 0, 0, 3))
    yield from _block("facts.counts", _counts(facts, page), page)
    if facts.statements:
        yield from _block("facts.why", _statements(facts, page), page)
    yield Text()


def _block(
    title: str, rows: Iterable[tuple[str, RenderableType]], page: TerminalPage
) -> Iterator[RenderableType]:
    yield heading(page.say(title), page)
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="cyan", min_width=24)
    grid.add_column(ratio=1)
    for name, value in rows:
        grid.add_row(name, value)
    yield Padding(grid, (0, 0, 0, 3))


def _report(facts: Facts, page: TerminalPage) -> Iterator[tuple[str, RenderableType]]:
    report, body = facts.report, facts.report.body
    kind = Text.assemble(body.kind, "  ", (page.put(facts.body), "dim"))
    yield "body", WrappedText(body.name or page.say("body_unknown"))
    yield "body-kind", kind
    yield "level", Text(body.level or page.say("unknown"))
    yield "year", Text(str(report.year or page.say("unknown")))
    yield "form", Text.assemble(facts.form.id, "  ", (page.put(facts.form.title), "dim"))
    for year in report.years:
        yield f"years.{year.where}", _quoted(str(year.year), year.raw, page)
    for period in report.periods:
        days = f"{period.start or '?'} … {period.end or '?'}"
        yield "period", _quoted(days, period.raw, page)
    for day in report.dates:
        yield f"dates.{day.role}", _quoted(str(day.day), day.raw, page)


def _places(facts: Facts, page: TerminalPage) -> Iterator[tuple[str, RenderableType]]:
    for place in facts.places:
        missing = place.characters is None
        told = page.say("facts.absent") if missing else page.say("facts.length", n=place.characters)
        line = Text(f"{told:>6}", "dim" if not place.characters else "")
        if place.heading:
            line.append(f"  {place.heading}", "dim")
        yield place.id, line


def _title(table: TableFacts, facts: Facts, page: TerminalPage) -> str:
    section = next(one for one in facts.form.sections if one.id == table.table.section)
    return f"{table.table.id}  {section.heading}"


def _status(table: TableFacts, page: TerminalPage) -> str:
    reading = table.reading
    if reading is None:
        return page.say("facts.absent")
    pieces = [page.say(f"reading.{reading.status}")]
    if reading.form:
        pieces.append(page.put(page.rulebook.form(reading.form).title))
    if reading.amount_unit:
        pieces.append(reading.amount_unit)
    return " · ".join(pieces)


def _counts(facts: Facts, page: TerminalPage) -> Iterator[tuple[str, RenderableType]]:
    for name, figures in facts.counts.items():
        if figures:
            yield name, Group(*(_figure(figure, page) for figure in figures))
    untold = [Text(name, "dim") for name, figures in facts.counts.items() if not figures]
    if untold:
        yield page.say("facts.untold"), PieceFlow(untold)


def _statements(facts: Facts, page: TerminalPage) -> Iterator[tuple[str, RenderableType]]:
    """Each claim: what it counts, or why nothing is concluded from it."""
    for statement in facts.statements:
        claim = statement.claim
        if claim.stopped:
            said = page.say("facts.stopped", word=claim.stopped)
        elif claim.counts:
            said = "、".join(f"{one} {claim.value.normalize():f}" for one in claim.counts)
        else:
            said = page.say("facts.uncounted")
        yield shortened(statement.words, _WORDS), _quoted(said, statement.sentence, page)


def _figure(figure: Figure, page: TerminalPage) -> RenderableType:
    notes = [
        page.say(f"figure.{name}")
        for name, told in (
            ("approximate", figure.approximate),
            ("published_only", figure.published_only),
        )
        if told
    ]
    return _quoted(" ".join((f"{figure.value:f}{figure.unit}", *notes)), figure.sentence, page)


def _quoted(value: str, raw: str, page: TerminalPage) -> WrappedText:
    quote = page.say("quoted", text=shortened(" ".join(raw.split()), _QUOTE))
    return WrappedText(Text.assemble((value, "bold"), "  ", (quote, "dim")))
