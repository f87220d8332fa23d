"""What the shell offers when an option's value is half typed."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Language, Text
from gongkai_cli.commands.values import load_rulebook

if TYPE_CHECKING:
    from gongkai.rulebook import Rulebook

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def rule_ids(language: Language) -> Completion:
    """Rule ids with their titles, where the shell shows help."""
    return _completion(lambda book: ((rule.id, rule.title) for rule in book.every_rule), language)


def profile_ids(language: Language) -> Completion:
    return _completion(
        lambda book: ((profile.id, profile.title) for profile in book.profiles.values()), language
    )


def body_kinds(language: Language) -> Completion:
    return _completion(
        lambda book: ((kind.id, Text(kind.zh, kind.en)) for kind in book.bodies), language
    )


def words_of(names: Iterable[str]) -> Completion:
    """A closed list of names."""

    def offered(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in names if name.startswith(typed)]

    return offered


def _completion(
    listed: "Callable[[Rulebook], Iterable[tuple[str, Text]]]", language: Language
) -> Completion:
    def offered(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        try:
            rulebook = load_rulebook(ctx.params.get("rules") or ())
        except (GongkaiError, OSError):
            return []  # a wrong rule file must not disturb the prompt
        return [
            CompletionItem(name, help=title.to(language))
            for name, title in listed(rulebook)
            if name.startswith(typed)
        ]

    return offered
