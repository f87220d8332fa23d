"""``gongkai rules show``: one rule with its reason, remedy, basis, measure and cases."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.completion import rule_ids
from gongkai_cli.commands.options import format_option, language_option, rules_option
from gongkai_cli.commands.values import known
from gongkai_cli.language import words
from gongkai_cli.views.formats import RULE
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(rule: str, into: str, rules: tuple[Path, ...]) -> None:
        from gongkai.rulebook import load

        rulebook = load(rules)
        known(rule, (one.id for one in rulebook.every_rule), "rule", language)
        chosen = next(one for one in rulebook.every_rule if one.id == rule)
        shown = RulebookPresentation(language=language, rulebook=rulebook)
        put(chosen, Destination(into), RULE, shown)

    argument = click.Argument(["rule"], metavar="RULE", shell_complete=rule_ids(language))
    return click.Command(
        "show",
        callback=run,
        params=[
            argument,
            format_option(RULE, language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_show", language),
        short_help=words("help.rules_show_short", language),
    )
