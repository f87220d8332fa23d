"""Plants one defect at a time in flaw-free reports and sees which rules notice it.

What is planted, and which rules are meant to notice, stands in ``rules/mutations``.
"""

from gongkai.authoring.mutation.ground import Ground, ground_of_base, ground_of_report
from gongkai.authoring.mutation.operator import Operator
from gongkai.authoring.mutation.operators import load_operators
from gongkai.authoring.mutation.run import MutationRun, Trial, mutate
from gongkai.authoring.mutation.tally import Tally, tally

__all__ = [
    "Ground",
    "MutationRun",
    "Operator",
    "Tally",
    "Trial",
    "ground_of_base",
    "ground_of_report",
    "load_operators",
    "mutate",
    "tally",
]
