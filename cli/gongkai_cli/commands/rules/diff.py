"""``gongkai rules diff``: what changes between two editions of the rules, and for whom."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option, rules_option, words
from gongkai_cli.commands.rules.printing import format_option, put, put_json
from gongkai_cli.exits import CLEAN, UNREADABLE

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gongkai.authoring.editions import Edition, Effect, Failure
    from gongkai_cli.views.terminal.page import TerminalPage


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
            click.Option(["--verbose", "-v"], is_flag=True, help=words("help.diff_all", language)),
            format_option(language),
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

    changes = compare(*editions)
    effects, failures = _impact(archive, editions, language) if archive else ([], [])
    if into == "json":
        from gongkai_cli.views.rules.json.difference import difference_to_json, impact_to_json

        document = difference_to_json(*editions, changes)
        if archive:
            document["impact"] = impact_to_json(effects, failures, language)
        put_json(document)
    else:
        from gongkai_cli.views.rules.difference import difference
        from gongkai_cli.views.rules.impact import impact_table

        def view(page: "TerminalPage") -> "Iterator[RenderableType]":
            yield from difference(*editions, changes, page)
            if archive:
                yield from impact_table(effects, failures, page)

        put(view, editions[1].rulebook, language, verbose=verbose)
    return UNREADABLE if any(not failure.skipped for failure in failures) else CLEAN


def _impact(
    archive: Path, editions: "tuple[Edition, Edition]", language: Language
) -> "tuple[list[Effect], list[Failure]]":
    from gongkai.authoring.editions import Effect, Failure, impact, report_files
    from gongkai_cli.progress import followed

    files = report_files(archive)
    label = words("diff.judging", language)
    results = list(followed(impact(files, *editions), len(files), label))
    return (
        [one for one in results if isinstance(one, Effect)],
        [one for one in results if isinstance(one, Failure)],
    )
