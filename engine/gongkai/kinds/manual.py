"""``manual``: only a person can tell; the checklist asks for it and costs nothing."""

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import Text, message
from gongkai.model.observation import Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject


def observe(rule: Rule, subject: Subject) -> Observation:
    """Measures nothing: the value 1 stands for the one question that is asked."""
    question = Text(**rule.parameters["question"])
    return Observation(rule.id, 1, message("kind.manual.asked", question=question))


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    Text(**rule.parameters["question"])


KIND = Kind(
    id="manual",
    parameters=(Parameter("question", "wording", required=True),),
    observe=observe,
    compile=compile,
    asks=True,
)
