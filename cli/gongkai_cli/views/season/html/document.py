"""Writes the page of a season."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from gongkai.model.message import Language, message, render
from gongkai.model.panel import PanelBody
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.season.season import STEP, Group, Mark, Season, SeasonEntry, SeasonFinding
from gongkai_cli.style.assets import page_assets
from gongkai_cli.style.templates import templates
from gongkai_cli.views.checklist.html.environment import REPORT_STYLE, file_name
from gongkai_cli.views.checklist.html.environment import words as page_words
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.season.titles import Titles, moved, phrase, words
from gongkai_cli.views.wording.text import percent, plain

WIDE, HIGH = 24, 90
"""Of a bar and of the highest one, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``start`` is the least score in it, ``x``, ``y`` and ``height`` say where it stands."""

    start: int
    count: int
    x: int
    y: int
    height: int


def bars(group: Group) -> tuple[Bar, ...]:
    """From the lowest score that occurs, but at least from 60, to 100, without gaps."""
    return tuple(_bars(group))


def _bars(group: Group) -> Iterator[Bar]:
    counted = group.bars
    most = max(counted.values(), default=1)
    first = min(min(counted, default=60), 60)
    for number, start in enumerate(range(first, 101, STEP)):
        count = counted.get(start, 0)
        height = max(2, round(HIGH * count / most)) if count else 0
        yield Bar(start, count, number * (WIDE + 6), HIGH - height, height)


_HERE = Path(__file__).parent
_LONGEST = 400
"""Signs of a passage that are shown."""


def write_page(season: Season, shown: RulebookPresentation, stream: BinaryIO) -> None:
    """The whole season. Nothing in it depends on the time, the machine or the order of a hash."""
    environment = templates(_HERE / "templates")
    environment.globals |= _globals(shown.rulebook, shown.language)
    page = environment.get_template("season.html").render(
        season=season,
        choices=choices(season),
        told=_by_rule(season),
        unread={
            one.body.name: one.condition
            for one in season.absent
            if one.condition in ("unreadable", "crashed")
        },
    )
    stream.write(page.encode("utf-8", "replace"))


def _parts(titles: Titles, rules: Sequence[str]) -> list[tuple[str, int]]:
    """Parts of the report with how many of the rules, which lie in their order, each has."""
    return [(part, len(list(some))) for part, some in groupby(rules, titles.part)]


def _marks(place: SeasonEntry) -> Mapping[str, Mark]:
    return {mark.rule: mark for mark in place.marks}


def _by_rule(season: Season) -> Mapping[str, list[SeasonFinding]]:
    found: dict[str, list[SeasonFinding]] = {}
    for finding in season.findings:
        found.setdefault(finding.mark.rule, []).append(finding)
    return found


def _globals(rulebook: Rulebook, language: Language) -> Mapping[str, Any]:
    def say(key: str, **values: object) -> str:
        return render(message(f"view.{key}", **values), language)

    titles = Titles(rulebook, language)
    return {
        "titles": titles,
        "parts": partial(_parts, titles),
        "marks_of": _marks,
        "book": rulebook,
        "language": language,
        "say": say,
        "t": {**page_words(language), **words(language)},
        "phrase": partial(phrase, language),
        "plain": plain,
        "percent": percent,
        "file_name": file_name,
        "moved": moved,
        "bars": bars,
        "cut": _cut,
        **_assets(),
    }


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@cache
def _assets() -> Mapping[str, Any]:
    styles = (REPORT_STYLE, _HERE / "assets" / "season.css")
    return page_assets(styles, (_HERE / "assets" / "season.js",))


@dataclass(frozen=True, slots=True)
class Choices:
    """Numbers by kind, region and name of the body above; all bodies by their names."""

    kinds: Mapping[str, int]
    regions: Mapping[str, int]
    parents: Mapping[str, int]
    bodies: Mapping[str, PanelBody]

    def of(self, body: PanelBody) -> str:
        """The three numbers of a body, as the page's rows bear them; ``-`` for none."""
        found = (
            self.kinds.get(body.kind),
            self.regions.get(body.region or ""),
            self.parents.get(body.parent or ""),
        )
        return " ".join("-" if one is None else str(one) for one in found)

    def named(self, body: str) -> str:
        """The same for a name; one that the season does not know fits no filter."""
        return self.of(self.bodies[body]) if body in self.bodies else "- - -"


def choices(season: Season) -> Choices:
    """Of all bodies that the season speaks of."""
    bodies = {
        body.name: body
        for body in (
            *(place.body for place in season.places()),
            *(finding.body for finding in season.findings),
        )
    }
    return Choices(
        kinds=_numbered(body.kind for body in bodies.values()),
        regions=_numbered(body.region for body in bodies.values()),
        parents=_numbered(body.parent for body in bodies.values()),
        bodies=bodies,
    )


def _numbered(names: Iterable[str | None]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(sorted({one for one in names if one}))}
