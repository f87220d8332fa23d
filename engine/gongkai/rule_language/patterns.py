"""Regular expressions of rule files: checked when loaded, compiled once."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from gongkai.model.errors import RuleFileError
from gongkai.model.message import message
from gongkai.model.rule import Rule

_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]")
_UNBOUNDED = re.compile(r"[*+]|\{\d{0,9},\}")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when first asked for."""
    return re.compile(pattern)


def first_match(patterns: Iterable[str], text: str) -> re.Match[str] | None:
    """The match of the first pattern that is found in the text."""
    return next((found for one in patterns if (found := compiled(one).search(text))), None)


def texts(rule: Rule, name: str) -> tuple[str, ...]:
    """A list parameter of a rule; empty where the rule does not give it."""
    value: Any = rule.parameters.get(name, ())
    return (value,) if isinstance(value, str) else tuple(value)


def check_patterns(rule: Rule, *names: str) -> None:
    """RuleFileError for a pattern parameter that does not compile or repeats without a bound."""
    for name in names:
        for pattern in texts(rule, name):
            check_pattern(rule, name, pattern)


def check_pattern(rule: Rule, name: str, pattern: str, group: str | None = None) -> None:
    """Reports are untrusted: ``*``, ``+`` and ``{n,}`` could be made to run for hours. ``group``
    is a named group that the pattern must have."""
    where = {"rule": rule.id, "name": name, "pattern": pattern}
    if _UNBOUNDED.search(_CLASS.sub("", pattern)):
        raise RuleFileError(rule.file, message("kind.unbounded_pattern", **where), rule.line)
    try:
        groups = compiled(pattern).groupindex
    except re.error as error:
        raise RuleFileError(
            rule.file, message("kind.bad_pattern", reason=str(error), **where), rule.line
        ) from error
    if group and group not in groups:
        raise RuleFileError(rule.file, message("kind.no_group", group=group, **where), rule.line)
