"""Tells on stderr how far a long run has come, where somebody is there to read it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from gongkai.model.message import Message, render
from gongkai_cli.console import wants_colour
from gongkai_cli.language import spoken

Item = TypeVar("Item")


def with_progress(
    items: Iterable[Item], total: int | None, label: str, *, paced: bool = False
) -> Iterator[Item]:
    """The items one by one, with a bar that vanishes when all are done.

    Nothing is shown unless stderr is a terminal; ``total`` is None where it is not known.
    ``paced``: with the items per second and the time left.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from gongkai_cli.console import open_console

    pace = (TextColumn("{task.fields[rate]}"), TimeRemainingColumn()) if paced else ()

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        *pace,
        console=open_console(sys.stderr, None),
        transient=True,
    )
    with bar:
        task = bar.add_task(label, total=total, rate="")
        for item in items:
            yield item
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")


def tell_work(item: Message) -> None:
    """A line about one step of long work, under the same condition."""
    if sys.stderr.isatty():
        colour = wants_colour(sys.stderr, None)
        click.echo(click.style(render(item, spoken()), dim=True), err=True, color=colour)
