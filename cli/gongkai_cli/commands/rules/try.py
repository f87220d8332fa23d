"""``gongkai rules try``: rules that are being written, on a report, again on each save."""  # noqa: N999

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.errors import GongkaiError, RuleFileError, UnreadableFile
from gongkai.model.message import Language
from gongkai_cli.commands.options import (
    body_kind_option,
    day_option,
    language_option,
    previous_option,
    rule_option,
    rules_option,
)
from gongkai_cli.commands.rules.trial_request import TrialRequest
from gongkai_cli.commands.rules.watch import saves
from gongkai_cli.commands.values import known
from gongkai_cli.console import put_out
from gongkai_cli.exits import CLEAN, UNREADABLE, USAGE, tell_error
from gongkai_cli.language import words
from gongkai_cli.views.presentation import Presentation, RulebookPresentation

if TYPE_CHECKING:
    from gongkai.authoring.trial import RuleTrial
    from gongkai.model.assessment import Assessment
    from gongkai.model.report import Report
    from gongkai.model.rule import Rule


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(watch: bool, **asked: object) -> int:
        request = TrialRequest(**asked)  # pyright: ignore[reportArgumentType]
        return _watch(request, language) if watch else _once(request, language)

    return click.Command(
        "try",
        callback=run,
        help=say("rules_try"),
        short_help=say("rules_try_short"),
        params=[
            click.Argument(["file"], metavar="FILE.toml",
                           type=click.Path(exists=True, dir_okay=False, path_type=Path)),
            click.Option(["--report"], metavar="FILE", required=True, help=say("try_report")),
            click.Option(["--watch"], is_flag=True, help=say("try_watch")),
            rule_option("try_rule", language),
            previous_option(language),
            day_option("--published", "published", language),
            body_kind_option(language),
            rules_option(language),
            language_option(language),
        ],
    )  # fmt: skip


def _watch(request: TrialRequest, language: Language) -> int:
    """Try at once and on every save, until Ctrl-C."""
    files = [request.file, Path(request.report), *map(Path, filter(None, [request.previous]))]
    try:
        for _ in saves(files):
            if sys.stdout.isatty():
                click.clear()
            _once(request, language)
            waiting = words("trial.waiting", language, time=time.strftime("%H:%M:%S"))
            click.echo(click.style(waiting, dim=True), err=True)
    except KeyboardInterrupt:
        click.echo(err=True)
    return CLEAN


def _once(request: TrialRequest, language: Language) -> int:
    """Load, read, judge and show; what is wrong with the file or the report is shown instead."""
    from gongkai.authoring.trial import load_trial

    try:
        trial = load_trial(request.file, request.rules)
        chosen = _chosen(request, trial, language)
        shown = _judged(request, trial)
    except RuleFileError as error:
        _show_problems(request, error, language)
        return USAGE
    except GongkaiError as error:
        tell_error(error, language)
        return UNREADABLE if isinstance(error, UnreadableFile) else USAGE
    _show(*shown, chosen, trial, language)
    return CLEAN


def _chosen(request: TrialRequest, trial: "RuleTrial", language: Language) -> "Sequence[Rule]":
    for id_ in request.rule:
        known(id_, (rule.id for rule in trial.rules), "rule", language)
    return [rule for rule in trial.rules if not request.rule or rule.id in request.rule]


def _judged(request: TrialRequest, trial: "RuleTrial") -> "tuple[Assessment, Report]":
    from gongkai.check import check
    from gongkai_cli.judging import read_report

    rulebook = trial.rulebook
    previous = None
    if request.previous:
        previous = read_report(request.previous, rulebook, request.body_kind)
    report = read_report(request.report, rulebook, request.body_kind)
    return check(report, rulebook, previous=previous, published=request.published), report


def _show(
    assessment: "Assessment",
    report: "Report",
    rules: "Sequence[Rule]",
    trial: "RuleTrial",
    language: Language,
) -> None:
    from gongkai_cli.views.rules.cases import trial_page
    from gongkai_cli.views.terminal.page import open_page

    shown = RulebookPresentation(language=language, rulebook=trial.rulebook, verbose=True)
    console, page = open_page(sys.stdout, shown)
    put_out(trial_page(assessment, report, rules, page), console)


def _show_problems(request: TrialRequest, error: RuleFileError, language: Language) -> None:
    """All problems of the file; the one that loading stopped at where lint finds no more."""
    from gongkai.authoring.trial import problems_of
    from gongkai_cli.views.rules.problems import write_problems

    problems = problems_of(request.file, request.rules)
    if not problems:
        tell_error(error, language)
        return
    write_problems(problems, Presentation(language=language), sys.stderr)
