"""``gongkai check``: one checklist per report."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from gongkai.message import Language
from gongkai_cli.checked import Checked
from gongkai_cli.commands.completion import body_kinds, profile_ids, rule_ids, words_of
from gongkai_cli.commands.options import (
    day,
    known,
    language_option,
    load_rulebook,
    rules_option,
    wanted,
    words,
)
from gongkai_cli.exits import exit_code
from gongkai_cli.failures import tell
from gongkai_cli.judging import Question, judged, read_previous
from gongkai_cli.request import Request
from gongkai_cli.views.opening import open_view
from gongkai_cli.views.view import Wanted

if TYPE_CHECKING:
    from gongkai.rulebook.rulebook import Rulebook

FORMATS = ("text", "json")
FAIL_ON = ("error", "warning", "info", "never")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
        return day(value, language)

    def read_formats(
        ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
    ) -> tuple[Wanted, ...]:
        return tuple(wanted(word, FORMATS, language) for word in value)

    def run(**asked: Any) -> int:
        return check(Request(**asked), language)

    return click.Command(
        "check",
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
                callback=read_formats,
                shell_complete=words_of(FORMATS),
                help=say("format"),
            ),
            click.Option(
                ["--profile"],
                metavar="ID",
                help=say("profile"),
                shell_complete=profile_ids(language),
            ),
            rules_option(language),
            click.Option(
                ["--body-kind"],
                metavar="KIND",
                help=say("body_kind"),
                shell_complete=body_kinds(language),
            ),
            click.Option(["--previous"], metavar="FILE", help=say("previous")),
            click.Option(
                ["--published"], metavar="YYYY-MM-DD", callback=read_day, help=say("published")
            ),
            click.Option(
                ["--fail-on"], type=click.Choice(FAIL_ON), default="error", help=say("fail_on")
            ),
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


def check(request: Request, language: Language) -> int:
    """Judge every file, show it in every format asked for, and return the exit code."""
    rulebook = load_rulebook(request.rules)
    _refuse_unknown(request, rulebook, language)
    results: list[Checked] = []
    with ExitStack() as opened:
        views = [
            opened.enter_context(open_view(asked, request, rulebook, language))
            for asked in request.formats
        ]
        for result in _judged(request, rulebook):
            results.append(result)
            if result.error:
                tell(result.error, language, source=result.source, colour=request.color)
            for view in views:
                view.show(result)
        for view in views:
            view.close()
    return exit_code(results, request.fail_on)


def _judged(request: Request, rulebook: "Rulebook") -> Iterator[Checked]:
    """A last year's report that cannot be read counts as a file of its own; the others are still
    judged, without it."""
    previous = None
    if request.previous:
        previous = read_previous(request.previous, rulebook, request.body_kind)
        if isinstance(previous, Checked):
            yield previous
            previous = None
    question = Question(rulebook, request.body_kind, request.profile, previous, request.published)
    for file in request.files:
        yield judged(file, question)


def _refuse_unknown(request: Request, rulebook: "Rulebook", language: Language) -> None:
    if request.profile:
        known(request.profile, rulebook.profiles, "profile", language)
    if request.body_kind:
        known(request.body_kind, (kind.id for kind in rulebook.bodies), "body_kind", language)
    if request.explain:
        known(request.explain, (rule.id for rule in rulebook.rules), "rule", language)
    if request.previous and len(request.files) > 1:
        raise click.UsageError(words("wrong.previous", language))
    if sum(asked.path is None for asked in request.formats) > 1:
        raise click.UsageError(words("wrong.two_on_stdout", language))
