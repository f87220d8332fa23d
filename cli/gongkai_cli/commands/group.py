"""A group of commands, each in a module of its own that is imported when it is wanted."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option
from gongkai_cli.commands.values import known
from gongkai_cli.exits import USAGE
from gongkai_cli.language import words


@click.pass_context
def _help_alone(context: click.Context) -> int | None:
    """What a group does without a command: say which there are, on stderr, as wrong usage."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return USAGE
    return None


class CommandGroup(click.Group):
    """The commands of one package by name: ``package.<name>.command(language)`` makes each.

    A ``-`` in a name is a ``_`` in its module. Alone, the group prints its help as wrong usage;
    a mistyped name gets the nearest valid one.
    """

    def __init__(
        self, *, name: str, package: str, names: Sequence[str], spoken: Language, **settings: Any
    ) -> None:
        super().__init__(name=name, callback=_help_alone, invoke_without_command=True, **settings)
        self.package = package
        self.names = tuple(names)
        self.spoken: Language = spoken

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return None
        module: Any = import_module(f"{self.package}.{cmd_name.replace('-', '_')}")
        return module.command(self.spoken)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-"):
            known(args[0], self.names, "command", self.spoken)
        return super().resolve_command(ctx, args)


def subgroup(name: str, package: str, names: Sequence[str], language: Language) -> CommandGroup:
    """A group below another one, with its texts in one language: ``help.<name>_group`` and
    ``help.<name>_short`` of the catalogue."""
    return CommandGroup(
        name=name,
        package=package,
        names=names,
        spoken=language,
        help=words(f"help.{name}_group", language),
        short_help=words(f"help.{name}_short", language),
        params=[language_option(language)],
    )
