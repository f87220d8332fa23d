"""``text``: how long the prose of a place is, and whether it holds figures."""

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Condition, Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.patterns import check_patterns, first_match, texts
from gongkai.rule_language.places import find_prose


def observe(rule: Rule, subject: Subject) -> Observation:
    """Measure characters without spaces, or the sentences that match ``patterns``."""
    prose = find_prose(subject.report, texts(rule, "where"))
    if prose is None:
        return Observation(rule.id, None, message("kind.text.no_place"))
    limit = rule.parameters["limit"]
    if rule.parameters["measure"] == "characters":
        count = sum(map(len, prose.text.split()))
        proof = (Evidence(prose.at(0), raw=prose.text[:40]),) if prose.text.strip() else ()
    else:
        patterns = texts(rule, "patterns")
        found = [one for one in prose.sentences if first_match(patterns, one.plain)]
        count = len(found)
        proof = tuple(Evidence(one.at, raw=one.text) for one in found[:3])
    broken = int(count > limit if rule.parameters["must"] == "at_most" else count < limit)
    return Observation(
        rule.id,
        count,
        message(f"kind.text.{rule.parameters['measure']}_counted", count=count, limit=limit),
        broken=broken,
        evidence=proof,
        fills={"count": count, "limit": limit},
    )


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "patterns")


def condition(rule: Rule) -> Condition:
    return Condition(">" if rule.parameters["must"] == "at_most" else "<", rule.parameters["limit"])


KIND = Kind(
    id="text",
    parameters=(
        Parameter("where", "places", required=True),
        Parameter("measure", "text", required=True, choices=("characters", "sentences")),
        Parameter("must", "text", required=True, choices=("at_most", "at_least")),
        Parameter("limit", "integer", required=True),
        Parameter("patterns", "patterns"),
    ),
    observe=observe,
    condition=condition,
    compile=compile,
    absence=True,
)
