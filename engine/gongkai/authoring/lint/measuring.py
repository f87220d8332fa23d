"""Rules that break down once they measure, and rulebooks that the inference cannot hold."""

from collections.abc import Iterator
from datetime import date

from gongkai.model.errors import RuleFileError
from gongkai.kinds import KINDS
from gongkai.authoring.cases import case_report
from gongkai.rulebook.lint.bench import Bench
from gongkai.rulebook.rulebook import Rulebook
from gongkai.inference.plan import plan
from gongkai.model.subject import Subject


def breakdowns(bench: Bench) -> Iterator[RuleFileError]:
    """A rule whose measuring raises on a base record: it lacks a key that its kind must have in
    this combination. In a report it would be a doubt for ever."""
    subjects = list(_subjects(bench.rulebook))
    for rule, entry in bench.sound():
        for subject in subjects:
            if bench.rulebook.applicable(rule, subject) is not None:
                continue
            try:
                KINDS[rule.kind].observe(rule, subject)
            except KeyError as error:
                values = {"parameter": error.args[0], "kind": rule.kind}
                yield entry.wrong("missing_parameter", "kind", **values)
                break
            except Exception as error:  # whatever it is, the author must hear of it
                told = f"{type(error).__name__}: {error}"
                yield entry.wrong("bad_parameters", "kind", kind=rule.kind, told=told)
                break


def limits(bench: Bench) -> Iterator[RuleFileError]:
    """What a profile makes of the rules must stay within the limits of the inference engine."""
    if not bench.clean:
        return
    rules = bench.rulebook.rules
    conditions = {rule.id: KINDS[rule.kind].condition(rule) for rule in rules}
    for profile in bench.rulebook.profiles.values():
        try:
            plan(rules, conditions, profile)
        except RuleFileError as mistake:
            blamed = dict(mistake.message.values).get("rule")
            entry = bench.entries.get(str(blamed))
            yield entry.blame(mistake, ("applies", "any", "kind")) if entry else mistake


def _subjects(rulebook: Rulebook) -> Iterator[Subject]:
    """The base records, with last year's report and a day of publication."""
    for name, base in rulebook.bases.items():
        report = case_report(rulebook, name)
        yield Subject(
            report=report,
            form=rulebook.form(report.year),
            body_kind=rulebook.body_kind(report.body.kind),
            previous=case_report(rulebook, name, base.get("previous", {})),
            published=date(report.year + 1, 1, 20) if report.year else None,
            sources=rulebook.sources,
        )
