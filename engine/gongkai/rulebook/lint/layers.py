"""A file that stands in for one of the same name in a folder below, and what is lost by that."""

from collections.abc import Iterator

from gongkai.model.errors import RuleFileError
from gongkai.rulebook.lint.bench import Bench


def replaced_files(bench: Bench) -> Iterator[RuleFileError]:
    """Rules that are gone because another folder has a file of the same name. Whoever wants to
    be rid of a rule silences it in a profile, where everybody can see it."""
    kept = {rule.id for rule in bench.rulebook.rules}
    for name, path in bench.folders.files("checks/*.toml"):
        layer = bench.folders.layer(path)
        for root in bench.folders.paths[:layer]:
            below = root / name
            if below.is_file() and below.resolve() != path.resolve():
                rules = bench.folders.entry(name, below).entries("rule")
                lost = tuple(rule.name for rule in rules if rule.name not in kept)
                if lost:
                    file = bench.folders.entry(name, path)
                    yield file.wrong("lint.replaces", "part", lost=lost)
