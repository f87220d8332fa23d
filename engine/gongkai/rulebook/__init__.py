"""The rulebook: rules, sources, forms, kinds of bodies and profiles, read from TOML and checked."""

from collections.abc import Sequence
from pathlib import Path

from gongkai.rulebook.rulebook import Part, Rulebook

__all__ = ["Part", "Rulebook", "load"]


def load(
    extra: Sequence[Path] = (), *, with_cases: bool = True, profile: Path | None = None
) -> Rulebook:
    """Load the built-in rules and lay these folders over them, the last one on top.

    A folder's file replaces the one of the same name below it, other files add to what is there,
    and a rule replaces the rule of the same id. RuleFileError tells file, line, reason and remedy
    of the first mistake. ``with_cases`` False leaves out the rules' own tests. ``profile`` is the
    file of one more profile, laid over all folders.
    """
    # The kinds of rules import rulebook.expressions: at import time this would be a circle.
    from gongkai.rulebook.loading import load_rulebook

    return load_rulebook(extra, with_cases=with_cases, profile=profile)
