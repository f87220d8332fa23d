"""The settings of a run on the terminal."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.settings.overview import VALUES, Overview, origin_of, plain
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText

_Row = tuple[str, str, str]


def settings_page(overview: Overview, page: TerminalPage) -> Iterator[RenderableType]:
    """Settings, profile, rules it changes, rules from folders of one's own."""
    yield heading(page.say("config.settings"), page, _file(overview, page), "dim")
    yield _grid(
        (
            (one.key, page.say("comma").join(one.value), page.put(one.describe_origin()))
            for one in overview.settings
        ),
        page,
    )
    profile = overview.profile
    yield heading(f"{page.put(profile.title)} {profile.id}", page, profile.file, "dim")
    if not overview.settled:
        pairs = (f"{kind} → {name}" for kind, name in overview.by_kind())
        told = page.say("config.by_kind", kinds=tuple(pairs))
        yield Padding(WrappedText(told, "yellow"), (0, 0, 0, 3))
    yield _grid(
        ((key, _value(key, overview, page), page.put(origin_of(key, profile))) for key in VALUES),
        page,
    )
    if overview.changes:
        yield heading(page.say("config.changes"), page)
        yield _grid(_changes(overview, page), page)
    if overview.layered:
        yield heading(page.say("config.layered"), page)
        rows = ((one.rule, page.say(f"config.{one.how}"), one.where) for one in overview.layered)
        yield _grid(rows, page)
    yield Text()


def _file(overview: Overview, page: TerminalPage) -> str:
    return str(overview.file) if overview.file else page.say("config.no_file")


def _value(key: str, overview: Overview, page: TerminalPage) -> str:
    profile = overview.profile
    if key == "bands":
        bands = (f"{page.put(band.title)} ≥ {band.at_least}" for band in profile.bands)
        return page.say("comma").join(bands)
    if key == "veto_cap":
        return next(page.put(band.title) for band in profile.bands if band.id == profile.veto_cap)
    return str(plain(getattr(profile, key)) or "")


def _changes(overview: Overview, page: TerminalPage) -> Iterator[_Row]:
    rule = ""
    for one in overview.changes:
        name = "" if one.rule == rule else one.rule
        rule = one.rule
        before, after = _word(one.before), _word(one.after)
        change = after if before == after else f"{before} → {after}"
        yield name, f"{one.field}  {change}", one.where


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _grid(rows: Iterable[_Row], page: TerminalPage) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=3)
    for name, value, origin in rows:
        shown = WrappedText(value) if value else WrappedText(page.say("config.unset"), "dim")
        grid.add_row(Text(name, "bold"), shown, WrappedText(f"← {origin}", "dim"))
    return Padding(grid, (0, 0, 0, 3))
