"""Evidence and its basis in words: which cell, which sentence, which article."""

from collections.abc import Iterator
from dataclasses import replace

from rich.text import Text

from gongkai.form import Form
from gongkai.location import NOWHERE, Location
from gongkai.observation import Evidence
from gongkai_cli.views.citation import cite
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.prose import shortened

_SHOWN = 3
_QUOTE = 120


def evidence_lines(evidence: tuple[Evidence, ...], form: str, page: Page) -> Iterator[Text]:
    """A line per piece of evidence; beyond the third only their number, unless verbose."""
    telling = [item for item in evidence if item.cell or item.raw or item.at != NOWHERE]
    shown = telling if page.verbose else telling[:_SHOWN]
    for item in shown:
        yield _line(item, form, page)
    if len(shown) < len(telling):
        yield Text(page.say("more_places", n=len(telling) - len(shown)), "dim")


def place_of(evidence: tuple[Evidence, ...], page: Page) -> str:
    """Where to look first, line or table only; empty where the evidence names no place."""
    at = next((item.at for item in evidence if item.at != NOWHERE), NOWHERE)
    if at.line is not None or at.paragraph is not None:
        at = replace(at, table=None, row=None, column=None)
    return where(at, page) if at != NOWHERE else ""


def where(at: Location, page: Page) -> str:
    """A place in words; line or paragraph first, the cell of a table behind it."""
    if at.table is None or (at.line is None and at.paragraph is None):
        return page.put(at).strip()
    cell = replace(at, line=None, paragraph=None, page=None, sheet=None)
    rest = replace(at, table=None, row=None, column=None)
    return page.say("place_in_table", place=rest, cell=page.put(cell).strip())


def basis_line(basis: tuple[str, ...], form: str, page: Page) -> str:
    """The sources of a rule with their articles, without editions of the form not in force."""
    others = {known.source for known in page.rulebook.forms if known.id != form}
    own = [reference for reference in basis if reference.partition("#")[0] not in others]
    return page.say("semicolon").join(
        cite(page.rulebook, reference, page.language) for reference in own or basis
    )


def cell_name(cell: str, form: Form, page: Page) -> str:
    """The short names of a cell's row and column: 新收 · 总计; the id where the form lacks it."""
    table, _, rest = cell.partition(".")
    for known in form.tables:
        if known.id != table:
            continue
        for row in known.rows:
            for column in row.columns:
                if rest == f"{row.id}.{column.id}":
                    return cell if page.language == "en" else f"{row.short}·{column.short}"
    return cell


def _line(item: Evidence, form: str, page: Page) -> Text:
    line = Text()
    if item.at != NOWHERE:
        line.append(where(item.at, page), "cyan")
        line.append("  ")
    if item.cell:
        name = cell_name(item.cell, page.rulebook.form(form), page)
        line.append(f"{name} ", "dim")
        line.append(item.raw.strip() or page.say("blank"), "bold")
    elif item.raw:
        quoted = shortened(" ".join(item.raw.split()), _QUOTE)
        line.append(page.say("quoted", text=quoted))
    return line
