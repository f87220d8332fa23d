"""A rule's remedy where no report is at hand to fill its blanks."""

import re

from gongkai.model.message import Language
from gongkai.model.rule import Rule

_HOLE = re.compile(r"\{\w+\}")


def remedy(rule: Rule, language: Language) -> str:
    """The text with …… for what would be read in a report."""
    return _HOLE.sub("……", rule.fix.to(language))
