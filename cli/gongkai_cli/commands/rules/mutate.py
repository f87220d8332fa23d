"""``gongkai rules mutate``: plants defects in flaw-free reports and sees which rules notice."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import (
    format_option,
    language_option,
    previous_option,
    rules_option,
    verbose_option,
)
from gongkai_cli.commands.values import known
from gongkai_cli.exits import CLEAN, FINDINGS
from gongkai_cli.language import words
from gongkai_cli.views.formats import MUTATION
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation

if TYPE_CHECKING:
    from gongkai.authoring.mutation import Ground, Operator, Tally
    from gongkai.rulebook import Rulebook


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        reports: tuple[str, ...],
        previous: str | None,
        rules: tuple[Path, ...],
        operator: tuple[str, ...],
        seed: int,
        limit: int,
        at_least: float,
        verbose: bool,
        into: str,
    ) -> int:
        from gongkai.authoring.mutation import load_operators
        from gongkai.rulebook import load
        from gongkai_cli.views.rules.mutation_result import MutationResult

        rulebook = load(rules)
        operators = load_operators(rulebook, rules)
        if previous and len(reports) != 1:
            raise click.UsageError(words("wrong.previous_of_one", language))
        for id_ in operator:
            known(id_, (one.id for one in operators), "operator", language)
        chosen = [one for one in operators if not operator or one.id in operator]
        grounds = _grounds(reports, previous, rulebook)
        found = _tally(grounds, chosen, rulebook, (seed, limit), words("mutate.running", language))
        if operator:
            found = replace(found, silent=_meant_among(found.silent, chosen))
        run = MutationResult(found, len(grounds), seed)
        shown = RulebookPresentation(language=language, rulebook=rulebook, verbose=verbose)
        put(run, Destination(into), MUTATION, shown)
        return _code(found, at_least)

    return click.Command(
        "mutate",
        callback=run,
        help=words("help.rules_mutate", language),
        short_help=words("help.rules_mutate_short", language),
        params=[
            click.Argument(["reports"], nargs=-1, metavar="[REPORT]..."),
            *_options(language),
            format_option(MUTATION, language),
            rules_option(language),
            language_option(language),
        ],
    )


def _options(language: Language) -> Sequence[click.Option]:
    def option(*names: str, help: str, **settings: Any) -> click.Option:  # noqa: A002
        return click.Option(names, help=words(f"help.{help}", language), **settings)

    count = click.IntRange(min=0)
    share = click.FloatRange(0, 100)
    return (
        previous_option(language, "mutate_previous"),
        option("--operator", metavar="ID", multiple=True, help="mutate_operator"),
        option("--limit", type=count, default=0, metavar="N", help="mutate_limit"),
        option("--seed", type=int, default=0, metavar="N", help="mutate_seed"),
        option("--at-least", type=share, default=98, metavar="PERCENT", help="mutate_at_least"),
        verbose_option("mutate_verbose", language),
    )


def _grounds(
    reports: tuple[str, ...], previous: str | None, rulebook: "Rulebook"
) -> "list[Ground]":
    """The reports that were named, or the base records of the rule cases."""
    from gongkai.authoring.mutation import ground_of_base, ground_of_report
    from gongkai_cli.judging import read_report

    if not reports:
        return [ground_of_base(name, rulebook) for name in rulebook.bases]
    before = read_report(previous, rulebook, None) if previous else None
    return [
        ground_of_report(report, read_report(report, rulebook, None), rulebook, before)
        for report in reports
    ]


def _tally(
    grounds: "list[Ground]",
    operators: "list[Operator]",
    rulebook: "Rulebook",
    chance: tuple[int, int],
    label: str,
) -> "Tally":
    from gongkai.authoring.mutation import mutate, tally
    from gongkai_cli.progress import with_progress

    seed, limit = chance
    run = mutate(rulebook, grounds, operators, seed=seed, limit=limit)
    return tally(with_progress(run.trials(), len(run.planned), label), run.cleans, rulebook)


def _meant_among(silent: Sequence[str], operators: "list[Operator]") -> tuple[str, ...]:
    """Of the rules that nothing triggered, those that these kinds of defects are meant for."""
    meant = {rule for one in operators for entry in one.meant for rule in entry.rules}
    return tuple(rule for rule in silent if rule in meant)


def _code(found: "Tally", at_least: float) -> int:
    """Findings where the rules are not as good as was asked, or speak where they should not."""
    score = found.whole.score
    enough = score is None or score * 100 >= at_least
    return CLEAN if enough and not found.false and not found.stray else FINDINGS
