"""``gongkai rules show``: one rule with its reason, remedy, basis, measure and cases."""

from functools import partial
from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.completion import rule_ids
from gongkai_cli.commands.options import known, language_option, rules_option, words
from gongkai_cli.commands.rules.printing import format_option, put, put_json


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(rule: str, into: str, rules: tuple[Path, ...]) -> None:
        from gongkai.rulebook import load

        rulebook = load(rules)
        known(rule, (one.id for one in rulebook.every_rule), "rule", language)
        chosen = next(one for one in rulebook.every_rule if one.id == rule)
        if into == "json":
            from gongkai_cli.views.rules.json.rules import rule_to_json

            put_json(rule_to_json(chosen, rulebook))
            return
        from gongkai_cli.views.rules.rule_card import rule_card

        put(partial(rule_card, chosen), rulebook, language)

    argument = click.Argument(["rule"], metavar="RULE", shell_complete=rule_ids(language))
    return click.Command(
        "show",
        callback=run,
        params=[
            argument,
            format_option(language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_show", language),
        short_help=words("help.rules_show_short", language),
    )
