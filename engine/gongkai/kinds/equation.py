"""``equation``: an identity that must hold in each row or column of a table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gongkai.form import Form, Table
from gongkai.kinds.cells import Lines, columns_of, label, rows_of
from gongkai.kinds.identity import Weighed, identity_of, parse_identity, weigh
from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.suspect import find_suspect
from gongkai.kinds.weighing import conclude
from gongkai.message import Message, message
from gongkai.observation import Condition, Observation
from gongkai.rule import Rule
from gongkai.subject import Subject

EACH = ("requests.column", "requests.row", "disputes.row", "disclosure.row")
_LINES: Mapping[str, Callable[[Table], Lines]] = {"row": rows_of, "column": columns_of}


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many rows or columns break the identity, of those that the reader is sure about."""
    own = [one for one in _weigh(rule.parameters, subject) if not one.empty or _as_zero(rule)]
    hint = ""
    if any(one.outcome == "broken" for one in own):
        also = (one for other in _also(rule) for one in _weigh(other, subject))
        hint = _hint(subject.form, [*own, *also])
    return conclude(rule.id, own, {"suspect": hint})


def _as_zero(rule: Rule) -> bool:
    return rule.parameters.get("blank", "zero") == "zero"


def _also(rule: Rule) -> list[Mapping[str, Any]]:
    return rule.parameters.get("also", [])


def _hint(form: Form, weighed: list[Weighed]) -> Message | str:
    suspect = find_suspect(weighed)
    if suspect is None:
        return ""
    place, raw = label(form, suspect.cell.id), suspect.cell.raw
    return message("kind.equation.suspect", cell=place, raw=raw, value=suspect.value)


def _weigh(identity: Mapping[str, Any], subject: Subject) -> Iterator[Weighed]:
    """``each`` and ``require`` in every line of the table that has all the names."""
    lines = lines_of(subject.form, identity["each"])
    parsed = identity_of(identity["require"], lines.words)
    if parsed is None:
        return
    for line in lines.each:
        found = weigh(parsed, line, subject.report.cells.get)
        if found:
            yield found


def lines_of(form: Form, each: str) -> Lines:
    """The rows or columns that ``requests.row`` names."""
    table, _, direction = each.partition(".")
    return _LINES[direction](form.table(table))


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    for identity in (rule.parameters, *_also(rule)):
        words = (lines_of(form, identity["each"]).words for form in forms)
        parse_identity(identity["require"], frozenset[str]().union(*words), rule.file, rule.line)


def condition(rule: Rule) -> Condition:
    return Condition(">", 0)


KIND = Kind(
    id="equation",
    parameters=(
        Parameter("each", "text", required=True, choices=EACH),
        Parameter("require", "expression", required=True),
        Parameter("blank", "text", choices=("zero", "missing")),
        Parameter("also", "tables"),
    ),
    observe=observe,
    condition=condition,
    compile=compile,
)
