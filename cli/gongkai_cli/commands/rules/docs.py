"""``gongkai rules docs``: the rules as a web site."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option, output_options, rules_option
from gongkai_cli.language import words
from gongkai_cli.views.output import unwritable


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(output: Path, rules: tuple[Path, ...]) -> None:
        write_docs(output, rules, language)

    return click.Command(
        "docs",
        callback=run,
        params=[
            *output_options("docs_output", language, required=True, folder=True),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_docs", language),
        short_help=words("help.rules_docs_short", language),
    )


def write_docs(out: Path, folders: tuple[Path, ...], language: Language) -> None:
    """Write the site and say on stderr where its door is."""
    from gongkai.authoring.coverage import find_coverage
    from gongkai.rulebook import load
    from gongkai_cli.site.build import build_site
    from gongkai_cli.site.pages import Contents

    rulebook = load(folders)
    contents = Contents(rulebook, find_coverage(rulebook, folders))
    with unwritable(out, language):
        written = build_site(contents, out)
    told = words("site_written", language, n=len(written), file=out / "index.html")
    click.echo(told, err=True)
