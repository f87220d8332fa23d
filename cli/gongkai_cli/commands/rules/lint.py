"""``gongkai rules lint``: everything that is wrong in rule files, each with what to do."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai.rulefile.mistakes import Problem
from gongkai_cli.commands.options import language_option, rules_option, words
from gongkai_cli.commands.rules.printing import format_option, put_json
from gongkai_cli.exits import CLEAN, FINDINGS

FORMATS = ("text", "json", "sarif", "github")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(path: Path | None, rules: tuple[Path, ...], into: str) -> int:
        from gongkai.authoring.lint import lint
        from gongkai.rulefile.folder import around

        folders, files = around(path) if path else ((), ())
        problems = lint((*rules, *folders), files)
        _show(problems, into, language)
        return FINDINGS if problems else CLEAN

    return click.Command(
        "lint",
        callback=run,
        help=words("help.rules_lint", language),
        short_help=words("help.rules_lint_short", language),
        params=[
            click.Argument(
                ["path"], metavar="[DIR]", required=False, type=click.Path(path_type=Path)
            ),
            format_option(language, FORMATS),
            rules_option(language),
            language_option(language),
        ],
    )


def _show(problems: Sequence[Problem], into: str, language: Language) -> None:
    match into:
        case "json":
            from gongkai_cli.views.rules.problems import to_json

            put_json(to_json(problems, language))
        case "sarif":
            from gongkai_cli.views.rules.problems import to_sarif

            put_json(to_sarif(problems, language))
        case "github":
            from gongkai_cli.views.rules.problems import annotations

            for line in annotations(problems, language):
                click.echo(line)
        case _:
            _draw(problems, language)


def _draw(problems: Sequence[Problem], language: Language) -> None:
    from gongkai_cli.console import open_console, put_out
    from gongkai_cli.views.rules.problems import problem_list
    from gongkai_cli.views.terminal.marks import marks_for

    console = open_console(sys.stdout, None)
    put_out(problem_list(problems, language, marks_for(console, language), console.width), console)
