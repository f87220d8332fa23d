"""``gongkai rules coverage``: which rules check which item of which source."""

from functools import partial
from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli import exits
from gongkai_cli.commands.options import (
    language_option,
    load_rulebook,
    rules_option,
    words,
)
from gongkai_cli.commands.rules.printing import format_option, put, put_json

FORMATS = ("text", "json", "md")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(into: str, rules: tuple[Path, ...]) -> int:
        return show_coverage(into, rules, language)

    return click.Command(
        "coverage",
        callback=run,
        params=[
            format_option(language, FORMATS),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_coverage", language),
        short_help=words("help.rules_coverage_short", language),
    )


def show_coverage(into: str, folders: tuple[Path, ...], language: Language) -> int:
    """Print the map; an item that nobody thought of is a finding."""
    from gongkai.authoring.coverage import find_coverage

    rulebook = load_rulebook(folders)
    items = find_coverage(rulebook, folders)
    if into == "json":
        from gongkai_cli.views.rules.json.coverage import coverage_to_json

        put_json(coverage_to_json(items, rulebook))
    elif into == "md":
        from gongkai_cli.views.rules.coverage_markdown import coverage_to_markdown

        click.echo(coverage_to_markdown(items, language))
    else:
        from gongkai_cli.views.rules.coverage import coverage_table

        put(partial(coverage_table, items), rulebook, language)
    return exits.FINDINGS if any(item.cover == "unmapped" for item in items) else exits.CLEAN
