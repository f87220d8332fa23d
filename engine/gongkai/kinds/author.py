"""``author``: title, opening and signature name one body, and the work told is its own."""

from collections.abc import Iterator

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.attribution.core_name import are_strangers
from gongkai.recognise.attribution.printed_name import printed_names
from gongkai.rule_language.patterns import check_patterns, compiled, texts
from gongkai.rule_language.places import EVERYWHERE, find_prose

_SHOWN = 5
_PRINTED = frozenset({"opening", "signature"})
"""Where a report names its author besides the title; whom it asks to call is another matter."""


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many names cannot be those of the body; None where its own name is not known. Parents,
    parts, short forms and merged offices are never held against it."""
    own = subject.report.body.name
    if own is None:
        return Observation(rule.id, None, message("kind.author.unnamed"))
    named = dict(_names(rule, subject))
    wordings = subject.report.wordings
    off = {name: proof for name, proof in named.items() if are_strangers(own, name, wordings)}
    key = "kind.author.strangers" if off else "kind.author.one"
    return Observation(
        rule.id,
        len(off),
        message(key, own=own, names=tuple(off)),
        judged=max(1, len(named)),
        broken=len(off),
        evidence=tuple(off.values())[:_SHOWN],
        fills={"own": own, "names": tuple(off)},
    )


def _names(rule: Rule, subject: Subject) -> Iterator[tuple[str, Evidence]]:
    """Every body that the report names as its author or as the one that did the work."""
    report = subject.report
    for one in printed_names(report.title, report.preamble, report.closing, report.wordings):
        if one.place in _PRINTED:
            yield one.name, Evidence(one.at, raw=one.raw)
    prose = find_prose(report, texts(rule, "where") or EVERYWHERE)
    for sentence in prose.sentences if prose else ():
        for pattern in texts(rule, "patterns"):
            for match in compiled(pattern).finditer(sentence.plain):
                yield match["name"], Evidence(sentence.at, raw=sentence.text)


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "patterns")
    for pattern in texts(rule, "patterns"):
        if "name" not in compiled(pattern).groupindex:
            told = message("kind.author.no_group", pattern=pattern)
            raise RuleFileError(rule.file, told, rule.line)


KIND = Kind(
    id="author",
    parameters=(Parameter("where", "places"), Parameter("patterns", "patterns")),
    observe=observe,
    compile=compile,
)
