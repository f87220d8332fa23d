"""Prints a view of the rulebook on the terminal, or the same as data."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gongkai.rulebook import Rulebook
    from gongkai_cli.views.terminal.page import TerminalPage


def put(
    view: "Callable[[TerminalPage], Iterable[RenderableType]]",
    rulebook: "Rulebook",
    language: Language,
    *,
    verbose: bool = False,
) -> None:
    """Draw a view on stdout."""
    from gongkai_cli.console import open_console, put_out
    from gongkai_cli.views.terminal.marks import marks_for
    from gongkai_cli.views.terminal.page import TerminalPage

    console = open_console(sys.stdout, None)
    marks = marks_for(console, language)
    put_out(view(TerminalPage(rulebook, language, marks, console.width, verbose)), console)


def put_json(data: Mapping[str, Any]) -> None:
    """Print data on stdout; numbers that are decimals and days are strings."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def format_option(language: Language, formats: Sequence[str] = ("text", "json")) -> click.Option:
    """``--format`` with what this command can print."""
    return click.Option(
        ["--format", "into"],
        type=click.Choice(formats),
        default="text",
        help=words("help.print_format", language),
    )
