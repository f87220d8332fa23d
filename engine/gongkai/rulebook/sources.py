"""Loads what rules rest on from ``sources.toml`` and ``sources/*.toml``."""

from collections.abc import Iterator, Mapping
from typing import cast, get_args

from gongkai.model.source import Article, Confidence, Source, SourceKind
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders
from gongkai.rulefile.nearest import nearest

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
            entry.refuse("duplicate")
        sources.setdefault(entry.name, _source(entry))
    return sources


def check_basis(rule: Entry, basis: str, sources: Mapping[str, Source]) -> bool:
    """Refuse a basis that names no source, or no article of its source; False where it does."""
    source, _, article = basis.partition("#")
    if rule.one_of("basis", source, sources) not in sources:
        return False
    articles = sources[source].articles
    if not article or article in articles:
        return True
    values = {"value": basis, "source": source, "article": article}
    rule.refuse("unknown_article", "basis", nearest=nearest(article, articles), **values)
    return False


def carries_error(basis: str, sources: Mapping[str, Source]) -> bool:
    """Whether an ``error`` may rest on this basis (``source`` or ``source#article``); not on one
    that does not exist."""
    name, _, article = basis.partition("#")
    source = sources.get(name)
    if source is None or (article and article not in source.articles):
        return False
    return source.carries_error(article or None)


def _entries(folders: Folders) -> Iterator[Entry]:
    yield from folders.single("sources.toml").entries("source")
    for name, path in folders.files("sources/*.toml"):
        yield from folders.entry(name, path).entries("source")


def _source(entry: Entry) -> Source:
    entry.only(_KEYS)
    confidence = _confidence(entry)
    articles = entry.entries("article")
    return Source(
        id=entry.name,
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
            entry.refuse("duplicate")
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
