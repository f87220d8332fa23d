"""A rule's basis as it is cited: 《…条例》第五十条第（四）项."""

from gongkai.model.message import Language, message, render
from gongkai.model.source import Article, Source
from gongkai.rulebook.rulebook import Rulebook

_TITLED = ("law", "regulation", "form", "notice", "standard")


def cite(rulebook: Rulebook, reference: str, language: Language) -> str:
    """Title of the source and label of the article for ``source#article``; the reference itself
    where the rulebook does not know the source."""
    name, _, article = reference.partition("#")
    source = rulebook.sources.get(name)
    if source is None:
        return reference
    title = source.title.to(language)
    formal = source.kind in _TITLED
    if formal and not title.startswith("《"):
        title = render(message("view.titled", title=title), language)
    known = source.articles.get(article)
    if known is None:
        return title
    key = "view.cited" if formal else "view.cited_practice"
    return render(message(key, title=title, article=known.label), language)


def provenance(source: Source, article: Article | None, language: Language) -> str:
    """Number and dates of the document, and how sure the wording is."""
    sure = render(message(f"view.confidence.{(article or source).confidence}"), language)
    return " · ".join(piece for piece in (published(source, language), sure) if piece)


def published(source: Source, language: Language) -> str:
    """Number and dates of the document."""
    days = (("issued", source.issued), ("in_force", source.in_force), ("until", source.until))
    told = (render(message(f"view.day.{name}", day=day), language) for name, day in days if day)
    return " · ".join(piece for piece in (source.number, *told) if piece)
