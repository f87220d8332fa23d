"""Evidence and its basis in words, the same in every output format: which cell, which sentence,
which article."""

from dataclasses import replace

from gongkai.model.form import Form
from gongkai.model.location import NOWHERE, Location
from gongkai.model.message import Language, message, render
from gongkai.model.observation import Evidence
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.result import Result
from gongkai_cli.views.wording.citation import cite


def telling(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The pieces that name a cell, a passage or a place."""
    return tuple(item for item in evidence if item.cell or item.raw or item.at != NOWHERE)


def in_words(item: Evidence, form: Form, language: Language) -> str:
    """One piece of evidence: its place, then the cell with what stands there, or the passage."""
    words = [where(item.at, language)] if item.at != NOWHERE else []
    if item.cell:
        printed = item.raw.strip() or render(message("view.blank"), language)
        words += [cell_name(item.cell, form, language), printed]
    elif item.raw:
        words.append(render(message("view.quoted", text=" ".join(item.raw.split())), language))
    return " ".join(words)


def place_of(evidence: tuple[Evidence, ...], language: Language) -> str:
    """Where to look first, line or table only; empty where the evidence names no place."""
    at = next((item.at for item in evidence if item.at != NOWHERE), NOWHERE)
    if at.line is not None or at.paragraph is not None:
        at = replace(at, table=None, row=None, column=None)
    return where(at, language) if at != NOWHERE else ""


def where(at: Location, language: Language) -> str:
    """A place in words; line or paragraph first, the cell of a table behind it."""
    if at.table is None or (at.line is None and at.paragraph is None):
        return render(at, language).strip()
    cell = replace(at, line=None, paragraph=None, page=None, sheet=None)
    rest = replace(at, table=None, row=None, column=None)
    place = message("view.place_in_table", place=rest, cell=render(cell, language).strip())
    return render(place, language)


def own_basis(basis: tuple[str, ...], form: str, rulebook: Rulebook) -> tuple[str, ...]:
    """A rule's sources and articles without editions of the form not in force."""
    others = {known.source for known in rulebook.forms if known.id != form}
    own = tuple(reference for reference in basis if reference.partition("#")[0] not in others)
    return own or basis


def basis_line(basis: tuple[str, ...], form: str, rulebook: Rulebook, language: Language) -> str:
    """The sources of a rule with their articles, on one line."""
    return render(message("view.semicolon"), language).join(
        cite(rulebook, reference, language) for reference in own_basis(basis, form, rulebook)
    )


def cell_name(cell: str, form: Form, language: Language) -> str:
    """The short names of a cell's row and column: 新收·合计; the id where the form lacks it."""
    table, _, rest = cell.partition(".")
    for known in form.tables:
        if known.id != table:
            continue
        for row in known.rows:
            for column in row.columns:
                if rest == f"{row.id}.{column.id}":
                    return cell if language == "en" else f"{row.short}·{column.short}"
    return cell


def whose(result: Result, language: Language) -> str:
    """Body and year; of a report that was not judged, its file."""
    found = result.assessment
    if found is None:
        return result.source
    return body_and_year(found.body.name, found.year, language)


def body_and_year(name: str | None, year: int | None, language: Language) -> str:
    """``某某局 · 2024年度``, and where either is missing, that it is unknown."""
    told = message("view.of_year", year=year) if year else message("view.year_unknown")
    return f"{name or render(message('view.body_unknown'), language)} · {render(told, language)}"
