"""``copies``: how much of a report stands in that of another body, or in the body's own last."""

from collections.abc import Iterator, Sequence

from gongkai.kinds.kind import Kind, Parameter
from gongkai.kinds.over_many.likeness import Index, Likeness, index, sample, shared_share, text_of
from gongkai.model.message import message
from gongkai.model.observation import Condition, Evidence, Observation
from gongkai.model.panel import PROSE, PanelParagraph, PanelReport, PanelSubject
from gongkai.model.rule import Rule
from gongkai.rule_language.patterns import texts

_SHOWN = 3
_ALIKE = 0.5


def observe(rule: Rule, subject: PanelSubject) -> Observation:
    """Per cent of the report's own words, weighed by how rare they are among all bodies, that
    stand in the report that has most of them. The passages are shown side by side."""
    if subject.report is None:
        return Observation(rule.id, None, message("kind.copies.no_report"), judged=0)
    known = index(subject.panel, texts(rule, "where"), rule.parameters["fewest"])
    if (subject.body.name, subject.year) not in known.known:
        return Observation(rule.id, None, message("kind.copies.too_short"), judged=0)
    found = _FIND[rule.parameters["against"]](known, subject)
    if found is None:
        if rule.parameters["against"] == "own_year":
            said = message("kind.copies.nothing_before", year=subject.year - 1)
            return Observation(rule.id, None, said, judged=0)
        return Observation(rule.id, 0, message("kind.copies.none"))
    share, limit = int(found.share * 100), rule.parameters["at_most"]
    values = {"share": share, "other": found.other, "year": found.year}
    other = subject.panel.counted[found.other, found.year]
    off = share > limit
    return Observation(
        rule.id,
        share,
        message("kind.copies.share", limit=limit, **values),
        broken=int(off),
        evidence=tuple(_side_by_side(rule, subject, subject.report, other)) if off else (),
        fills=values,
    )


def _other_body(known: Index, subject: PanelSubject) -> Likeness | None:
    return known.likest((subject.body.name, subject.year))


def _own_last_year(known: Index, subject: PanelSubject) -> Likeness | None:
    return known.own_last_year((subject.body.name, subject.year))


def _side_by_side(
    rule: Rule, subject: PanelSubject, own: PanelReport, other: PanelReport
) -> Iterator[Evidence]:
    """The longest passages that are mostly the other's, each followed by its counterpart."""
    where = texts(rule, "where")
    mine = [one for one in subject.panel.paragraphs(own.sha256) if one.section in where]
    theirs = [one for one in subject.panel.paragraphs(other.sha256) if one.section in where]
    known = sample(text_of(theirs, where), other.body)
    copied = [one for one in mine if shared_share(one.text, own.body, known) >= _ALIKE]
    for one in sorted(copied, key=lambda passage: -len(passage.text))[:_SHOWN]:
        yield Evidence(one.at, raw=one.text)
        twin = _twin(one, own.body, theirs, other.body)
        yield Evidence(twin.at, raw=twin.text, source=max(other.sources))


def _twin(
    one: PanelParagraph, name: str, theirs: Sequence[PanelParagraph], other: str
) -> PanelParagraph:
    words = sample(one.text, name)
    return max(theirs, key=lambda passage: len(words & sample(passage.text, other)))


_FIND = {"bodies": _other_body, "own_year": _own_last_year}


def condition(rule: Rule) -> Condition:
    return Condition(">", rule.parameters["at_most"])


KIND = Kind(
    id="copies",
    parameters=(
        Parameter("against", "text", required=True, choices=tuple(_FIND)),
        Parameter("where", "texts", required=True, choices=PROSE),
        Parameter("at_most", "integer", required=True),
        Parameter("fewest", "integer", required=True),
    ),
    observe=observe,
    condition=condition,
)
