"""Plans the defects of all operators in all grounds, and tries them one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Literal

from gongkai.authoring.changes import NoTarget
from gongkai.authoring.mutation.ground import Ground, Scene, spoilt
from gongkai.authoring.mutation.operator import Defect, Meant, Operator
from gongkai.authoring.mutation.plants import PLANTS, Site
from gongkai.check import check
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message
from gongkai.model.subject import Subject
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT, Rulebook
from gongkai.rulefile.entry import Toml

Result = Literal["caught", "others", "missed", "unseen"]
"""caught: by the rules meant; others: only by other rules; missed: by none; unseen: no rule is
meant to, and the operator says why none can."""


@dataclass(frozen=True, slots=True)
class Trial:
    """``fired`` are the rules that fail because of the defect, in the order of the rulebook;
    ``stray`` those among them that should not, and rules whose measuring broke down."""

    ground: str
    operator: Operator
    defect: Defect
    meant: Meant
    fired: tuple[str, ...]
    stray: tuple[str, ...]

    @property
    def result(self) -> Result:
        if not self.meant.rules:
            return "unseen"
        every = all(rule in self.fired for rule in self.meant.all_of)
        some = not self.meant.any_of or any(rule in self.fired for rule in self.meant.any_of)
        if every and some:
            return "caught"
        return "others" if self.fired else "missed"


_BROKE_DOWN = "infer.internal_error"


@dataclass(frozen=True, slots=True)
class Clean:
    """What the rules say of a ground before anything is planted: those that fail, and those that
    speak about such a report at all."""

    ground: Ground
    failing: tuple[str, ...]
    speaking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A defect to be planted, and who of those that speak about the report is meant to notice."""

    clean: Clean
    operator: Operator
    defect: Defect
    meant: Meant


@dataclass(frozen=True, slots=True)
class MutationRun:
    """Everything that will be tried."""

    rulebook: Rulebook
    cleans: tuple[Clean, ...]
    planned: tuple[Planned, ...]

    def trials(self) -> Iterator[Trial]:
        """One trial after the other."""
        return (_try(one, self.rulebook) for one in self.planned)


def mutate(
    rulebook: Rulebook,
    grounds: Sequence[Ground],
    operators: Sequence[Operator],
    *,
    seed: int = 0,
    limit: int = 0,
) -> MutationRun:
    """Plan a run. Equal seeds give equal runs; ``limit`` is the most that one operator plants in
    one ground (0: what the operator itself says). A defect is left out where no rule that speaks
    about the report is meant to notice it."""
    cleans = tuple(_clean(ground, rulebook) for ground in grounds)
    planned: list[Planned] = []
    for operator in operators:
        for clean in cleans:
            chance = Random(f"{seed}/{clean.ground.name}/{operator.id}")
            found = list(_planned(clean, operator, chance, rulebook))
            limits = [most for most in (operator.at_most, limit) if most]
            planned += _some(found, min(limits, default=0), chance)
    return MutationRun(rulebook, cleans, tuple(planned))


def _some(found: list[Planned], most: int, chance: Random) -> list[Planned]:
    if not most or len(found) <= most:
        return found
    return [found[index] for index in sorted(chance.sample(range(len(found)), most))]


def _clean(ground: Ground, rulebook: Rulebook) -> Clean:
    report = ground.scene.report
    kind = rulebook.body_kind(report.body.kind)
    profile = rulebook.profile_for(kind.id)
    year = report.form if report.year is None else report.year
    subject = Subject(report=report, form=rulebook.form(year), body_kind=kind)
    speaking = frozenset(
        rule.id
        for rule in rulebook.rules
        if not profile.override(rule).silenced and rulebook.applicable(rule, subject) is None
    )
    return Clean(ground, tuple(_failing(ground.scene, rulebook)), speaking)


