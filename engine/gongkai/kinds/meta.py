"""``meta``: so many of certain other rules are violated that the thing as a whole is.

It measures nothing in the report. Its members are counted when their violations are inferred;
``check`` then says which they were. A meta-rule does not apply where too few of its members do,
and is in doubt where the members in doubt could tip it.
"""

from gongkai.kinds.kind import Kind, Parameter, Quorum
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject


def observe(rule: Rule, subject: Subject) -> Observation:
    """Nothing is broken yet; ``judged`` is the number of members."""
    return Observation(
        rule.id, 0, message("kind.meta.unbroken"), judged=len(rule.parameters["any"])
    )


def quorum(rule: Rule) -> Quorum:
    """The members and how many of them must be violated."""
    return Quorum(tuple(rule.parameters["any"]), int(rule.parameters.get("at_least", 1)))


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    asked = quorum(rule)
    if not 1 <= asked.at_least <= len(set(asked.members)):
        counts = {"at_least": asked.at_least, "members": len(asked.members)}
        told = message("infer.meta_count", rule=rule.id, **counts)
        raise RuleFileError(rule.file, told, rule.line)


KIND = Kind(
    id="meta",
    parameters=(Parameter("any", "texts", required=True), Parameter("at_least", "integer")),
    observe=observe,
    compile=compile,
    quorum=quorum,
)
