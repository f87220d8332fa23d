"""``gongkai rules list``: what is asked of a report, part by part."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import format_option, language_option, rules_option
from gongkai_cli.commands.values import known, load_rulebook
from gongkai_cli.language import words
from gongkai_cli.views.formats import RULES
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.rules.listing import RuleListing

if TYPE_CHECKING:
    from gongkai.rulebook import Rulebook

FILTERS = ("part", "level", "kind", "source", "form", "body_kind")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(rules: tuple[Path, ...], into: str, register: bool, **filters: tuple[str, ...]) -> None:
        list_rules(rules, into, filters, language, register=register)

    return click.Command(
        "list",
        callback=run,
        params=[
            *(_filter(name, language) for name in FILTERS),
            click.Option(
                ["--register"], is_flag=True, help=words("help.filter_register", language)
            ),
            format_option(RULES, language),
            rules_option(language),
            language_option(language),
        ],
        help=words("help.rules_list", language),
        short_help=words("help.rules_list_short", language),
    )


def list_rules(
    folders: tuple[Path, ...],
    into: str,
    filters: Mapping[str, tuple[str, ...]],
    language: Language,
    *,
    register: bool = False,
) -> None:
    """Print the rules that match every filter; of several values of one filter any will do."""
    from gongkai.rulebook.rulebook import Selection, select

    rulebook = load_rulebook(folders)
    valid = _valid(rulebook)
    for name, wanted in filters.items():
        for word in wanted:
            known(word, valid[name], name, language)
    chosen = select(
        rulebook,
        Selection(
            parts=filters["part"],
            levels=filters["level"],
            kinds=filters["kind"],
            sources=filters["source"],
            forms=filters["form"],
            bodies=filters["body_kind"],
            register=register,
        ),
    )
    among = rulebook.register_rules if register else rulebook.rules
    shown = RulebookPresentation(language=language, rulebook=rulebook)
    put(RuleListing(chosen, len(among)), Destination(into), RULES, shown)


def _filter(name: str, language: Language) -> click.Option:
    return click.Option(
        [f"--{name.replace('_', '-')}"],
        metavar=name.rpartition("_")[2].upper(),
        multiple=True,
        help=words(f"help.filter_{name}", language),
    )


def _valid(rulebook: "Rulebook") -> Mapping[str, Iterable[str]]:
    """The words that each filter accepts."""
    from gongkai.kinds.over_many import EVERY_KIND
    from gongkai.rulebook.profiles import LEVELS
    from gongkai.rulebook.rulebook import GOVERNMENT

    articles = (
        f"{source.id}#{article}"
        for source in rulebook.sources.values()
        for article in source.articles
    )
    return {
        "part": [part.id for part in rulebook.parts],
        "level": LEVELS,
        "kind": EVERY_KIND,
        "source": [*rulebook.sources, *articles],
        "form": [form.id for form in rulebook.forms],
        "body_kind": [GOVERNMENT, *(kind.id for kind in rulebook.bodies)],
    }