def _failing(scene: Scene, rulebook: Rulebook) -> Iterator[str]:
    assessment = check(scene.report, rulebook, previous=scene.previous, published=scene.published)
    for verdict in assessment.verdicts:
        if verdict.status == "fail" or verdict.message.key == _BROKE_DOWN:
            yield verdict.rule


def _planned(
    clean: Clean, operator: Operator, chance: Random, rulebook: Rulebook
) -> Iterator[Planned]:
    ground = clean.ground
    if not _suits(ground, operator, rulebook):
        return
    told = ground.counted_cells()
    for defect in _defects(ground, operator, chance):
        for meant in operator.meant:
            if not meant.covers(defect.place) or not _holds(meant, ground, told):
                continue
            own = _speaking(meant, clean)
            if own.rules or own.reason:
                whole = replace(defect, changes=_merged(defect.changes, operator.beside))
                yield Planned(clean, operator, whole, own)
                break


def _merged(changes: Toml, beside: Toml) -> Toml:
    """Both sets of changes; where they touch the same, ``beside`` counts."""
    merged = {**changes}
    for key, value in beside.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = {**merged[key], **value} if both else value
    return merged


def _suits(ground: Ground, operator: Operator, rulebook: Rulebook) -> bool:
    report = ground.scene.report
    kind = rulebook.body_kind(report.body.kind)
    names = {EVERY, kind.id, *([GOVERNMENT] if kind.government else [])}
    cells = report.cells
    return (
        bool(names & {*operator.bodies})
        and bool({EVERY, ground.draft.form.id} & {*operator.forms})
        and all(id_ in cells and cells[id_].value == 0 for id_ in operator.zero)
        and all(id_ in cells and bool(cells[id_].value) for id_ in operator.nonzero)
    )


def _defects(ground: Ground, operator: Operator, chance: Random) -> list[Defect]:
    """What the plant finds to do; its stumbling over its parameters is the operator's mistake."""
    try:
        return list(PLANTS[operator.plant](Site(ground, operator.parameters, chance)))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        values = {"entry": operator.id, "reason": f"{type(error).__name__}: {error}"}
        told = message("mutate.bad_operator", **values)
        raise RuleFileError(operator.file, told, operator.line) from error


def _holds(meant: Meant, ground: Ground, told: frozenset[str]) -> bool:
    known = not meant.told or bool(told.intersection(meant.told))
    return known and (not meant.previous or ground.earlier is not None)


def _speaking(meant: Meant, clean: Clean) -> Meant:
    """Without the rules that say nothing of such a report, or fail on it as it is."""
    silent = {*meant.rules} - clean.speaking | {*clean.failing}
    return replace(
        meant,
        all_of=tuple(rule for rule in meant.all_of if rule not in silent),
        any_of=tuple(rule for rule in meant.any_of if rule not in silent),
    )


def _try(planned: Planned, rulebook: Rulebook) -> Trial:
    clean, operator = planned.clean, planned.operator
    try:
        scene = spoilt(clean.ground, planned.defect, rulebook)
    except NoTarget as wrong:
        told = message("mutate.misses", entry=operator.id, target=wrong.target)
        raise RuleFileError(operator.file, told, operator.line) from None
    fired = tuple(rule for rule in _failing(scene, rulebook) if rule not in clean.failing)
    stray = tuple(rule for rule in fired if not _allowed(rule, planned, rulebook))
    return Trial(clean.ground.name, operator, planned.defect, planned.meant, fired, stray)


def _allowed(id_: str, planned: Planned, rulebook: Rulebook) -> bool:
    """Whether a rule may fail here: it is named, or of the part of the defect or of one meant."""
    if any(fnmatchcase(id_, pattern) for pattern in planned.operator.may):
        return True
    parts = {rule.part for rule in rulebook.rules if rule.id in planned.meant.rules}
    parts.add(planned.defect.place.partition(".")[0])
    own = rulebook.rule(id_)
    return own is not None and own.part in parts
