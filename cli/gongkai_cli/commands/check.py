"""``gongkai check``: one checklist per report."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from os.path import realpath
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.completion import rule_ids, words_of
from gongkai_cli.commands.criteria import criteria_of
from gongkai_cli.commands.options import known, language_option, load_rulebook, wanted, words
from gongkai_cli.commands.settings import ConfiguredCommand, judging_options, ocr_option
from gongkai_cli.exits import exit_code, tell
from gongkai_cli.judging import Criteria, judged, read_other
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.view import CheckRequest, Wanted
from gongkai_cli.views.formats import FORMATS, open_view

if TYPE_CHECKING:
    from gongkai.model.waiver import Waiver
    from gongkai.rulebook.rulebook import Rulebook

SETTINGS = ("profile", "rules", "body_kind", "body_name", "fail_on", "waivers", "published",
            "format", "ocr")  # fmt: skip


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def read_formats(
        ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
    ) -> tuple[Wanted, ...]:
        return tuple(wanted(word, tuple(FORMATS), language) for word in value)

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
            click.Option(
                ["--format", "formats"],
                metavar="|".join(FORMATS) + "[=FILE]",
                multiple=True,
                default=("text",),
                envvar="GONGKAI_FORMAT",
                callback=read_formats,
                shell_complete=words_of(FORMATS),
                help=say("format"),
            ),
            *judging_options(language),
            click.Option(["--previous"], metavar="FILE", help=say("previous")),
            click.Option(["--annex", "annexes"], metavar="FILE", multiple=True, help=say("annex")),
            ocr_option(language),
            click.Option(["--verbose", "-v"], is_flag=True, help=say("verbose")),
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
    results: list[Result] = []
    with ExitStack() as opened:
        views = [
            opened.enter_context(open_view(asked, request, rulebook, language))
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


def _judged(request: CheckRequest, criteria: Criteria) -> Iterator[Result]:
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
        yield judged(file, criteria)


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
