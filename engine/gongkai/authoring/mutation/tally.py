"""Adds up the trials: the score per operator and in all, and what there is to look at."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongkai.authoring.mutation.operator import Operator
from gongkai.authoring.mutation.run import Clean, Result, Trial
from gongkai.kinds import KINDS
from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Count:
    """How many trials came to which result. ``score`` is the share of those planted that the
    rules meant for them caught, None where there were none; what cannot be seen by any rule is
    outside of it."""

    results: Mapping[Result, int]

    @property
    def planted(self) -> int:
        return sum(self.results.values())

    @property
    def unseen(self) -> int:
        return self.results.get("unseen", 0)

    @property
    def caught(self) -> int:
        return self.results.get("caught", 0)

    @property
    def score(self) -> float | None:
        seen = self.planted - self.unseen
        return self.caught / seen if seen else None


@dataclass(frozen=True, slots=True)
class Tally:
    """``false`` are rules that fail on a report before anything is planted, by report; ``silent``
    the rules that no defect triggers, without those that only ask a person."""

    operators: Mapping[str, tuple[Operator, Count]]
    whole: Count
    trials: tuple[Trial, ...]
    false: Mapping[str, tuple[str, ...]]
    silent: tuple[str, ...]

    def with_result(self, result: Result) -> tuple[Trial, ...]:
        return tuple(trial for trial in self.trials if trial.result == result)

    @property
    def stray(self) -> tuple[Trial, ...]:
        """Trials in which a rule fired where it should not."""
        return tuple(trial for trial in self.trials if trial.stray)


def tally(trials: Iterable[Trial], cleans: Sequence[Clean], rulebook: Rulebook) -> Tally:
    """Add up the trials of a run."""
    every = tuple(trials)
    by_operator: dict[str, list[Trial]] = {}
    for trial in every:
        by_operator.setdefault(trial.operator.id, []).append(trial)
    fired = {rule for trial in every for rule in trial.fired}
    speaking = frozenset[str]().union(*(clean.speaking for clean in cleans))
    return Tally(
        operators={id_: (own[0].operator, _count(own)) for id_, own in by_operator.items()},
        whole=_count(every),
        trials=every,
        false={clean.ground.name: clean.failing for clean in cleans if clean.failing},
        silent=tuple(
            rule.id
            for rule in rulebook.rules
            if rule.id in speaking and rule.id not in fired and not KINDS[rule.kind].asks
        ),
    )


def _count(trials: Iterable[Trial]) -> Count:
    return Count(Counter(trial.result for trial in trials))
