"""``gongkai rules kinds``: the ways of measuring that a rule can choose from."""

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import format_option, language_option, rules_option
from gongkai_cli.commands.values import known, load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.formats import RULE_KINDS
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(kind: str | None, into: str, rules: tuple[Path, ...]) -> None:
        from gongkai.kinds.over_many import EVERY_KIND

        rulebook = load_rulebook(rules)
        ids = [known(kind, EVERY_KIND, "kind", language)] if kind else EVERY_KIND
        chosen = [EVERY_KIND[id_] for id_ in ids]
        shown = RulebookPresentation(language=language, rulebook=rulebook)
        put(chosen, Destination(into), RULE_KINDS, shown)

    return click.Command(
        "kinds",
        callback=run,
        params=[
            click.Argument(["kind"], required=False, metavar="[KIND]"),
            format_option(RULE_KINDS, language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_kinds", language),
        short_help=words("help.rules_kinds_short", language),
    )
