"""The sources that the findings of a report rest on, with the articles that they cite."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.model.source import Article, Source
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.views.checklist.html.item import ChecklistItem


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article with the numbers of the findings that rest on it."""

    reference: str
    article: Article
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with what is cited of it; ``items`` rest on it as a whole."""

    source: Source
    articles: tuple[CitedArticle, ...]
    items: tuple[int, ...]


def citations(items: Iterable[ChecklistItem], rulebook: Rulebook) -> tuple[CitedSource, ...]:
    """Sources and articles in the order of the rulebook; one that it does not know is left out."""
    numbers: dict[str, list[int]] = {}
    for item in items:
        for reference in item.basis:
            numbers.setdefault(reference, []).append(item.number)
    found: list[CitedSource] = []
    for source in rulebook.sources.values():
        articles = tuple(
            CitedArticle(reference, article, tuple(numbers[reference]))
            for article in source.articles.values()
            if (reference := f"{source.id}#{article.id}") in numbers
        )
        if articles or source.id in numbers:
            found.append(CitedSource(source, articles, tuple(numbers.get(source.id, ()))))
    return tuple(found)
