"""``gongkai rules diff``: what changes between two editions of the rules, and for whom."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import (
    format_option,
    language_option,
    rules_option,
    verbose_option,
)
from gongkai_cli.exits import CLEAN, UNREADABLE
from gongkai_cli.language import words
from gongkai_cli.views.formats import EDITIONS
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation

if TYPE_CHECKING:
    from gongkai.authoring.editions import Edition
    from gongkai_cli.views.rules.edition_difference import Impact


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        before: str,
        after: str,
        impact: Path | None,
        rules: tuple[Path, ...],
        verbose: bool,
        into: str,
    ) -> int:
        from gongkai.authoring.editions import find_edition

        if impact and not impact.is_dir():
            raise click.UsageError(words("wrong.no_folder", language, folder=str(impact)))
        editions = find_edition(before, rules), find_edition(after, rules)
        return show(editions, impact, into, language, verbose=verbose)

    return click.Command(
        "diff",
        callback=run,
        help=words("help.rules_diff", language),
        short_help=words("help.rules_diff_short", language),
        params=[
            click.Argument(["before"], metavar="A"),
            click.Argument(["after"], metavar="B"),
            click.Option(
                ["--impact"],
                metavar="DIR",
                type=click.Path(path_type=Path),
                help=words("help.diff_impact", language),
            ),
            verbose_option("diff_all", language),
            format_option(EDITIONS, language),
            rules_option(language),
            language_option(language),
        ],
    )


def show(
    editions: "tuple[Edition, Edition]",
    archive: Path | None,
    into: str,
    language: Language,
    *,
    verbose: bool,
) -> int:
    """Print what differs and, with an archive, whom it touches. A file that could not be read
    decides the exit code."""
    from gongkai.authoring.editions import compare
    from gongkai_cli.views.rules.edition_difference import EditionDifference

    changes = compare(*editions)
    impact = _impact(archive, editions, language) if archive else None
    found = EditionDifference(*editions, changes, impact)
    shown = RulebookPresentation(language=language, rulebook=editions[1].rulebook, verbose=verbose)
    put(found, Destination(into), EDITIONS, shown)
    failures = impact.failures if impact else ()
    return UNREADABLE if any(not failure.skipped for failure in failures) else CLEAN


def _impact(archive: Path, editions: "tuple[Edition, Edition]", language: Language) -> "Impact":
    from gongkai.authoring.editions import Effect, Failure, impact, report_files
    from gongkai_cli.progress import with_progress
    from gongkai_cli.views.rules.edition_difference import Impact

    files = report_files(archive)
    label = words("diff.judging", language)
    results = list(with_progress(impact(files, *editions), len(files), label))
    return Impact(
        [one for one in results if isinstance(one, Effect)],
        [one for one in results if isinstance(one, Failure)],
    )
