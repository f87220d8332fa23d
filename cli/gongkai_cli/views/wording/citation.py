"""A rule's basis as it is cited: 《…条例》第五十条第（四）项."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from gongkai.model.message import Language, message, render
from gongkai.model.rule import Applies, Rule
from gongkai.model.source import Article, Source
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT, Rulebook

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


_HOLE = re.compile(r"\{\w+\}")


def remedy(rule: Rule, language: Language) -> str:
    """The text with …… for what would be read in a report."""
    return _HOLE.sub("……", rule.fix.to(language))


def scope(applies: Applies, rulebook: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    """Name (``forms``, ``bodies``, ``effective``, ``until``) and wording of what narrows a rule
    down; forms and bodies also where they do not."""

    def say(key: str) -> str:
        return render(message(f"view.card.{key}"), language)

    forms = {form.id: form.title.to(language) for form in rulebook.forms}
    bodies = {kind.id: kind.zh if language == "zh" else kind.en for kind in rulebook.bodies}
    bodies[GOVERNMENT] = say("governments")
    for name, words, wanted in (
        ("forms", forms, applies.forms),
        ("bodies", bodies, applies.bodies),
    ):
        every = EVERY in wanted
        yield (
            name,
            say(f"every_{name}")
            if every
            else render(tuple(words.get(one, one) for one in wanted), language),
        )
    for name, day in (("effective", applies.effective), ("until", applies.until)):
        if day:
            yield name, str(day)


def lines_of(value: Any) -> list[str]:
    """A plain value on one line; of a list each item, of a table each entry on its own, and of
    several tables each entry, the first of each behind a dash."""
    match value:
        case list():
            return [line for item in cast("list[Any]", value) for line in _item(item)]
        case Mapping():
            table = cast("Mapping[str, Any]", value)
            return [f"{key} = {value_text(item)}" for key, item in table.items()]
        case _:
            return [value_text(value, outside=True)]


def _item(value: Any) -> list[str]:
    if not isinstance(value, Mapping):
        return [value_text(value, outside=True)]
    lines = lines_of(cast("Mapping[str, Any]", value))
    return [f"{'  ' if number else '– '}{line}" for number, line in enumerate(lines)]


def value_text(value: Any, *, outside: bool = False) -> str:
    """A value in one line; text stands in quotes unless it stands by itself (``outside``)."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return value if outside else f"“{value}”"
        case list():
            return "、".join(value_text(item) for item in cast("list[Any]", value))
        case Mapping():
            table = cast("Mapping[str, Any]", value)
            return "  ".join(f"{key} = {value_text(item)}" for key, item in table.items())
        case _:
            return str(value)
