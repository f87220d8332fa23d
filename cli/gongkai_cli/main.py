"""The ``gongkai`` command: chooses the language, runs a subcommand, answers with an exit code."""

import os
import sys
from collections.abc import Sequence

import click

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.model.message import Language, message
from gongkai_cli import console as standard_output
from gongkai_cli import exits, language
from gongkai_cli.commands.group import CommandGroup
from gongkai_cli.commands.options import language_option
from gongkai_cli.console import prepare_streams
from gongkai_cli.exits import tell, tell_error, tell_usage
from gongkai_cli.language import words

COMMANDS = (
    "check",
    "annotate",
    "compare",
    "fix",
    "read",
    "form",
    "assess",
    "register",
    "query",
    "report",
    "rules",
    "config",
    "schema",
)


def main() -> None:
    """Entry point of the installed command."""
    sys.exit(run(None))


def run(arguments: Sequence[str] | None) -> int:
    """Run one command line (None: that of the process) and return its exit code."""
    prepare_streams()
    given = sys.argv[1:] if arguments is None else arguments
    asked = language.chosen(given, os.environ)
    try:
        return _run(arguments, asked or "zh", fixed=asked is not None)
    except language.OtherLanguage as other:
        return _run(arguments, other.language, fixed=True)


def _run(arguments: Sequence[str] | None, spoken: Language, *, fixed: bool) -> int:
    """The same in one language; while it is not ``fixed`` the configuration file may ask for
    another."""
    language.speak(spoken)
    code = _answer(arguments, spoken, fixed=fixed)
    fault = standard_output.settle()
    return code if fault is None else _unwritten(fault, spoken)


def _answer(arguments: Sequence[str] | None, spoken: Language, *, fixed: bool) -> int:
    """Run the command, and tell what ended it."""
    try:
        program = _program(spoken)
        code = program.main(arguments, prog_name="gongkai", standalone_mode=False, obj=fixed)
    except language.OtherLanguage:
        raise
    except GongkaiError as error:
        tell_error(error, spoken)
        return exits.UNREADABLE if isinstance(error, UnreadableFile) else exits.USAGE
    except click.Abort:
        return exits.INTERRUPTED
    except click.ClickException as error:
        tell_usage(error, spoken)
        return error.exit_code
    except SystemExit:  # click's own answer to a pipe whose reader has gone
        standard_output.give_up()
        return exits.BROKEN_PIPE
    except Exception as error:
        if isinstance(error, OSError) and standard_output.caused(error):
            return _unwritten(error, spoken)
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        tell(message("view.wrong.crashed", fault=f"{type(error).__name__}: {error}"), spoken)
        return exits.CRASHED
    return code if isinstance(code, int) else exits.CLEAN


def _unwritten(fault: OSError, spoken: Language) -> int:
    """What is piped into ``head`` ends without a word."""
    standard_output.give_up()
    if isinstance(fault, BrokenPipeError):
        return exits.BROKEN_PIPE
    reason = fault.strerror or str(fault)
    tell(message("view.wrong.standard_output", reason=reason), spoken)
    return exits.USAGE


def _program(spoken: Language) -> click.Group:
    return CommandGroup(
        name="gongkai",
        package="gongkai_cli.commands",
        names=COMMANDS,
        spoken=spoken,
        help=words("help.gongkai", spoken),
        epilog=words("help.completion", spoken),
        params=[language_option(spoken), _version_option(spoken)],
    )


def _version_option(spoken: Language) -> click.Option:
    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            from gongkai.model.version import VERSION

            click.echo(f"gongkai {VERSION}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=words("help.version", spoken),
    )
