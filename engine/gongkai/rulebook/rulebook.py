"""The rulebook: everything that reports are judged by, as one frozen value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from gongkai.model.form import Form
from gongkai.model.message import Message, Text, message
from gongkai.model.profile import Profile
from gongkai.model.rule import Rule
from gongkai.model.source import Source
from gongkai.model.subject import BodyKind, Subject
from gongkai.model.wordings import Wordings

EVERY = "*"
GOVERNMENT = "government"
"""Stands in ``bodies`` for every kind of body with ``government = true``."""


class Part(NamedTuple):
    """A heading of the checklist."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules, sources, forms, kinds of bodies and profiles of one set of rule folders.

    ``rules`` are about one report, ``register_rules`` about many; both stand in the order of
    ``parts``. ``sha256`` covers every rule file in force.
    ``bases`` are the records that the cases of rules start from; empty where cases were left out.
    """

    version: str
    title: Text
    sha256: str
    parts: tuple[Part, ...]
    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    forms: tuple[Form, ...]
    bodies: tuple[BodyKind, ...]
    profiles: Mapping[str, Profile]
    wordings: Wordings
    bases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    register_rules: tuple[Rule, ...] = ()

    @property
    def every_rule(self) -> tuple[Rule, ...]:
        """Those about one report, then those about many."""
        return (*self.rules, *self.register_rules)

    def rule(self, id: str) -> Rule | None:  # noqa: A002
        """The rule with this id, None where there is none."""
        return next((rule for rule in self.rules if rule.id == id), None)

    def form(self, wanted: int | str | None, as_of: date | None = None) -> Form:
        """The edition with this id, or the one for this year's reports; without a year the newest.

        Years before the oldest edition are held against the oldest. ``as_of``: of the editions
        that had been issued by that day; one that was superseded since then, or had been by then,
        remains the form of the years it was made for. KeyError for unknown ids.
        """
        if isinstance(wanted, str):
            found = next((form for form in self.forms if form.id == wanted), None)
            if found is None:
                raise KeyError(wanted)
            return found
        known = [form for form in self.forms if as_of is None or self._issued(form, as_of)]
        if wanted is None:
            return (known or self.forms[:1])[-1]
        begun = (form for form in reversed(known) if form.first_year <= wanted)
        return next(begun, self.forms[0])

    def body_kind(self, id: str) -> BodyKind:  # noqa: A002
        """The kind of body with this id; KeyError where there is none."""
        found = next((kind for kind in self.bodies if kind.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    def profile_for(self, body_kind: str) -> Profile:
        """The profile that this kind of body gets where the user chose none."""
        chosen = (profile for profile in self.profiles.values() if body_kind in profile.bodies)
        return next(chosen, self.profiles["default"])

    def applicable(self, rule: Rule, subject: Subject) -> Message | None:
        """None where the rule speaks about this report, else the reason why it does not."""
        return self.silence(rule, subject.form, subject.body_kind, subject.day)

    def silence(self, rule: Rule, form: Form, kind: BodyKind, day: date | None) -> Message | None:
        """Why the rule does not speak about reports of this kind of body on this form; None where
        it does.

        A rule speaks on the days from ``effective`` to ``until`` on which one at least of its
        sources is in force; where no ``day`` is known, dates silence no rule. About a kind of body
        that is exempt, only rules that name it speak.
        """
        applies = rule.applies
        if EVERY not in applies.forms and form.id not in applies.forms:
            return message("rules.other_form", form=form.title)
        government = kind.government and GOVERNMENT in applies.bodies
        every = EVERY in applies.bodies and not kind.exempt
        if not every and kind.id not in applies.bodies and not government:
            return message("rules.other_body", body=Text(kind.zh, kind.en))
        if day is None:
            return None
        if applies.effective and day < applies.effective:
            return message("rules.not_yet", effective=applies.effective, day=day)
        if applies.until and day > applies.until:
            return message("rules.no_longer", until=applies.until, day=day)
        return self._unfounded(rule, day)

    def _unfounded(self, rule: Rule, day: date) -> Message | None:
        """Why a rule has nothing to rest on that day: none of its sources is in force."""
        titles: list[Text] = []
        for basis in rule.basis:
            source = self.sources.get(basis.partition("#")[0])
            if source is None or source.in_force_on(day):
                return None
            titles.append(source.title)
        return message("rules.unfounded", sources=tuple(titles), day=day) if titles else None

    def _issued(self, form: Form, day: date) -> bool:
        source = self.sources.get(form.source)
        begun = source and (source.in_force or source.issued)
        return not begun or begun <= day


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids that a rule must match, one of each that is given. A source may be an article of it
    (``regulation-711#50`` has 50.1 to 50.5 with it)."""

    parts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    register: bool = False
    """Those about many reports instead of those about one."""


def select(rulebook: Rulebook, wanted: Selection) -> tuple[Rule, ...]:
    """The rules that match, in the order of the rulebook."""
    among = rulebook.register_rules if wanted.register else rulebook.rules
    governments = {kind.id for kind in rulebook.bodies if kind.government}
    return tuple(rule for rule in among if _matches(rule, wanted, governments))


def _matches(rule: Rule, wanted: Selection, governments: Iterable[str]) -> bool:
    return (
        _any(wanted.parts, {rule.part})
        and _any(wanted.levels, {rule.level})
        and _any(wanted.kinds, {rule.kind})
        and (not wanted.sources or any(_rests_on(rule, one) for one in wanted.sources))
        and (EVERY in rule.applies.forms or _any(wanted.forms, {*rule.applies.forms}))
        and (EVERY in rule.applies.bodies or _any(wanted.bodies, _bodies(rule, governments)))
    )


def _any(wanted: tuple[str, ...], own: Iterable[str]) -> bool:
    return not wanted or not set(wanted).isdisjoint(own)


def _rests_on(rule: Rule, source: str) -> bool:
    inside = (f"{source}#", f"{source}.")
    return any(basis == source or basis.startswith(inside) for basis in rule.basis)


def _bodies(rule: Rule, governments: Iterable[str]) -> set[str]:
    own = set(rule.applies.bodies)
    return own.union(governments) if GOVERNMENT in own else own
