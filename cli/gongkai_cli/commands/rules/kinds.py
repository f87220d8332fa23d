"""``gongkai rules kinds``: the ways of measuring that a rule can choose from."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import (
    known,
    language_option,
    load_rulebook,
    rules_option,
    words,
)
from gongkai_cli.commands.rules.printing import format_option, put, put_json

if TYPE_CHECKING:
    pass


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(kind: str | None, into: str, rules: tuple[Path, ...]) -> None:
        from gongkai.kinds.over_many import EVERY_KIND

        rulebook = load_rulebook(rules)
        ids = [known(kind, EVERY_KIND, "kind", language)] if kind else EVERY_KIND
        chosen = [EVERY_KIND[id_] for id_ in ids]
        if into == "json":
            from gongkai_cli.views.rules.json.kinds import kinds_to_json

            put_json(kinds_to_json(chosen, rulebook))
            return
        from gongkai_cli.views.rules.kinds import kind_cards

        put(partial(kind_cards, chosen), rulebook, language)

    return click.Command(
        "kinds",
        callback=run,
        params=[
            click.Argument(["kind"], required=False, metavar="[KIND]"),
            format_option(language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_kinds", language),
        short_help=words("help.rules_kinds_short", language),
    )
