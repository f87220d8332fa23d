"""``gongkai rules``: what is asked of a report, what it is worth and on what it rests."""

import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click
from rich.console import RenderableType

from gongkai.message import Language
from gongkai.rulebook import Rulebook, load
from gongkai_cli.commands.completion import rule_ids
from gongkai_cli.commands.options import (
    help_alone,
    known,
    language_option,
    rules_option,
    words,
)
from gongkai_cli.console import open_console, put_out
from gongkai_cli.views.terminal.marks import marks_for
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.rules import rule_card, rule_list


def command(language: Language) -> click.Command:
    """The group with its texts in one language."""

    def listed(rules: tuple[Path, ...]) -> None:
        show_list(rules, language)

    def shown(rule: str, rules: tuple[Path, ...]) -> None:
        show_rule(rule, rules, language)

    own: list[click.Parameter] = [rules_option(language), language_option(language)]
    argument = click.Argument(["rule"], metavar="RULE", shell_complete=rule_ids(language))
    return click.Group(
        "rules",
        callback=help_alone,
        invoke_without_command=True,
        help=words("help.rules_group", language),
        short_help=words("help.rules_short", language),
        commands=[
            click.Command(
                "list", callback=listed, params=own, help=words("help.rules_list", language)
            ),
            click.Command(
                "show",
                callback=shown,
                params=[argument, *own],
                help=words("help.rules_show", language),
            ),
        ],
    )


def show_list(folders: tuple[Path, ...], language: Language) -> None:
    """Every rule under its part of the report: id, level, points, title."""
    _print(rule_list, load(folders), language)


def show_rule(id: str, folders: tuple[Path, ...], language: Language) -> None:  # noqa: A002
    """One rule: requirement, reason, remedy, basis with articles, number of cases."""
    rulebook = load(folders)
    known(id, (rule.id for rule in rulebook.rules), "rule", language)
    rule = next(rule for rule in rulebook.rules if rule.id == id)
    _print(partial(rule_card, rule), rulebook, language)


def _print(
    view: Callable[[Page], Iterable[RenderableType]], rulebook: Rulebook, language: Language
) -> None:
    console = open_console(sys.stdout, None)
    page = Page(rulebook, language, marks_for(console, language), console.width)
    put_out(view(page), console)
