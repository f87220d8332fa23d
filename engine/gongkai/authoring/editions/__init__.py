"""What changes between two editions of the rules, and whom that would touch."""

from gongkai.difference.change import Change, Field
from gongkai.authoring.editions.compare import compare
from gongkai.authoring.editions.edition import Edition, find_edition
from gongkai.authoring.editions.impact import Effect, Failure, impact, report_files

__all__ = [
    "Change",
    "Edition",
    "Effect",
    "Failure",
    "Field",
    "compare",
    "find_edition",
    "impact",
    "report_files",
]
