"""``gongkai check``: one checklist per report."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai.model.profile import FailOn
from gongkai_cli.commands.completion import rule_ids
from gongkai_cli.commands.criteria import criteria_of
from gongkai_cli.commands.options import (
    judging_options,
    language_option,
    ocr_option,
    previous_option,
    targets_option,
    verbose_option,
)
from gongkai_cli.commands.settings import ConfiguredCommand
from gongkai_cli.commands.values import known, load_rulebook
from gongkai_cli.exits import exit_code, tell
from gongkai_cli.judging import JudgingCriteria, judge, read_other
from gongkai_cli.language import words
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.view import open_view
from gongkai_cli.views.formats import CHECKLIST
from gongkai_cli.views.output import Destination
from gongkai_cli.views.presentation import RulebookPresentation

if TYPE_CHECKING:
    from gongkai.model.waiver import Waiver
    from gongkai.rulebook.rulebook import Rulebook

SETTINGS = ("profile", "rules", "body_kind", "body_name", "fail_on", "waivers", "published",
            "format", "ocr")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """The arguments and options of the command line, each under its own name.

    ``color`` is None where the terminal decides, ``fail_on`` where the profile does.
    """

    files: tuple[str, ...]
    formats: tuple[Destination, ...]
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    previous: str | None
    annexes: tuple[str, ...]
    published: date | None
    as_of: date | None
    fail_on: FailOn | None
    verbose: bool
    explain: str | None
    color: bool | None
    ocr: bool


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> int:
        return check(CheckRequest(**asked), language)

    return ConfiguredCommand(
        "check",
        settings=SETTINGS,
        reports="files",
        spoken=language,
        callback=run,
        help=say("check"),
        short_help=say("check_short"),
        epilog=say("check_exits"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            targets_option(
                CHECKLIST, language, "format", default=("text",), envvar="GONGKAI_FORMAT"
            ),
            *judging_options(language),
            previous_option(language),
            click.Option(["--annex", "annexes"], metavar="FILE", multiple=True, help=say("annex")),
            ocr_option(language),
            verbose_option("verbose", language),
            click.Option(
                ["--explain"],
                metavar="RULE",
                help=say("explain"),
                shell_complete=rule_ids(language),
            ),
            click.Option(["--color/--no-color"], default=None, help=say("color")),
            language_option(language),
        ],
    )


def check(request: CheckRequest, language: Language) -> int:
    """Judge every file, show it in every format asked for, and return the exit code."""
    rulebook = load_rulebook(request.rules, request.profile)
    criteria = replace(criteria_of(request, rulebook, language), ocr=request.ocr)
    _refuse(request, rulebook, language)
    shown = RulebookPresentation(
        language=language, rulebook=rulebook, verbose=request.verbose, color=request.color
    )
    results: list[Result] = []
    with ExitStack() as opened:
        views = [
            opened.enter_context(open_view(asked, request.explain, shown))
            for asked in request.formats
        ]
        for result in _judged(request, criteria):
            results.append(result)
            if result.error:
                tell(result.error, language, source=result.source, colour=request.color)
            for view in views:
                view.show(result)
        for view in views:
            view.close(unmatched(criteria.waivers, results))
    return exit_code(results, request.fail_on, rulebook.profiles)


def unmatched(waivers: "Sequence[Waiver]", results: Sequence[Result]) -> "tuple[Waiver, ...]":
    """The waivers whose body and year no report of this run has."""
    met = {use.waiver for one in results if one.assessment for use in one.assessment.waivers}
    return tuple(waiver for waiver in waivers if waiver not in met)


def _judged(request: CheckRequest, criteria: JudgingCriteria) -> Iterator[Result]:
    """A last year's report or an annex that cannot be read counts as a file of its own; the others
    are still judged, without it."""
    if request.previous:
        previous = read_other(
            request.previous, criteria.rulebook, request.body_kind, ocr=request.ocr
        )
        if isinstance(previous, Result):
            yield previous
        else:
            criteria = replace(criteria, previous=previous)
    annexes = [
        read_other(annex, criteria.rulebook, request.body_kind, ocr=request.ocr)
        for annex in request.annexes
    ]
    yield from (one for one in annexes if isinstance(one, Result))
    read = tuple(one for one in annexes if not isinstance(one, Result))
    criteria = replace(criteria, annexes=read)
    for file in request.files:
        yield judge(file, criteria)


def _refuse(request: CheckRequest, rulebook: "Rulebook", language: Language) -> None:
    if request.explain:
        known(request.explain, (rule.id for rule in rulebook.rules), "rule", language)
    if request.previous and len(request.files) > 1:
        raise click.UsageError(words("wrong.previous", language))
    if request.annexes and len(request.files) > 1:
        raise click.UsageError(words("wrong.annex", language))
    if sum(asked.path is None for asked in request.formats) > 1:
        raise click.UsageError(words("wrong.two_on_stdout", language))
    _refuse_overwriting(request, language)


def _refuse_overwriting(request: CheckRequest, language: Language) -> None:
    """No report may be written over by what is said about it, and no output by another."""
    # Unlike Path.resolve, realpath takes a link that leads to itself for a name like any other.
    others = (request.previous, *request.annexes)
    reports = {realpath(file) for file in (*request.files, *others) if file}
    written: set[str] = set()
    for asked in request.formats:
        if asked.path is None:
            continue
        goal = realpath(asked.path)
        if goal in reports:
            raise click.UsageError(words("wrong.output_is_report", language, file=asked.path))
        if goal in written:
            raise click.UsageError(words("wrong.output_twice", language, file=asked.path))
        written.add(goal)
