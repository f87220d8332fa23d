"""A file of rules that is being written, loaded over everything else to be tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.authoring.lint import lint
from gongkai.model.rule import Rule
from gongkai.rulebook.loading import assemble, layered
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.folder import around
from gongkai.rulefile.mistakes import Problem


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """``rules`` are those of the file; ``rulebook`` has all others as well, which they need."""

    rulebook: Rulebook
    rules: tuple[Rule, ...]


def load_trial(file: Path, extra: Sequence[Path] = ()) -> RuleTrial:
    """Load a file of rules with its folder, if it stands in one, over the built-in rules and
    these folders. RuleFileError tells its first mistake, ``problems_of`` all of them."""
    own, alone = around(file)
    folders = layered((*extra, *own), alone)
    rulebook = assemble(folders, with_cases=False)
    name = str(file) if alone else f"checks/{file.name}"
    return RuleTrial(rulebook, tuple(rule for rule in rulebook.rules if rule.file == name))


def problems_of(file: Path, extra: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """What lint finds in the file and the folder around it."""
    own, alone = around(file)
    return lint((*extra, *own), alone)
