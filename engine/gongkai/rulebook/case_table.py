"""Loads the ``[[rule.case]]`` tables of a rule; ``authoring/cases.py`` says what they do."""

from collections.abc import Collection
from typing import get_args

from gongkai.model.rule import Case
from gongkai.model.verdict import Status
from gongkai.rulefile.entry import Entry

CHANGES: dict[str, str] = {
    "body": "table",
    "year": "integer",
    "set": "table",
    "text": "table",
    "repeat": "table",
    "heading": "table",
    "replace": "pairs",
    "drop": "strings",
    "move": "strings",
    "tables": "table",
    "doubt": "strings",
}
"""What a case may change of its base record, and the sort of value that each key takes."""

_KEYS = ("name", "want", "base", "previous", "published", "message", *CHANGES)
_STATUSES: tuple[str, ...] = get_args(Status)


def load_cases(rule: Entry, base: str, bases: Collection[str]) -> tuple[Case, ...]:
    """The cases of a rule; ``base`` is the record they start from where they name none."""
    return tuple(_case(entry, base, bases) for entry in rule.entries("case"))


def _case(entry: Entry, base: str, bases: Collection[str]) -> Case:
    entry.only(_KEYS)
    _check_changes(entry)
    previous = entry.table.get("previous", False)
    if not isinstance(previous, bool):
        earlier = entry.inner("previous")
        earlier.only(tuple(CHANGES))
        _check_changes(earlier)
    entry.day("published")
    own = entry.one_of("base", entry.string("base", base), bases)
    table = {**entry.table, "base": own}
    want = entry.one_of("want", entry.string("want"), _STATUSES)
    return Case(name=entry.string("name"), want=want, table=table, line=entry.line("name"))


def _check_changes(entry: Entry) -> None:
    for key, sort in CHANGES.items():
        if key in entry.table:
            entry.check(key, sort)


_PANEL_KEYS = ("name", "want", "message", "body", "year", "bodies", "reports", "scopes")
_BODY_KEYS = ("name", "kind", "parent", "region", "since", "until", "guessed")
_REPORT_KEYS = ("base", "published", "source", *CHANGES)
_SCOPE_KEYS = ("body", "includes", "excludes", "years")


def load_panel_cases(rule: Entry, base: str, bases: Collection[str]) -> tuple[Case, ...]:
    """The cases of a rule over many reports; ``authoring/panel_cases.py`` says what they do."""
    return tuple(_panel_case(entry, base, bases) for entry in rule.entries("case"))


def _panel_case(entry: Entry, base: str, bases: Collection[str]) -> Case:
    entry.only(_PANEL_KEYS)
    for key, allowed in (("bodies", _BODY_KEYS), ("scopes", _SCOPE_KEYS)):
        for one in entry.entries(key):
            one.only(allowed)
    for report in entry.entries("reports"):
        report.only(_REPORT_KEYS)
        report.one_of("base", report.string("base", base), bases)
        report.day("published")
        _check_changes(report)
    want = entry.one_of("want", entry.string("want"), _STATUSES)
    table = {"base": base, **entry.table}
    return Case(name=entry.string("name"), want=want, table=table, line=entry.line("name"))
