"""The option that names a register, and the register itself."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import config_option, language_option
from gongkai_cli.commands.settings import ConfiguredCommand
from gongkai_cli.language import words

if TYPE_CHECKING:
    from gongkai.supervise.register import Register


def register_option(language: Language) -> click.Option:
    return click.Option(
        ["--register"],
        metavar="FILE|URL",
        envvar="GONGKAI_REGISTER",
        help=words("help.register", language),
    )


@contextmanager
def register_at(
    address: str | None, language: Language, *, create: bool = False
) -> "Generator[Register]":
    """The register, closed in the end. A usage error where none was named."""
    if not address:
        raise click.UsageError(words("wrong.no_register", language))
    from gongkai.supervise.register import open_register

    register = open_register(address, create=create)
    try:
        yield register
    finally:
        register.close()


def register_command(
    name: str,
    key: str,
    callback: Callable[..., Any],
    params: Sequence[click.Parameter],
    language: Language,
) -> click.Command:
    """A command on a register that exists: its own parameters, ``--register``, ``--config``."""
    return ConfiguredCommand(
        name,
        settings=("register", "rules"),
        reports="sources",
        spoken=language,
        callback=callback,
        help=words(f"help.{key}", language),
        short_help=words(f"help.{key}_short", language),
        params=[
            *params,
            register_option(language),
            config_option(language),
            language_option(language),
        ],
    )
