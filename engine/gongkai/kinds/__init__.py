"""The closed list of kinds of rules; each measures in its own file."""

from collections.abc import Iterable, Iterator, Mapping

from gongkai.kinds import (
    agree,
    body,
    cell,
    chain,
    claim,
    comparison,
    date,
    equation,
    forbid,
    manual,
    mention,
    meta,
    pair,
    repeat,
    section,
    similar,
    table,
    text,
)
from gongkai.kinds import sum as sums
from gongkai.kinds.kind import Kind
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.identity import Balance

_MODULES = (
    *(table, cell, equation, chain, agree, sums, comparison, claim),
    *(section, text, mention, forbid, body, date, pair, repeat, similar, manual, meta),
)

KINDS: Mapping[str, Kind[Subject]] = {module.KIND.id: module.KIND for module in _MODULES}
"""Every kind by its id."""


def identities(rules: Iterable[Rule], subject: Subject) -> Iterator[Balance]:
    """Every identity that these rules want to hold in the tables of the report, held against its
    numbers."""
    for rule in rules:
        if weigh := KINDS[rule.kind].identities:
            yield from weigh(rule, subject)
