"""The grounds of the tests: base records of the rule cases."""

from functools import cache
from random import Random
from typing import Any

from gongkai.authoring.mutation import Ground, ground_of_base
from gongkai.authoring.mutation.operator import Defect
from gongkai.authoring.mutation.plants import PLANTS, Site
from support.judged import rulebook


@cache
def ground(name: str = "department") -> Ground:
    return ground_of_base(name, rulebook())


def planted(plant: str, base: str = "department", **parameters: Any) -> list[Defect]:
    """What a plant finds to spoil in a base record."""
    return list(PLANTS[plant](Site(ground(base), parameters, Random(1))))
