"""``gongkai rules lint``: everything that is wrong in rule files, each with what to do."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import format_option, language_option, rules_option
from gongkai_cli.exits import CLEAN, FINDINGS
from gongkai_cli.language import words
from gongkai_cli.views.formats import PROBLEMS
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import Presentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(path: Path | None, rules: tuple[Path, ...], into: str) -> int:
        from gongkai.authoring.lint import lint
        from gongkai.rulefile.folder import around

        folders, files = around(path) if path else ((), ())
        problems = lint((*rules, *folders), files)
        put(problems, Destination(into), PROBLEMS, Presentation(language=language))
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
            format_option(PROBLEMS, language),
            rules_option(language),
            language_option(language),
        ],
    )
