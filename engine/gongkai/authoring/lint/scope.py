"""Rules that can never apply, and rules that ask the same thing at the same time."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from gongkai.authoring.lint.rule_files import RuleFiles
from gongkai.model.errors import RuleFileError
from gongkai.model.report import Body, Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.rulebook.rulebook import Rulebook

Scope = frozenset[tuple[str, int]]
"""Kinds of body and years for which a rule speaks."""


def never_applying(files: RuleFiles) -> Iterator[RuleFileError]:
    """A rule that speaks for no form, body and year at all, or never together with the rules
    that it needs."""
    scopes = _scopes(files.rulebook)
    for rule, entry in files.sound():
        applies = entry.inner("applies")
        if not scopes[rule.id]:
            empty = [key for key in ("forms", "bodies") if applies.table.get(key) == []]
            key = next(iter([*empty, "until" if rule.applies.until else "forms"]))
            yield applies.wrong("lint.never", key)
            continue
        common = scopes[rule.id]
        for needed in _needed(rule, files.rulebook):
            common &= scopes.get(needed, common)
            if not common:
                yield applies.wrong("lint.never_together", "needs", other=needed)
                break


def overlapping(files: RuleFiles) -> Iterator[RuleFileError]:
    """Two rules with one requirement (the same title in one part of the report, or measured in
    the same way) that speak about the same report, which would pay for one mistake twice."""
    scopes = _scopes(files.rulebook)
    alike: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule, _ in files.sound():
        alike[f"{rule.part} {rule.title.zh}"].append(rule)
        if rule.parameters:
            told = json.dumps(rule.parameters, sort_keys=True, default=str, ensure_ascii=False)
            alike[f"{rule.kind} {told}"].append(rule)
    pairs = {pair: None for rules in alike.values() for pair in combinations(rules, 2)}
    seen: set[frozenset[str]] = set()
    for one, other in pairs:
        years = sorted({year for _, year in scopes[one.id] & scopes[other.id]})
        names = frozenset((one.id, other.id))
        if years and names not in seen:
            seen.add(names)
            entry = files.entries[other.id]
            yield entry.wrong("lint.overlap", other=one.id, first=years[0], last=years[-1])


def _scopes(rulebook: Rulebook) -> Mapping[str, Scope]:
    subjects = list(_subjects(rulebook))
    return {
        rule.id: frozenset(
            (subject.body_kind.id, subject.report.year or 0)
            for subject in subjects
            if rulebook.applicable(rule, subject) is None
        )
        for rule in rulebook.rules
    }


def _subjects(rulebook: Rulebook) -> Iterator[Subject]:
    """A blank report of every kind of body and of every year in which something can change."""
    days = (day for rule in rulebook.rules for day in (rule.applies.effective, rule.applies.until))
    told = [day.year for day in days if day] + [form.first_year for form in rulebook.forms]
    for year in range(min(form.first_year for form in rulebook.forms), max(told) + 2):
        form = rulebook.form(year)
        for kind in rulebook.bodies:
            body = Body(kind.zh, kind.id, kind.level)
            report = Report("", "", "", None, body, year, form.id, (), {}, {})
            yield Subject(report, form, kind, sources=rulebook.sources)


def _needed(rule: Rule, rulebook: Rulebook) -> list[str]:
    """The rules that it needs, those that they need, and so on; nearest first."""
    found = list(rule.applies.needs)
    for id_ in found:
        known = rulebook.rule(id_)
        found += [other for other in (known.applies.needs if known else ()) if other not in found]
    return found


def replaced_files(files: RuleFiles) -> Iterator[RuleFileError]:
    """Rules that are gone because another folder has a file of the same name. Whoever wants to
    be rid of a rule silences it in a profile, where everybody can see it."""
    kept = {rule.id for rule in files.rulebook.rules}
    for name, path in files.folders.files("checks/*.toml"):
        layer = files.folders.layer(path)
        for root in files.folders.paths[:layer]:
            below = root / name
            if below.is_file() and below.resolve() != path.resolve():
                rules = files.folders.entry(name, below).entries("rule")
                lost = tuple(rule.name for rule in rules if rule.name not in kept)
                if lost:
                    file = files.folders.entry(name, path)
                    yield file.wrong("lint.replaces", "part", lost=lost)
