"""Which rules somebody asks to see."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.model.rule import Rule
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT, Rulebook


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
