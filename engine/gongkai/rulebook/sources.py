"""Loads what rules rest on from ``sources.toml`` and ``sources/*.toml``."""

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from gongkai.rulebook.entry import Entry
from gongkai.rulebook.folder import Folders
from gongkai.rulebook.nearest import nearest
from gongkai.source import Article, Confidence, Source, SourceKind

_KINDS: tuple[str, ...] = get_args(SourceKind)
_CONFIDENCES: tuple[str, ...] = get_args(Confidence)
_KEYS = ("id", "title", "number", "issuer", "issued", "in_force", "until", "kind", "confidence",
         "article")  # fmt: skip
_ARTICLE_KEYS = ("id", "label", "text", "confidence")


def load_sources(folders: Folders) -> Mapping[str, Source]:
    """All sources by id; a folder adds its own in a file under ``sources/``."""
    sources: dict[str, Source] = {}
    for entry in _entries(folders):
        if entry.string("id") in sources:
            raise entry.wrong("duplicate")
        sources[entry.name] = _source(entry)
    return sources


def check_basis(rule: Entry, basis: str, sources: Mapping[str, Source]) -> None:
    """Refuse a basis that names no source, or no article of its source."""
    source, _, article = basis.partition("#")
    articles = sources[rule.one_of("basis", source, sources)].articles
    if article and article not in articles:
        near = nearest(article, articles)
        raise rule.wrong("unknown_article", "basis", source=source, article=article, nearest=near)


def carries_error(basis: str, sources: Mapping[str, Source]) -> bool:
    """Whether an ``error`` may rest on this basis (``source`` or ``source#article``)."""
    source, _, article = basis.partition("#")
    return sources[source].carries_error(article or None)


def _entries(folders: Folders) -> Iterator[Entry]:
    yield from folders.single("sources.toml").entries("source")
    for name, path in folders.files("sources/*.toml"):
        yield from folders.entry(name, path).entries("source")


def _source(entry: Entry) -> Source:
    entry.only(_KEYS)
    confidence = _confidence(entry)
    articles = entry.entries("article", "source.article")
    return Source(
        id=entry.string("id"),
        title=entry.text("title"),
        kind=cast(SourceKind, entry.one_of("kind", entry.string("kind"), _KINDS)),
        confidence=confidence,
        number=entry.string("number") if entry.table.get("number") else "",
        issuer=entry.string("issuer") if entry.table.get("issuer") else "",
        issued=entry.day("issued"),
        in_force=entry.day("in_force"),
        until=entry.day("until"),
        articles={article.id: article for article in _articles(articles, confidence)},
    )


def _articles(entries: Iterator[Entry], inherited: Confidence) -> Iterator[Article]:
    seen: set[str] = set()
    for entry in entries:
        entry.only(_ARTICLE_KEYS)
        if entry.string("id") in seen:
            raise entry.wrong("duplicate")
        seen.add(entry.name)
        yield Article(
            id=entry.name,
            label=entry.text("label"),
            text=entry.text("text"),
            confidence=_confidence(entry, inherited),
        )


def _confidence(entry: Entry, default: Confidence | None = None) -> Confidence:
    word = entry.string("confidence", default)
    return cast(Confidence, entry.one_of("confidence", word, _CONFIDENCES))
