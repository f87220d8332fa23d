"""Two editions of the rules side by side: what was added, removed and changed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from gongkai.authoring.editions.edition import Change, Edition, Field, What
from gongkai.model.message import Text as Wording
from gongkai_cli.views.checklist.terminal.part import heading
from gongkai_cli.views.rules.edition_difference import EditionDifference
from gongkai_cli.views.rules.impact import impact_table
from gongkai_cli.views.terminal.page import TerminalPage
from gongkai_cli.views.terminal.wrapped_text import WrappedText, shortened
from gongkai_cli.views.wording.text import plain

_SUBJECTS = ("rule", "source", "form", "profile", "body")
_ORDER: tuple[What, ...] = ("added", "removed", "changed")
_STYLES: dict[What, str] = {"added": "green", "removed": "red", "changed": "yellow"}
_SIGNS: dict[What, str] = {"added": "+", "removed": "−", "changed": "~"}
_LONGEST = 160
"""So many cells of a value are shown; all of it with --verbose."""


def difference(found: EditionDifference, page: TerminalPage) -> Iterator[RenderableType]:
    """The changes, and with an archive whom they touch."""
    yield from _changes(found.before, found.after, found.changes, page)
    if found.impact:
        yield from impact_table(found.impact, page)


def _changes(
    before: Edition, after: Edition, changes: Sequence[Change], page: TerminalPage
) -> Iterator[RenderableType]:
    """By what they are about; one line where there are none."""
    title = Text.assemble((page.say("diff.between"), "bold"), "  ")
    title.append(f"{before.name} → {after.name}", "cyan")
    yield Padding(WrappedText(title), (1, 0, 0, 1))
    if not changes:
        alike = before.rulebook.sha256 == after.rulebook.sha256
        said = page.say("diff.nothing" if alike else "diff.other_files")
        yield Padding(WrappedText(said, "green"), (1, 0, 1, 1))
        return
    for subject in _SUBJECTS:
        own = [change for change in changes if change.subject == subject]
        if own:
            yield heading(page.say(f"diff.subject.{subject}"), page, _counts(own, page), "dim")
        for what in _ORDER:
            for change in own:
                if change.what == what:
                    yield from _change(change, page)
    yield Text()


def _counts(changes: Sequence[Change], page: TerminalPage) -> str:
    found = [(what, sum(change.what == what for change in changes)) for what in _ORDER]
    return "  ".join(page.say(f"diff.{what}", n=count) for what, count in found if count)


def _change(change: Change, page: TerminalPage) -> Iterator[RenderableType]:
    sign = _SIGNS[change.what] if page.marks.minus == "−" or change.what != "removed" else "-"
    line = Text.assemble((f"{sign} ", f"bold {_STYLES[change.what]}"), (change.id, "bold"), "  ")
    line.append(page.put(change.title), "dim")
    yield Padding(WrappedText(line), (0, 0, 0, 3))
    for field in change.fields:
        for line in _field(field, page):
            yield Padding(WrappedText(line), (0, 0, 0, 7))


def _field(field: Field, page: TerminalPage) -> Iterator[Text]:
    """Before and after; of lists what came and what went."""
    name = page.say(f"diff.field.{field.name}", name=field.key or "")
    values = (field.before, field.after)
    if any(isinstance(value, list | tuple | dict) for value in values):
        yield from _items(name, _listed(field.before), _listed(field.after), page)
        return
    told = [_put(value, page) for value in values]
    if told[0] == told[1]:
        told = [_both(value, page) for value in values]
    yield Text.assemble(f"{name}  ", (told[0], "red"), " → ", (told[1], "green"))


def _listed(value: object) -> "Sequence[object]":
    """The items of a list, the lines of a table."""
    if isinstance(value, Mapping):
        table = cast("Mapping[str, object]", value)
        return [f"{key} = {_written(one)}" for key, one in table.items()]
    return cast("Sequence[object]", () if value is None else value)


def _items(
    name: str, before: Sequence[object], after: Sequence[object], page: TerminalPage
) -> Iterator[Text]:
    gone = [("−", "red", item) for item in before if item not in after]
    come = [("+", "green", item) for item in after if item not in before]
    if not gone and not come:
        yield Text(f"{name}  {page.say('diff.reordered')}")
    for sign, style, item in (*gone, *come):
        mark = page.marks.minus if sign == "−" else sign
        yield Text.assemble(f"{name}  ", (f"{mark} {_put(item, page)}", style))


def _put(value: object, page: TerminalPage) -> str:
    match value:
        case None | "":
            return page.say("diff.none")
        case bool():
            return page.say("diff.yes" if value else "diff.no")
        case Decimal():
            return plain(value).removesuffix(".0")
        case date() | int():
            return str(value)
        case Wording():
            told = page.put(value)
        case str():
            told = value
        case _:
            told = _written(value)
    return told if page.verbose else shortened(told, _LONGEST)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _both(value: object, page: TerminalPage) -> str:
    """A wording in both languages, where it differs only in the other one."""
    return f"{value.zh} / {value.en}" if isinstance(value, Wording) else _put(value, page)
