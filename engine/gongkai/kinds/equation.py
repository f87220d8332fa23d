"""``equation``: an identity that must hold in each row or column of a table."""

from collections.abc import Callable, Iterator, Mapping

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form, Table
from gongkai.model.observation import Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.cells import Lines, columns_of, rows_of
from gongkai.rule_language.identity import Balance, conclude, identity_of, parse_identity, weigh

EACH = ("requests.column", "requests.row", "disputes.row", "disclosure.row")
_LINES: Mapping[str, Callable[[Table], Lines]] = {"row": rows_of, "column": columns_of}


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many rows or columns break the identity, of those that the reader is sure about."""
    return conclude(rule.id, list(balances(rule, subject)), {})


def balances(rule: Rule, subject: Subject) -> Iterator[Balance]:
    """``each`` and ``require`` in every line of the table that has all the names and, where blanks
    are not to count as 0, no blank."""
    lines = lines_of(subject.form, rule.parameters["each"])
    parsed = identity_of(rule.parameters["require"], lines.words)
    if parsed is None:
        return
    as_zero = rule.parameters.get("blank", "zero") == "zero"
    for line in lines.each:
        found = weigh(parsed, line, subject.report.cells.get)
        if found and (as_zero or not found.empty):
            yield found


def lines_of(form: Form, each: str) -> Lines:
    """The rows or columns that ``requests.row`` names."""
    table, _, direction = each.partition(".")
    return _LINES[direction](form.table(table))


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    each, require = rule.parameters["each"], rule.parameters["require"]
    words = frozenset[str]().union(*(lines_of(form, each).words for form in forms))
    parse_identity(require, words, rule.file, rule.line)


KIND = Kind(
    id="equation",
    parameters=(
        Parameter("each", "text", required=True, choices=EACH),
        Parameter("require", "expression", required=True),
        Parameter("blank", "text", choices=("zero", "missing")),
    ),
    observe=observe,
    compile=compile,
    heeds_cells=True,
    identities=balances,
)
