"""``gongkai rules coverage``: which rules check which item of which source."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli import exits
from gongkai_cli.commands.options import format_option, language_option, rules_option
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.formats import COVERAGE
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(into: str, rules: tuple[Path, ...]) -> int:
        return show_coverage(into, rules, language)

    return click.Command(
        "coverage",
        callback=run,
        params=[
            format_option(COVERAGE, language),
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
    shown = RulebookPresentation(language=language, rulebook=rulebook)
    put(items, Destination(into), COVERAGE, shown)
    return exits.FINDINGS if any(item.cover == "unmapped" for item in items) else exits.CLEAN
