"""The pages of the site: what each is called, which template draws it and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.authoring.coverage import COVERS, Item
from gongkai.authoring.schemas import example
from gongkai.kinds import KINDS
from gongkai.model.form_table import draw
from gongkai.model.message import LANGUAGES, Text, message, render
from gongkai.model.rule import Rule
from gongkai.rulebook.rulebook import Part, Rulebook


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the site is made of."""

    rulebook: Rulebook
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SitePage:
    """A file of the site. ``group`` is the heading of the menu under which it stands."""

    file: str
    title: Text
    template: str
    group: str
    shows: Mapping[str, Any]


def pages(contents: Contents) -> tuple[SitePage, ...]:
    """Every page in the order of the menu; the same in both languages."""
    book = contents.rulebook
    return (
        SitePage("index.html", book.title, "home.html", "", {"parts": _parts(book)}),
        *(_part(part, rules) for part, rules in _parts(book)),
        SitePage(
            "sources.html", _word("sources"), "sources.html", "basis", {"cited": _cited(book)}
        ),
        SitePage(
            "coverage.html", _word("coverage"), "coverage.html", "basis", _coverage(contents)
        ),
        *(
            SitePage(f"form-{form.id}.html", form.title, "form.html", "forms",
                 {"form": form, "tables": [(table, draw(table)) for table in form.tables]})
            for form in reversed(book.forms)
        ),
        SitePage("kinds.html", _word("kinds"), "kinds.html", "making", _kinds(book)),
        SitePage("profiles.html", _word("profiles"), "profiles.html", "making", {}),
    )  # fmt: skip


def address(rule: Rule) -> str:
    """Where a rule stands."""
    return f"rules-{rule.part}.html#{rule.id}"


def anchor(basis: str) -> str:
    """The id of a source or an article on its page; an address has but one #."""
    return basis.replace("#", "/")


def _word(name: str) -> Text:
    said = {language: render(message(f"view.site.{name}"), language) for language in LANGUAGES}
    return Text(said["zh"], said["en"])


def _parts(book: Rulebook) -> tuple[tuple[Part, tuple[Rule, ...]], ...]:
    grouped = ((part, tuple(r for r in book.rules if r.part == part.id)) for part in book.parts)
    return tuple((part, rules) for part, rules in grouped if rules)


def _part(part: Part, rules: tuple[Rule, ...]) -> SitePage:
    shows = {"part": part, "rules": rules}
    return SitePage(f"rules-{part.id}.html", part.title, "part.html", "rules", shows)


def _cited(book: Rulebook) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that rest on each source and each article."""
    return {
        basis: tuple(rule for rule in book.rules if basis in rule.basis)
        for rule in book.rules
        for basis in rule.basis
    }


def _coverage(contents: Contents) -> Mapping[str, Any]:
    sources = {item.source.id: item.source for item in contents.items}
    grouped = [
        (source, [item for item in contents.items if item.source.id == id_])
        for id_, source in sources.items()
    ]
    counts = {cover: sum(item.cover == cover for item in contents.items) for cover in COVERS}
    return {"grouped": grouped, "counts": counts}


def _kinds(book: Rulebook) -> Mapping[str, Any]:
    return {
        "kinds": tuple(KINDS.values()),
        "examples": {kind: example(kind) for kind in KINDS},
        "used": {kind: tuple(r for r in book.rules if r.kind == kind) for kind in KINDS},
    }
