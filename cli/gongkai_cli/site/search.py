"""What the search of the site finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.kinds import KINDS
from gongkai.model.message import Language, Message, message, render
from gongkai_cli.site.pages import Contents, address, anchor


@dataclass(frozen=True, slots=True)
class Target:
    """Something to be found: of what sort it is, its heading, its id, where it stands, and further
    words that lead to it."""

    sort: object
    title: object
    id: str
    url: str
    more: Sequence[object] = ()

    def to(self, language: Language) -> dict[str, str]:
        """As the script of the pages reads it."""
        return {
            "sort": render(self.sort, language),
            "title": render(self.title, language),
            "id": self.id,
            "url": self.url,
            "more": " ".join(filter(None, (render(one, language) for one in self.more))),
        }


def targets(contents: Contents) -> Iterator[Target]:
    """Rules first: among equals they are what people look for."""
    book = contents.rulebook
    for rule in book.rules:
        more = (rule.fix, rule.why or "", rule.kind, *rule.basis)
        yield Target(_sort("rule"), rule.title, rule.id, address(rule), more)
    for item in contents.items:
        title = item.article.label if item.article else item.source.title
        more = (item.source.title, item.source.number, item.article.text if item.article else "")
        yield Target(_sort("source"), title, item.id, f"sources.html#{anchor(item.id)}", more)
    for kind in KINDS:
        yield Target(_sort("kind"), message(f"kind.{kind}"), kind, f"kinds.html#{kind}")
    yield from _rows(contents)
    for profile in book.profiles.values():
        url = f"profiles.html#{profile.id}"
        yield Target(_sort("profile"), profile.title, profile.id, url)


def _rows(contents: Contents) -> Iterator[Target]:
    """The rows of every edition of the form; that of a table in one line are its heads."""
    for form in reversed(contents.rulebook.forms):
        for table in form.tables:
            for row in table.rows:
                id_ = f"{table.id}.{row.id}"
                anchor = table.id if table.layout == "single" else id_
                more = (row.short, *row.group, *row.variants)
                yield Target(form.title, row.label, id_, f"form-{form.id}.html#{anchor}", more)


def _sort(name: str) -> Message:
    return message(f"view.site.found.{name}")
