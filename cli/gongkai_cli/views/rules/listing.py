"""Rules in a list, and out of how many they were chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.model.rule import Rule


@dataclass(frozen=True, slots=True)
class RuleListing:
    """``among``: how many there are in all."""

    rules: Sequence[Rule]
    among: int
