"""``claim``: what the report says of a table in words, and what its numbers then must be.

A claim has a premise and a conclusion. Premise: a sentence that matches ``says`` and none of
``unless``, or numbers of which ``when`` is true. Conclusion: numbers of which ``require`` is true,
or a sentence of the report that matches ``mentions`` and none of ``unless``. Expressions use the
names of the table, and those that ``figures`` gives to numbers of the prose (of several the
largest). ``zh`` and ``en`` say what follows from the premise.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.errors import RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import Message, Text, message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.report import Figure
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rule_language.cells import table_of
from gongkai.rule_language.expressions import Expression, compile_expression
from gongkai.rule_language.numbers import Numbers, expression
from gongkai.rule_language.own_figures import own_figures
from gongkai.rule_language.patterns import check_pattern, first_match, texts
from gongkai.rule_language.places import EVERYWHERE, Sentence, find_prose
from gongkai.rulefile.nearest import nearest

Claim = Mapping[str, Any]
Outcome = Literal["holds", "broken", "doubtful"]
_PATTERNS = ("says", "unless", "mentions")
_EXPRESSIONS = ("when", "require")
_KEYS = frozenset({*_PATTERNS, *_EXPRESSIONS, "zh", "en"})
_SHOWN = 36
_YEAR = re.compile(r"20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Premise:
    """What a claim starts from: the sentence that makes it, or None where it is numbers; and
    whether the reader is sure of it."""

    sentence: Sentence | None
    sure: bool


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One premise that was met, and what became of its conclusion."""

    outcome: Outcome
    claim: Claim
    premise: Premise
    when: Expression | None
    require: Expression | None

    def said(self, numbers: Numbers) -> Message:
        """“复议均获维持”，应当没有尚未审结的案件，而表中尚未审结 2."""
        premise = _quoted(self.premise.sentence) if self.premise.sentence else ()
        if self.when:
            premise = numbers.describe(self.when)
        values = {"premise": premise, "follows": Text(self.claim["zh"], self.claim["en"])}
        if self.require:
            return message(
                "kind.claim.against_numbers", told=numbers.describe(self.require), **values
            )
        return message("kind.claim.against_words", **values)

    def evidence(self, numbers: Numbers) -> tuple[Evidence, ...]:
        sentence = self.premise.sentence
        proof = [Evidence(sentence.at, raw=sentence.text)] if sentence else []
        for numeric in (self.when, self.require):
            proof += numbers.evidence(numeric) if numeric else ()
        return tuple(dict.fromkeys(proof))


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many claims the report's own numbers or words contradict; None where it claims
    nothing."""
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    sentences = prose.sentences if prose else ()
    numbers = _numbers(rule, subject)
    words = table_of(subject.form.table(rule.parameters["table"])).words
    words = words.union(numbers.figures) if numbers.figures else words
    judged = [
        one
        for claim in rule.parameters["claim"]
        for one in _judge(claim, words, numbers, sentences)
    ]
    if not judged:
        return Observation(rule.id, None, message("kind.claim.nothing_claimed"), judged=0)
    broken = [one for one in judged if one.outcome == "broken"]
    off = broken or [one for one in judged if one.outcome == "doubtful"]
    if not off:
        said = message("kind.claim.right", count=len(judged))
        return Observation(rule.id, 0, said, judged=len(judged))
    return Observation(
        rule.id,
        len(broken),
        message("kind.claim.contradictions", shown=tuple(one.said(numbers) for one in off)),
        doubtful=not broken,
        judged=len(judged),
        broken=len(broken),
        evidence=tuple(proof for one in off for proof in one.evidence(numbers)),
    )


def _judge(
    claim: Claim, words: frozenset[str], numbers: Numbers, sentences: Sequence[Sentence]
) -> Iterator[ClaimResult]:
    """Every premise of a claim that is met, with its conclusion."""
    when, require = (expression(claim[k], words) if k in claim else None for k in _EXPRESSIONS)
    if ("when" in claim and when is None) or ("require" in claim and require is None):
        return
    for premise in _premises(claim, when, numbers, sentences):
        if require:
            true = numbers.judge(require)
            sure = true or (premise.sure and not numbers.unsure(require))
        else:
            true = any(_mentions(claim, sentence) for sentence in sentences)
            sure = premise.sure
        if true is not None or not sure:
            outcome: Outcome = "holds" if true else "broken" if sure else "doubtful"
            yield ClaimResult(outcome, claim, premise, when, require)


def _premises(
    claim: Claim, when: Expression | None, numbers: Numbers, sentences: Sequence[Sentence]
) -> Iterator[Premise]:
    if when:
        true = numbers.judge(when)
        if true is not False:
            sure = not numbers.unsure(when)
            if true or not sure:
                yield Premise(None, sure)
        return
    for sentence in sentences:
        if _said(claim, sentence.plain, numbers.report.year):
            yield Premise(sentence, True)


def _quoted(sentence: Sentence) -> Message:
    text = sentence.text
    return message("kind.claim.sentence", text=f"{text[:_SHOWN]}…" if text[_SHOWN:] else text)


def _said(claim: Claim, sentence: str, year: int | None) -> bool:
    """Whether a sentence makes the claim, of the year reported on."""
    if not first_match(claim["says"], sentence) or first_match(claim.get("unless", ()), sentence):
        return False
    years = _YEAR.findall(sentence)
    return not years or year is None or str(year) in years


def _mentions(claim: Claim, sentence: Sentence) -> bool:
    said = first_match(claim["mentions"], sentence.plain)
    return said is not None and not first_match(claim.get("unless", ()), sentence.plain)


def _numbers(rule: Rule, subject: Subject) -> Numbers:
    wanted: Mapping[str, str] = rule.parameters.get("figures", {})
    figures: dict[str, Figure | None] = dict.fromkeys(wanted)
    for figure in own_figures(subject):
        for name, counts in wanted.items():
            known = figures[name]
            if figure.counts == counts and (known is None or known.value < figure.value):
                figures[name] = figure
    table = subject.form.table(rule.parameters["table"])
    return Numbers(subject.report, table_of(table).each[0].names, figures)


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    table, figures = rule.parameters["table"], rule.parameters.get("figures", {})
    words = frozenset(figures).union(*(table_of(form.table(table)).words for form in forms))
    for claim in rule.parameters["claim"]:
        for name in claim:
            if name not in _KEYS:
                values = {"name": name, "nearest": nearest(name, _KEYS)}
                raise RuleFileError(rule.file, message("kind.claim.unknown", **values), rule.line)
        alone = [
            ("says" in claim) != ("when" in claim),
            ("require" in claim) != ("mentions" in claim),
        ]
        if not all(alone) or not all(isinstance(claim.get(side), str) for side in ("zh", "en")):
            raise RuleFileError(rule.file, message("kind.claim.incomplete"), rule.line)
        for name in _PATTERNS:
            for pattern in claim.get(name, ()):
                check_pattern(rule, f"claim.{name}", pattern)
        for name in _EXPRESSIONS:
            if name in claim:
                compile_expression(claim[name], words, file=rule.file, line=rule.line)


KIND = Kind(
    id="claim",
    parameters=(
        Parameter("table", "text", required=True, choices=("disclosure", "requests", "disputes")),
        Parameter("claim", "tables", required=True),
        Parameter("where", "places"),
        Parameter("figures", "table"),
    ),
    observe=observe,
    compile=compile,
)
