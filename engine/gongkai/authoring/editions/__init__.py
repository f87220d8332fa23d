"""What changes between two editions of the rules, and whom that would touch."""

from gongkai.authoring.editions.compare import compare
from gongkai.authoring.editions.edition import Change, Edition, Field, find_edition
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
