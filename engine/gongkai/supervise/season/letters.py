"""What each body of a season is asked to mend, ready to be written to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.register.compression import unpacked
from gongkai.supervise.register.tables import ASSESSMENT
from gongkai.supervise.season.season import Mark, Season, SeasonEntry, SeasonFinding

_ASKED = ("error", "warning")
"""Advice is in no letter."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One point of a letter, in Chinese; ``basis`` are references of the rulebook."""

    title: str
    level: str
    message: str
    fix: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """``form`` is the edition that the body is held to; ``mend`` are faults that people let stand,
    ``verify`` what is in doubt. ``unclear`` where its report could not be read or was not judged,
    so that nobody can write to it yet."""

    place: SeasonEntry
    form: str
    mend: tuple[Ask, ...] = ()
    verify: tuple[Ask, ...] = ()
    unclear: bool = False


def letters(connection: Connection, season: Season, rulebook: Rulebook) -> Iterator[Letter]:
    """For every body of the season, also those to which there is nothing to write."""
    found: dict[str, list[SeasonFinding]] = {}
    for finding in season.findings:
        found.setdefault(finding.body.name, []).append(finding)
    basis = {rule.id: rule.basis for rule in rulebook.register_rules}
    titles = {rule.id: rule.title.zh for rule in rulebook.register_rules}
    form = rulebook.form(season.year).id
    for place in season.places():
        if place.condition in ("unreadable", "crashed", "unjudged"):
            yield Letter(place, form, unclear=True)
            continue
        document = _document(connection, place)
        told = {verdict["rule"]: verdict for verdict in document.get("verdicts", ())}
        asks = [
            (mark, _ask(mark, told[mark.rule])) for mark in place.marks if mark.rule in told
        ] + [
            (
                one.mark,
                Ask(
                    titles.get(one.mark.rule, one.mark.rule),
                    one.mark.level,
                    one.mark.message,
                    one.fix,
                    basis.get(one.mark.rule, ()),
                ),
            )
            for one in found.get(place.body.name, ())
        ]
        yield Letter(
            place,
            document.get("form", form),
            mend=tuple(a for m, a in asks if m.state == "fail" and m.level in _ASKED),
            verify=tuple(ask for mark, ask in asks if mark.state == "doubt"),
        )


def _document(connection: Connection, place: SeasonEntry) -> Mapping[str, Any]:
    """The body's assessment in all its words; empty where nothing is marked."""
    if place.assessment is None or not place.marks:
        return {}
    asked = select(ASSESSMENT.c.document).where(ASSESSMENT.c.id == place.assessment)
    return unpacked(connection.execute(asked).scalar_one())


def _ask(mark: Mark, verdict: Mapping[str, Any]) -> Ask:
    basis = tuple(verdict["basis"])
    return Ask(verdict["title"], mark.level, mark.message, verdict["fix"], basis)
