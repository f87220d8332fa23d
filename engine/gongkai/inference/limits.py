"""Proves, before a rule set is compiled, that it cannot reach a limit of durable_rules.

Beyond its limits the engine crashes, hangs, or answers wrongly without an error. The numbers
are well below what was measured to break (in brackets): rules 4,000 (4,097), patterns of a rule
15 (17), productions on one test 200 (256), first tests 400 (512), tests under one test 400 (512),
tests that one fact can pass 60 (65), properties 200 (253),
tests of one pattern 12 (16).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from gongkai.inference.facts import AWAITED, KIND, RULE, SEEN, TRUE
from gongkai.inference.production import Constraint, Pattern, Production
from gongkai.model.errors import RuleFileError
from gongkai.model.message import message

LIMITS = {
    "rules": 4000,
    "patterns": 15,
    "sharing": 200,
    "first_tests": 400,
    "tests_below": 400,
    "passed": 60,
    "properties": 200,
    "conjunction": 12,
    "number": 2**31 - 1,
}
_FIXED = ("id", "sid", KIND, RULE, TRUE, AWAITED, SEEN, "$s")
_Path = tuple[object, ...]


def prove(productions: tuple[Production, ...], identifiers: Iterable[str], file: str) -> None:
    """Raise RuleFileError, naming the limit, where a rule set could reach one.

    ``identifiers`` are the ids that facts will bear; ``file`` is whom to blame.
    """
    paths = [(path, pattern) for one in productions for path, pattern in _paths(one)]
    below: defaultdict[_Path, set[_Path]] = defaultdict(set)
    for path, _ in paths:
        for depth in range(len(path)):
            below[path[:depth]].add(path[: depth + 1])
    firsts = below[()]
    found = {
        "rules": len(productions),
        "patterns": max((len(one.patterns) for one in productions), default=0),
        "sharing": max(Counter(path for path, _ in paths).values(), default=0),
        "first_tests": len(firsts),
        "tests_below": max(map(len, below.values())),
        "passed": max((_passed(node, below) for node in firsts), default=0),
        "properties": len(_FIXED) + max((len(_names(node, below)) for node in firsts), default=0),
        "conjunction": max((len(path) + 2 * p.same_rule for path, p in paths), default=0),
        "number": max((abs(t.value) for _, p in paths for t in p.tests), default=0),
    }  # fmt: skip
    for limit, value in found.items():
        if value > LIMITS[limit]:
            told = message(f"infer.limit.{limit}", found=value, allowed=LIMITS[limit])
            raise RuleFileError(file, message("infer.limit", what=told))
    names = {test.name for _, pattern in paths for test in pattern.tests}
    aliases = {pattern.alias for _, pattern in paths}
    for words in ({*names, *_FIXED}, {*identifiers}, aliases, {one.name for one in productions}):
        _no_collision(words, file)


def _paths(production: Production) -> Iterable[tuple[_Path, Pattern]]:
    for pattern in production.patterns:
        yield (pattern.kind, *pattern.tests), pattern


def _passed(node: _Path, below: Mapping[_Path, set[_Path]]) -> int:
    """How many tests one fact can pass at most, from this one down. Of the tests that a property
    equals some number it passes one only."""
    equal: Counter[str] = Counter()
    other = 0
    for child in below.get(node, ()):
        test = child[-1]
        assert isinstance(test, Constraint)
        most = _passed(child, below)
        if test.operator == "==":
            equal[test.name] = max(equal[test.name], most)
        else:
            other += most
    return 1 + sum(equal.values()) + other


def _names(node: _Path, below: Mapping[_Path, set[_Path]]) -> set[str]:
    own = {node[-1].name} if isinstance(node[-1], Constraint) else set[str]()
    return own.union(*(_names(child, below) for child in below.get(node, ())))


def _no_collision(words: set[str], file: str) -> None:
    """The engine tells names apart by 32 bits of hash alone."""
    known: dict[int, str] = {}
    for word in sorted(words):
        other = known.setdefault(fnv1a(word), word)
        if other != word:
            told = message("infer.limit.hash", one=other, other=word)
            raise RuleFileError(file, message("infer.limit", what=told))


def fnv1a(word: str) -> int:
    """The 32-bit hash under which durable_rules knows a name."""
    value = 2166136261
    for byte in word.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value
