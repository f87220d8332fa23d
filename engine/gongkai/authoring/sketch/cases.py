"""Finds cases for a rule: changes of a base record after which it passes, and after which it
fails, by trying what could matter to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.authoring.cases import run_case
from gongkai.authoring.changes import NoTarget
from gongkai.authoring.sketch.sketch import Changes, NewCase
from gongkai.kinds import KINDS
from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.form import Form
from gongkai.model.message import message
from gongkai.model.rule import Case, Rule
from gongkai.model.verdict import Verdict
from gongkai.rule_language.places import SECTIONS
from gongkai.rulebook.rulebook import Rulebook

_BASES = ("department", "township", "government", "trial")
_MOST = 400
"""Changes that are tried before giving up: a few seconds."""
_PLAIN = set("\\^$.|?*+()[]{}")


def check_parameters(rule: Rule, forms: tuple[Form, ...]) -> None:
    """RuleFileError where the rule's parameters are not what its kind can work with."""
    try:
        KINDS[rule.kind].compile(rule, forms)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        values = {"entry": rule.id, "kind": rule.kind, "told": f"{type(error).__name__}: {error}"}
        raise RuleFileError(rule.file, message("rules.bad_parameters", **values)) from error


def find_case(
    rule: Rule, rulebook: Rulebook, want: str, name: str, given: Changes | None = None
) -> NewCase | None:
    """A case that gets the wanted verdict: what the author ``given``, else the first change that
    does it; None where there is none."""
    alone = _alone(rule, rulebook)
    tried = (given,) if given is not None else _changes(rule, rulebook)
    for changes, _ in zip(tried, range(_MOST), strict=False):
        verdict = verdict_on(rule, alone, changes)
        if verdict and verdict.status == want:
            return NewCase(name, want, changes)
    return None


def verdict_on(rule: Rule, rulebook: Rulebook, changes: Changes) -> Verdict | None:
    """The verdict of a rule on a changed base record; None where that cannot be had."""
    case = Case("", "", {"base": _BASES[0], **changes})
    try:
        return run_case(rule, case, rulebook).verdict
    except (GongkaiError, NoTarget, TypeError, ValueError, KeyError, AttributeError):
        return None


def said(rule: Rule, sentence: str) -> Changes:
    """The change that puts a sentence where the rule looks for it."""
    places = rule.parameters.get("where", ())
    return {"text": {str(places[0]) if places else "other": sentence}}


def _alone(rule: Rule, rulebook: Rulebook) -> Rulebook:
    """The rulebook with this rule only, which is quickly judged; with all where it counts
    others."""
    check_parameters(rule, rulebook.forms)
    others = rulebook.rules if KINDS[rule.kind].quorum else ()
    return replace(rulebook, rules=(*others, rule))


def _changes(rule: Rule, rulebook: Rulebook) -> Iterator[Changes]:
    """From the record as it is to what takes more and more of it away."""
    yield {}
    yield from ({"published": day} for day in (date(2024, 1, 10), date(2024, 6, 30)))
    yield from ({"base": base} for base in _BASES[1:])
    yield {"previous": True}
    yield from _words(rule)
    yield from _prose(rule)
    yield from _tables(rule)
    yield from _cells(rule, rulebook)


def _words(rule: Rule) -> Iterator[Changes]:
    """What the rule's own patterns say, where they are plain words."""
    parameters = rule.parameters
    words = [*parameters.get("patterns", ()), *parameters.get("any_of", ())]
    words += [*parameters.get("words", {})]
    yield from (said(rule, f"{word}。") for word in words if _PLAIN.isdisjoint(word))


def _prose(rule: Rule) -> Iterator[Changes]:
    places = [*rule.parameters.get("where", ())]
    section = rule.parameters.get("section", rule.parameters.get("subsection"))
    for place in [section] if section else places:
        yield {"text": {place: ""}}
        yield {"text": {place: "无。"}}
        yield {"drop": [f"sections.{place}" if place in SECTIONS else place]}
    if not places and not section:
        yield from ({"drop": [f"sections.{place}"]} for place in SECTIONS)
        yield {"move": ["disclosure", "overview"]}
    yield from ({"repeat": {place: 30}} for place in (*places, "overview.proactive"))
    yield {"year": 2022}
    yield {"previous": {"year": 2022}}


def _tables(rule: Rule) -> Iterator[Changes]:
    named = rule.parameters.get("table")
    for table in [named] if named else ["disclosure", "requests", "disputes"]:
        yield {"drop": [table]}
        yield {"tables": {table: {"status": "picture"}}}
        yield {"tables": {table: {"form": "2019"}}}


def _cells(rule: Rule, rulebook: Rulebook) -> Iterator[Changes]:
    """One cell of the tables that the rule speaks of, larger, smaller, blank or a word."""
    told = repr(rule.parameters)
    base = rulebook.bases[_BASES[0]]
    ids = [cell for table in rulebook.form(str(base["form"])).tables for cell in table.cell_ids()]
    named = [cell for cell in ids if cell.partition(".")[0] in told] or ids
    for value in (99, 0, "", "若干", -1, "1.5"):
        for cell in sorted(named, key=lambda cell: not cell.endswith(".total")):
            yield {"set": {cell: value}}
            if KINDS[rule.kind].follows:
                yield {"previous": True, "set": {cell: value}}
