"""Compares two editions, thing by thing and field by field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from gongkai.authoring.editions import facets
from gongkai.authoring.editions.edition import Change, Edition, Field, Subject
from gongkai.model.message import Text

_Thing = TypeVar("_Thing")


def compare(before: Edition, after: Edition) -> tuple[Change, ...]:
    """All changes: rules first, then sources, forms, profiles and kinds of bodies; what was added
    stands in the order of the later edition, what was removed behind it."""
    one, other = before.in_force(), after.in_force()
    return (
        *_changes("rule", _by_id(one.rules), _by_id(other.rules), facets.of_rule, _title),
        *_changes("source", one.sources, other.sources, facets.of_source, _title),
        *_changes("form", _by_id(one.forms), _by_id(other.forms), facets.of_form, _title),
        *_changes("profile", one.profiles, other.profiles, facets.of_profile, _title),
        *_changes(
            "body",
            _by_id(one.bodies),
            _by_id(other.bodies),
            facets.of_body,
            lambda kind: Text(kind.zh, kind.en),
        ),
    )


def _changes(
    subject: Subject,
    before: Mapping[str, _Thing],
    after: Mapping[str, _Thing],
    facets_of: Callable[[_Thing], facets.Facets],
    title_of: Callable[[_Thing], Text],
) -> Iterator[Change]:
    for id_, thing in after.items():
        if id_ not in before:
            yield Change(subject, id_, title_of(thing), "added")
        elif fields := tuple(_fields(facets_of(before[id_]), facets_of(thing))):
            yield Change(subject, id_, title_of(thing), "changed", fields)
    for id_, thing in before.items():
        if id_ not in after:
            yield Change(subject, id_, title_of(thing), "removed")


def _fields(before: facets.Facets, after: facets.Facets) -> Iterator[Field]:
    for name, key in dict.fromkeys((*after, *before)):
        one, other = before.get((name, key)), after.get((name, key))
        if one != other:
            yield Field(name, key, one, other)


def _by_id(things: Iterable[_Thing]) -> Mapping[str, _Thing]:
    return {getattr(thing, "id"): thing for thing in things}  # noqa: B009


def _title(thing: object) -> Text:
    return getattr(thing, "title")  # noqa: B009
