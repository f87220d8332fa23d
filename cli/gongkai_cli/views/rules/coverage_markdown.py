"""The coverage map as Markdown, one table per source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from gongkai.authoring.coverage import COVERS, Item
from gongkai.model.message import Language, message, render
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.wording.citation import provenance


def write_markdown(items: Sequence[Item], shown: Presentation, stream: TextIO) -> None:
    """A whole document."""
    for line in _lines(items, shown.language):
        stream.write(f"{line}\n")


def _lines(items: Sequence[Item], language: Language) -> Iterator[str]:
    def say(key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), language)

    counts = Counter(item.cover for item in items)
    yield f"# {say('coverage')}\n"
    yield "| " + " | ".join(say(f"cover.{cover}") for cover in COVERS) + " |"
    yield "|" + "---:|" * len(COVERS)
    yield "| " + " | ".join(str(counts[cover]) for cover in COVERS) + " |"
    for source, own in groupby(items, lambda item: item.source):
        yield f"\n## {source.title.to(language)}\n"
        yield f"{provenance(source, None, language)}\n"
        yield f"| {say('column.item')} | {say('column.cover')} | {say('column.checked_by')} |"
        yield "|---|---|---|"
        for item in own:
            label = item.article.label if item.article else source.title
            cells = (render(label, language), say(f"cover.{item.cover}"), _told(item, language))
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _told(item: Item, language: Language) -> str:
    rules = " ".join(f"`{rule.id}`" for rule in item.rules)
    told = (text.to(language) for text in item.for_people)
    return "<br>".join(piece for piece in (rules, *told) if piece)
