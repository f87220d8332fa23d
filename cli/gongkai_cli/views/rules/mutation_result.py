"""What came of a run of mutations."""

from dataclasses import dataclass

from gongkai.authoring.mutation.tally import Tally


@dataclass(frozen=True, slots=True)
class MutationResult:
    """``reports``: how many the defects were planted in; ``seed`` is that of the chance."""

    tally: Tally
    reports: int
    seed: int
