"""What the checks of lint look at: the rulebook, and every rule's entry in its file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.model.errors import RuleFileError
from gongkai.model.rule import Rule
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import Folders
from gongkai.rulefile.mistakes import Mistakes
from gongkai.rulefile.position import find_places
from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Bench:
    """``entries`` are by rule id; ``faulty`` are the ids of the rules in which loading found
    mistakes, so that nothing more can be said of what they do; ``clean`` where it found none at
    all, in these rules or anywhere."""

    rulebook: Rulebook
    folders: Folders
    entries: Mapping[str, Entry]
    faulty: frozenset[str]
    clean: bool

    def rules(self) -> Iterator[tuple[Rule, Entry]]:
        """Every rule with its entry."""
        return ((rule, self.entries[rule.id]) for rule in self.rulebook.rules)

    def sound(self) -> Iterator[tuple[Rule, Entry]]:
        """Every rule without a mistake, with its entry."""
        return ((rule, entry) for rule, entry in self.rules() if rule.id not in self.faulty)


def lay_out(rulebook: Rulebook, folders: Folders, found: Sequence[RuleFileError]) -> Bench:
    """The bench for a rulebook in which loading found these mistakes."""
    quiet = replace(folders, mistakes=Mistakes([]))
    own = {(rule.file, rule.line): rule.id for rule in rulebook.rules}
    entries: dict[str, Entry] = {}
    faulty: set[str] = set()
    for file in dict.fromkeys(rule.file for rule in rulebook.rules):
        lines = {one.line for one in found if one.file == file and one.line}
        each = list(quiet.entry(file, quiet.path(file)).entries("rule"))
        begins = [find_places(entry.source).of_key(entry.path).line for entry in each]
        for entry, begin, end in zip(each, begins, [*begins[1:], None], strict=True):
            id_ = own.get((file, entry.line()))
            if id_ is None:
                continue
            entries[id_] = entry
            if any(line >= begin and (end is None or line < end) for line in lines):
                faulty.add(id_)
    return Bench(rulebook, quiet, entries, frozenset(faulty), clean=not found)
