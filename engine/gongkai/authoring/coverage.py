"""Which rules check which item of which source, and what is left to people.

An item is an article of a source, or the source itself where it has no articles; its id is
``source#article``, as in the ``basis`` of rules. ``coverage.toml`` and ``coverage/*.toml`` remark
on what rules leave open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gongkai.kinds import KINDS
from gongkai.model.message import Text
from gongkai.model.rule import Rule
from gongkai.model.source import Article, Source
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders, builtin_folder

Judge = Literal["manual", "not_checkable"]
Cover = Literal["rules", "partly", "manual", "not_checkable", "unmapped"]
COVERS: tuple[Cover, ...] = ("rules", "partly", "manual", "not_checkable", "unmapped")
_JUDGES: tuple[Judge, ...] = ("manual", "not_checkable")


@dataclass(frozen=True, slots=True)
class CoverageRemark:
    """What rules leave open of an item: what a person must look at (``manual``), or why nobody
    can see it in a report (``not_checkable``)."""

    judge: Judge
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One provision of a source with the rules that rest on it."""

    id: str
    source: Source
    article: Article | None
    rules: tuple[Rule, ...]
    remark: CoverageRemark | None

    @property
    def cover(self) -> Cover:
        """``rules``: checked; ``partly``: checked, with something left to people; ``manual``: a
        rule or a remark asks a person; ``not_checkable``; ``unmapped``: nobody thought of it."""
        questions = self._questions
        if len(questions) < len(self.rules):
            return "partly" if questions or self.remark else "rules"
        if questions:
            return "manual"
        return self.remark.judge if self.remark else "unmapped"

    @property
    def for_people(self) -> tuple[Text, ...]:
        """What is left to people, or why there is nothing to see: questions of rules, remark."""
        own = (self.remark.text,) if self.remark else ()
        return (*self._questions, *own)

    @property
    def _questions(self) -> tuple[Text, ...]:
        asking = (rule for rule in self.rules if KINDS[rule.kind].asks)
        return tuple(Text(**rule.parameters["question"]) for rule in asking)


def find_coverage(rulebook: Rulebook, extra: Sequence[Path] = ()) -> tuple[Item, ...]:
    """Every item in the order of the sources; ``extra`` are the folders laid over the built-in
    one. RuleFileError where a remark is about an item that no source has."""
    items = {id_: place for source in rulebook.sources.values() for id_, place in _items(source)}
    remarks = _remarks(Folders((builtin_folder(), *extra)), items)
    return tuple(
        Item(
            id=id_,
            source=source,
            article=article,
            rules=tuple(rule for rule in rulebook.rules if id_ in rule.basis),
            remark=remarks.get(id_),
        )
        for id_, (source, article) in items.items()
    )


def _items(source: Source) -> Iterator[tuple[str, tuple[Source, Article | None]]]:
    if not source.articles:
        yield source.id, (source, None)
    for article in source.articles.values():
        yield f"{source.id}#{article.id}", (source, article)


def _remarks(folders: Folders, items: Mapping[str, object]) -> Mapping[str, CoverageRemark]:
    """Remarks by item; of two folders the later one's counts."""
    remarks: dict[str, CoverageRemark] = {}
    layers: dict[str, int] = {}
    for name, path in (*folders.files("coverage.toml"), *folders.files("coverage/*.toml")):
        entry, layer = folders.entry(name, path), folders.layer(path)
        entry.only(_JUDGES)
        for id_, remark in _file(entry, items):
            if layers.get(id_) == layer:
                raise entry.wrong("remarked_twice", id_)
            if layer >= layers.get(id_, 0):
                layers[id_], remarks[id_] = layer, remark
    return remarks


def _file(entry: Entry, items: Mapping[str, object]) -> Iterator[tuple[str, CoverageRemark]]:
    for judge in _JUDGES:
        remarks = entry.inner(judge, judge)
        for id_ in remarks.table:
            entry.one_of(judge, id_, items)
            yield id_, CoverageRemark(judge, remarks.text(id_))
