"""Loads waivers (豁免) from the files that the user names, and checks them against the rules.

An entry, all of whose keys are needed:

    [[waiver]]
    rule      = "overview.accountability"       # an id of the rulebook
    body      = "青石镇人民政府"                  # its full name, as the report gives it
    year      = 2023                            # the year reported on
    reason    = "superior_instruction"          # one of gongkai.model.waiver.Reason
    text      = "县政务公开办通知：考核结果另行公布。"
    signed_by = "王某某（镇党政办主任）"
    expires   = 2024-12-31                      # the last day on which it holds

``gongkai.model.waiver`` says what it does.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import cast, get_args

from gongkai.model.rule import Rule
from gongkai.model.waiver import Reason, Waiver
from gongkai.model.wording import key
from gongkai.rulefile.entry import Entry
from gongkai.rulefile.folder import read_entry

REASONS: tuple[str, ...] = get_args(Reason)
_KEYS = ("rule", "body", "year", "reason", "text", "signed_by", "expires")


def load_waivers(files: Sequence[Path], rules: Collection[Rule]) -> tuple[Waiver, ...]:
    """All waivers of these files, in their order; RuleFileError tells file, line, reason and
    remedy of the first mistake. Two for one rule, body and year are one too many."""
    ids = {rule.id for rule in rules}
    known: dict[tuple[str, str, int], Waiver] = {}
    for path in files:
        for entry, waiver in _file(read_entry(str(path), path), ids):
            other = known.setdefault((waiver.rule, key(waiver.body), waiver.year), waiver)
            if other is not waiver:
                place = f"{other.file}:{other.line}" if other.line else other.file
                raise entry.wrong("waiver_twice", "rule", other=place)
    return tuple(known.values())


def _file(file: Entry, rules: set[str]) -> Iterator[tuple[Entry, Waiver]]:
    file.only(("waiver",))
    for entry in file.entries("waiver"):
        yield entry, _waiver(entry, rules)


def _waiver(entry: Entry, rules: set[str]) -> Waiver:
    entry.only(_KEYS)
    return Waiver(
        rule=entry.one_of("rule", entry.string("rule"), rules),
        body=entry.string("body"),
        year=entry.integer("year"),
        reason=cast(Reason, entry.one_of("reason", entry.string("reason"), REASONS)),
        text=entry.string("text"),
        signed_by=entry.string("signed_by"),
        expires=entry.given_day("expires"),
        file=entry.file,
        line=entry.line("rule"),
    )
