"""``repeat``: paragraphs that stand in the report more than once, and sentences in one part."""

from collections.abc import Iterator

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.patterns import texts
from gongkai.rule_language.places import EVERYWHERE, compact, find_prose

_SHOWN = 5
_QUOTED = 60


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many paragraphs of ``at_least`` characters and more stand word for word above; where
    there are none, how many ``sentences`` of that length do in one part of the report."""
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    if prose is None:
        return Observation(rule.id, None, message("kind.forbid.no_place"))
    seen: set[str] = set()
    again: list[Evidence] = []
    judged = 0
    ends = [*prose.starts[1:], len(prose.text) + 1]
    for start, end in zip(prose.starts, ends, strict=True):
        text = compact(prose.text[start : end - 1])
        if len(text) < rule.parameters["at_least"]:
            continue
        judged += 1
        if text in seen:
            again.append(prose.evidence(start, min(end - 1, start + _QUOTED)))
        seen.add(text)
    again = again or list(_sentences(rule, subject))
    key = "kind.repeat.found" if again else "kind.repeat.none"
    return Observation(
        rule.id,
        len(again),
        message(key, count=len(again)),
        judged=max(1, judged),
        broken=len(again),
        evidence=tuple(again[:_SHOWN]),
        fills={"count": len(again)},
    )


def _sentences(rule: Rule, subject: Subject) -> Iterator[Evidence]:
    """Sentences that stand above in the same part."""
    shortest: int = rule.parameters.get("sentences", 0)
    for section in subject.report.sections if shortest else ():
        prose = find_prose(subject.report, (section.id,))
        seen: set[str] = set()
        for sentence in prose.sentences if prose else ():
            if len(sentence.plain) < shortest:
                continue
            if sentence.plain in seen:
                yield Evidence(sentence.at, raw=sentence.text[:_QUOTED])
            seen.add(sentence.plain)


KIND = Kind(
    id="repeat",
    parameters=(
        Parameter("where", "places"),
        Parameter("at_least", "integer", required=True),
        Parameter("sentences", "integer"),
    ),
    observe=observe,
)
