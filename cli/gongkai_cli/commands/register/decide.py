"""``gongkai register decide``: what somebody decides of a finding, by whom and why."""

from pathlib import Path
from typing import Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import rules_option
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words

CHOICES = ("confirmed", "dismissed", "waived")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(register: str | None, rules: tuple[Path, ...], **asked: Any) -> None:
        rulebook = load_rulebook(rules)
        with register_at(register, language) as known:
            from gongkai.supervise.register.decision_table import known_rule
            from gongkai.supervise.register.decisions import decide

            rule = known_rule(asked["rule"], (*rulebook.rules, *rulebook.register_rules))
            with known.writing() as connection:
                made = decide(
                    connection,
                    asked["body"],
                    asked["year"],
                    rule,
                    asked["choice"],
                    reason=asked["reason"],
                    signed_by=asked["signed_by"],
                )
        choice = words(f"decisions.{made.choice}", language)
        told = {"body": made.body, "year": made.year, "rule": made.rule, "choice": choice}
        click.echo(words("decisions.made", language, **told))

    params = (
        click.Argument(["body"], metavar="BODY"),
        click.Argument(["year"], type=click.IntRange(2000, 2099), metavar="YEAR"),
        click.Argument(["rule"], metavar="RULE"),
        click.Argument(["choice"], type=click.Choice(CHOICES)),
        click.Option(["--reason"], required=True, help=words("help.decide_reason", language)),
        click.Option(["--by", "signed_by"], required=True, help=words("help.decide_by", language)),
        rules_option(language),
    )
    return register_command("decide", "decide", run, params, language)
