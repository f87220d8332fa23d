"""Says on stderr what went wrong and what to do about it, in a line or two."""

import sys

import click

from gongkai.model.errors import GongkaiError, RuleFileError, UnreadableFile
from gongkai.model.message import Language, Message, message, render
from gongkai_cli.console import wants_colour


def tell(
    item: Message, language: Language, *, source: str | None = None, colour: bool | None = None
) -> None:
    """One error. The file is named below it unless the message names it already."""
    word = click.style(render(message("view.error"), language), fg="red", bold=True)
    text = render(item, language)
    click.echo(f"{word}{text}", err=True, color=wants_colour(sys.stderr, colour))
    if source and source not in text:
        where = render(message("view.error_file", file=source), language)
        click.echo(f"    {where}", err=True)


def tell_error(error: GongkaiError, language: Language) -> None:
    """An error that ends the run, with file and line where it is about a rule file."""
    tell(error.message, language, source=_place(error))


def _place(error: GongkaiError) -> str | None:
    match error:
        case UnreadableFile():
            return error.source
        case RuleFileError():
            return error.place
        case _:
            return None


def tell_usage(error: click.ClickException, language: Language) -> None:
    """A wrong command line: what is wrong, and where the right one is described."""
    tell(message("view.verbatim", text=error.format_message()), language)
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "gongkai"
    click.echo(render(message("view.try_help", command=command), language), err=True)
