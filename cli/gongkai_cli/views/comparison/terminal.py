"""Two results side by side: the scores, what was mended, what is new, what remains, which cells
changed."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.comparison import CellChange, Comparison, Finding
from gongkai.model.assessment import Assessment
from gongkai.model.location import NOWHERE
from gongkai.model.report import Cell
from gongkai_cli.views.checklist.terminal.header import grade_style
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.terminal.marks import LEVEL_STYLES
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import Edged, PieceFlow, WrappedText, shortened
from gongkai_cli.views.wording.places import body_and_year, cell_name, where
from gongkai_cli.views.wording.text import plain

_SHOWN = 6
_CELLS = 20
"""So many places of one rule and changed cells are listed; all with --verbose."""
_QUOTE = 60
_GROUPS = (
    ("added", "red"),
    ("mended", "green"),
    ("undecided", "blue"),
    ("unchanged", "yellow"),
)


def side_by_side(comparison: Comparison, page: TerminalPage) -> Iterator[RenderableType]:
    """Everything on one page, what is new before what is gone."""
    yield _head(comparison, page)
    for name, style in _GROUPS:
        found: tuple[Finding, ...] = getattr(comparison, name)
        if found:
            count = page.say(f"compare.{name}", n=len(found))
            yield heading(count, page)
            yield from _listed(found, style, comparison, page)
    yield from _cells(comparison, page)
    yield Text()


def _head(comparison: Comparison, page: TerminalPage) -> RenderableType:
    old, new = comparison.old.assessment, comparison.new.assessment
    rows: list[RenderableType] = [WrappedText(_whose(comparison, page), "bold")]
    if comparison.pairing == "bodies":
        rows.append(WrappedText(page.say("compare.other_bodies"), "bold red"))
    rows += _scores(comparison, page)
    counts = [
        Text(page.say(f"compare.{name}", n=len(getattr(comparison, name))), style)
        for name, style in _GROUPS
    ]
    rows.append(PieceFlow(counts))
    sources = f"{old.provenance.source} → {new.provenance.source}"
    rows.append(WrappedText(sources, "dim"))
    return Padding(Edged(Group(*rows), page.marks.edge, grade_style(new, page)), (1, 0, 0, 0))


def _whose(comparison: Comparison, page: TerminalPage) -> str:
    both = (comparison.old.assessment, comparison.new.assessment)
    sides = [body_and_year(one.body.name, one.year, page.language) for one in both]
    told = page.say(f"compare.pairing.{comparison.pairing}")
    if comparison.pairing == "drafts":
        return f"{sides[1]} · {told}"
    return f"{sides[0]} → {sides[1]} · {told}"


def _scores(comparison: Comparison, page: TerminalPage) -> Iterator[RenderableType]:
    """One line where they may be held against each other; else each apart, with the reason."""
    old, new = comparison.old.assessment, comparison.new.assessment
    if not comparison.apart:
        line = Text.assemble((page.say("score"), "dim"), " ")
        line.append_text(Text(" → ").join([_score(old, page), _score(new, page)]))
        if change := comparison.change:
            signed = f"+{plain(change)}" if change > 0 else page.minus(-change)
            line.append(f"   {signed}", "green" if change > 0 else "red")
        yield WrappedText(line)
        return
    yield WrappedText(page.say("compare.apart_all"), "bold red")
    for reason in comparison.apart:
        yield WrappedText(Text.assemble("  ", (page.put(reason), "red")))
    for label, one in (("compare.old", old), ("compare.new", new)):
        yield WrappedText(Text.assemble((page.say(label), "dim"), "  ", _score(one, page)))


def _score(one: Assessment, page: TerminalPage) -> Text:
    value = one.score.value
    if value is None:
        return Text(page.say("no_score"), "bright_black")
    grade = page.put(one.grade.title) if one.grade else page.say("no_grade")
    return Text(f"{plain(value)} {grade}", f"bold {grade_style(one, page)}")


def _listed(
    found: Sequence[Finding], style: str, comparison: Comparison, page: TerminalPage
) -> Iterator[RenderableType]:
    """The findings of one rule, or of one wrong cell, together."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in found:
        groups.setdefault(one.rules if one.sort != "cell" else (*one.rules, ""), []).append(one)
    for own in groups.values():
        first = own[0]
        line = Text.assemble((f"{_sign(style, page)} ", f"bold {style}"))
        line.append(page.put(first.title), "bold")
        if len(own) > 1:
            line.append(f" ×{len(own)}", "bold")
        line.append(f"  {page.say(f'level.{first.level}')}", LEVEL_STYLES[first.level])
        if len(first.rules) > 1:
            line.append(f"  {page.say('compare.together', rules=first.rules)}", "dim")
        yield Padding(WrappedText(line), (0, 0, 0, 3))
        shown = own if page.verbose else own[:_SHOWN]
        for one in shown:
            if told := _place(one, comparison, page):
                yield Padding(WrappedText(told, "dim"), (0, 0, 0, 5))
        if len(shown) < len(own):
            more = page.say("more_places", n=len(own) - len(shown))
            yield Padding(WrappedText(more, "dim"), (0, 0, 0, 5))


def _sign(style: str, page: TerminalPage) -> str:
    signs = {"red": "fail", "green": "pass", "blue": "doubt", "yellow": "not_applicable"}
    return page.marks.status[signs[style]]  # pyright: ignore[reportArgumentType]


def _place(one: Finding, comparison: Comparison, page: TerminalPage) -> str:
    place = where(one.at, page.language) if one.at != NOWHERE else ""
    match one.sort:
        case "cell":
            form = page.rulebook.form(comparison.new.assessment.form)
            name = cell_name(one.place, form, page.language)
            told = page.put(one.told) if len(one.rules) > 1 else ""
        case "line":
            name, told = "", page.put(one.told)
        case "passage":
            name, told = "", page.say("quoted", text=shortened(one.place, _QUOTE))
        case "whole":
            name, told = "", page.put(one.told)
    return "  ".join(part for part in (place, name, told) if part)


def _cells(comparison: Comparison, page: TerminalPage) -> Iterator[RenderableType]:
    changed = comparison.cells
    if changed is None:
        yield Padding(WrappedText(page.say("compare.no_cells"), "dim"), (1, 0, 0, 1))
        return
    if not changed:
        yield Padding(WrappedText(page.say("compare.same_cells"), "dim"), (1, 0, 0, 1))
        return
    yield heading(page.say("compare.cells", n=len(changed)), page)
    grid = Table.grid(padding=(0, 2, 0, 0))
    shown = changed if page.verbose else changed[:_CELLS]
    for one in shown:
        grid.add_row(*_row(one, comparison, page))
    yield Padding(grid, (0, 0, 0, 3))
    if len(shown) < len(changed):
        more = page.say("more_places", n=len(changed) - len(shown))
        yield Padding(WrappedText(more, "dim"), (0, 0, 0, 3))


def _row(
    change: CellChange, comparison: Comparison, page: TerminalPage
) -> Iterator[RenderableType]:
    form = page.rulebook.form(comparison.new.assessment.form)
    yield WrappedText(cell_name(change.cell, form, page.language))
    yield Text(_said(change.before, page), "red", justify="right")
    yield Text("→", "dim")
    yield Text(_said(change.after, page), "green")
    at = change.after.at if change.after else NOWHERE
    yield WrappedText(where(at, page.language) if at != NOWHERE else "", "dim")


def _said(cell: Cell | None, page: TerminalPage) -> str:
    if cell is None:
        return page.say("compare.no_cell")
    mark = "?" if cell.doubt else ""
    return (cell.raw.strip() or page.say("blank")) + mark
