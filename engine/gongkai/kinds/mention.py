"""``mention``: something must be said in some place of the report.

A figure that counts one of ``counts`` says it as well as a sentence that matches a pattern.
"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import Text, message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Figure, Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.wording import clean, key
from gongkai.rule_language.patterns import check_pattern, check_patterns, first_match, texts
from gongkai.rule_language.places import Prose, Sentence, find_prose, join, written

_LONGEST = 16
"""A longer heading is a sentence that says something even where no text follows it."""
_HEADED = 2
"""A section with so many different aspects among its headings is headed throughout."""


def observe(rule: Rule, subject: Subject) -> Observation:
    """Count what is missing: 0 or 1 for ``any_of``, the number of missing topics for ``topic``."""
    report = subject.report
    where = texts(rule, "where")
    prose = find_prose(report, where)
    if prose is None:
        lost = where == ("title",)
        key = "kind.mention.no_title" if lost else "kind.mention.no_place"
        return Observation(rule.id, 1 if lost else None, message(key), doubtful=lost)
    doubtful = any(doubt.about in where for doubt in report.doubts)
    if "topic" in rule.parameters:
        return _topics(rule, prose, doubtful)
    if place := rule.parameters.get("subsection"):
        return _aspect(rule, report, place, prose, doubtful)
    if told := next(_counted(rule, report, where), None):
        proof = (Evidence(told.at, raw=told.sentence, value=told.value),)
        return Observation(rule.id, 0, message("kind.mention.found"), evidence=proof)
    return _once(rule, prose, doubtful)


def _counted(rule: Rule, report: Report, where: tuple[str, ...]) -> Iterator[Figure]:
    """Figures of the year reported on that count what ``counts`` names."""
    names = texts(rule, "counts")
    for figure in report.figures if names else ():
        counts = figure.counts or ""
        ours = figure.year in (None, report.year)
        if ours and figure.section in where and any(fnmatchcase(counts, one) for one in names):
            yield figure


def _aspect(rule: Rule, report: Report, place: str, prose: Prose, doubtful: bool) -> Observation:
    """A headed sub-section with some text. Where the section is headed throughout and none of
    the headings is this one, only what stands under other headings can still be it."""
    section, _, aspect = place.partition(".")
    found = report.section(section)
    parts = found.subsections if found else ()
    own = [part for part in parts if part.id == aspect]
    if not own:
        headed = len({part.id for part in parts if part.id}) >= _HEADED
        rest = [(part.heading, part.at) for part in parts]
        rest += [
            (written(part.text, report.wordings), part.at) for part in parts if part.id is None
        ]
        return _once(rule, join(rest) if headed else prose, doubtful)
    longest = max(own, key=lambda part: len(written(part.text, report.wordings)))
    proof = (Evidence(longest.at, raw=longest.text.strip() or longest.heading),)
    if key(written(longest.text, report.wordings)) or _says_something(longest.heading):
        return Observation(rule.id, 0, message("kind.mention.found"), evidence=proof)
    said = message("kind.mention.heading_only")
    return Observation(rule.id, 1, said, doubtful, broken=1, evidence=proof)


def _says_something(heading: str) -> bool:
    """Whether a heading is a sentence: it is long, or goes on behind a comma."""
    return len(key(heading)) > _LONGEST or bool(key(clean(heading).partition(",")[2]))


def _once(rule: Rule, prose: Prose, doubtful: bool) -> Observation:
    sentence = _said(rule, rule.parameters, prose)
    if sentence:
        proof = (Evidence(sentence.at, raw=sentence.text),)
        return Observation(rule.id, 0, message("kind.mention.found"), evidence=proof)
    titled = texts(rule, "where") == ("title",)
    said = message(f"kind.mention.missing{'_in_title' if titled else ''}")
    return Observation(rule.id, 1, said, doubtful, broken=1, evidence=_near(rule, prose))


def _topics(rule: Rule, prose: Prose, doubtful: bool) -> Observation:
    """Each topic needs a sentence of its own or shares one with others."""
    topics: list[Mapping[str, Any]] = rule.parameters["topic"]
    missing: list[Text] = []
    proof: list[Evidence] = []
    for topic in topics:
        sentence = _said(rule, topic, prose)
        if sentence is None:
            missing.append(Text(str(topic["zh"]), str(topic["en"])))
        elif all(sentence.at != one.at or sentence.text != one.raw for one in proof):
            proof.append(Evidence(sentence.at, raw=sentence.text))
    if not missing:
        return Observation(
            rule.id, 0, message("kind.mention.found"), judged=len(topics), evidence=tuple(proof)
        )
    return Observation(
        rule.id,
        len(missing),
        message("kind.mention.topics_missing", missing=tuple(missing)),
        doubtful,
        judged=len(topics),
        broken=len(missing),
        evidence=tuple(proof) or _near(rule, prose),
        fills={"missing": tuple(missing)},
    )


def _said(rule: Rule, wanted: Mapping[str, Any], prose: Prose) -> Sentence | None:
    """The first sentence about one of the words of ``about`` that matches ``any_of``."""
    about, patterns = wanted.get("about", ("",)), wanted["any_of"]
    excluded = texts(rule, "except")
    for sentence in prose.sentences:
        if (
            any(word in sentence.plain for word in about)
            and first_match(patterns, sentence.plain)
            and not first_match(excluded, sentence.plain)
        ):
            return sentence
    return None


def _near(rule: Rule, prose: Prose) -> tuple[Evidence, ...]:
    """The sentence that comes closest, as a place to mend, by the first of the patterns ``near``
    that any sentence matches; else the whole title."""
    for pattern in texts(rule, "near"):
        for sentence in prose.sentences:
            if first_match((pattern,), sentence.plain):
                return (Evidence(sentence.at, raw=sentence.text),)
    if texts(rule, "where") == ("title",):
        return (Evidence(prose.at(0), raw=prose.text),)
    return ()


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    if rule.parameters.keys().isdisjoint(("any_of", "topic")):
        lacking = {"entry": rule.id, "kind": rule.kind, "parameter": "any_of"}
        raise RuleFileError(rule.file, message("rules.missing_parameter", **lacking), rule.line)
    check_patterns(rule, "any_of", "except", "near")
    for topic in rule.parameters.get("topic", ()):
        for pattern in topic["any_of"]:
            check_pattern(rule, "topic", pattern)


KIND = Kind(
    id="mention",
    parameters=(
        Parameter("where", "places", required=True),
        Parameter("about", "texts"),
        Parameter("any_of", "patterns"),
        Parameter("counts", "texts"),
        Parameter("topic", "tables"),
        Parameter("subsection", "place"),
        Parameter("except", "patterns"),
        Parameter("near", "patterns"),
    ),
    observe=observe,
    compile=compile,
    absence=True,
)
