"""``gongkai compare``: two drafts, or two years, of a report side by side."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language
from gongkai.model.profile import FailOn
from gongkai_cli.commands.options import language_option, load_rulebook, words
from gongkai_cli.commands.rules.printing import format_option, put, put_json
from gongkai_cli.commands.settings import ConfiguredCommand, judging_options
from gongkai_cli.exits import CRASHED, UNREADABLE, compared
from gongkai_cli.failures import tell
from gongkai_cli.commands.questions import question_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from gongkai.comparison import Comparison
    from gongkai.rulebook.rulebook import Rulebook
    from gongkai_cli.views.terminal.page import Page

SETTINGS = ("profile", "rules", "body_kind", "body_name", "fail_on", "waivers", "published")
FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Pair:
    """The two files and by what they are judged; ``into`` is the format of the output."""

    old: str
    new: str
    into: str
    verbose: bool
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    published: date | None
    as_of: date | None
    fail_on: FailOn | None


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> int:
        return compare(Pair(**asked), language)

    return ConfiguredCommand(
        "compare",
        settings=SETTINGS,
        reports="new",
        spoken=language,
        callback=run,
        help=say("compare"),
        short_help=say("compare_short"),
        epilog=say("compare_exits"),
        params=[
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            format_option(language, FORMATS),
            *judging_options(language),
            click.Option(["--verbose", "-v"], is_flag=True, help=say("compare_all")),
            language_option(language),
        ],
    )


def compare(pair: Pair, language: Language) -> int:
    """Judge both, hold them against each other, and return the exit code."""
    from gongkai.comparison import compare as held
    from gongkai_cli.comparing import halves

    rulebook = load_rulebook(pair.rules, pair.profile)
    before, after = halves(pair.old, pair.new, question_of(pair, rulebook, language))
    failed = [half.failed for half in (before, after) if half.failed]
    for one in failed:
        if one.error:
            tell(one.error, language, source=one.source)
    if before.side is None or after.side is None:
        return CRASHED if any(one.crashed for one in failed) else UNREADABLE
    derived = (rule.id for rule in rulebook.rules if rule.kind == "meta")
    comparison = held(before.side, after.side, derived)
    _show(comparison, rulebook, pair, language)
    return compared(comparison, pair.fail_on, rulebook.profiles)


def _show(comparison: "Comparison", rulebook: "Rulebook", pair: Pair, language: Language) -> None:
    if pair.into == "json":
        from gongkai_cli.views.comparison.json import comparison_to_json

        put_json(comparison_to_json(comparison, language))
        return
    from gongkai_cli.views.comparison.terminal import side_by_side

    def view(page: "Page") -> "Iterator[RenderableType]":
        return side_by_side(comparison, page)

    put(view, rulebook, language, verbose=pair.verbose)
