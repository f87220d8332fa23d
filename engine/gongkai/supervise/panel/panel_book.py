"""Concludes the rules over many reports for one body and year, by the same inference as those
about one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from gongkai.inference.durable import Inference, infer, prepare
from gongkai.inference.plan import plan
from gongkai.inference.trace import Trace
from gongkai.inference.verdicts import Judgement, verdicts
from gongkai.kinds.kind import measured
from gongkai.kinds.over_many import PANEL_KINDS
from gongkai.model.assessment import Score
from gongkai.model.panel import Panel, PanelSubject
from gongkai.model.profile import Profile
from gongkai.model.verdict import Status, Verdict
from gongkai.model.waiver import Waiver
from gongkai.rulebook.rulebook import Rulebook

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class PanelBook:
    """The rules over many reports of a rulebook, ready to judge."""

    rulebook: Rulebook
    profile: Profile
    inference: Inference

    def judge(
        self, panel: Panel, body: str, year: int, waivers: Sequence[Waiver] = ()
    ) -> tuple[Verdict, ...]:
        """A verdict for every rule about this body's year; KeyError for a body that the panel does
        not know."""
        subject = PanelSubject(panel, panel.bodies[body], year)
        rules = {rule.id: rule for rule in self.rulebook.register_rules}
        kind = self.rulebook.body_kind(subject.body.kind)
        excluded = {
            rule.id: reason
            for rule in rules.values()
            if (reason := self.rulebook.silence(rule, subject.form, kind, date(year, 12, 31)))
        }
        seen = {
            rule.id: measured(rule, partial(PANEL_KINDS[rule.kind].observe, rule, subject))
            for rule in rules.values()
            if rule.id not in excluded
        }
        holding = {waiver.rule: waiver for waiver in waivers}
        concluded = infer(self.inference, seen, excluded, _unscored, holding.keys())
        trace = Trace(self.inference.strata, concluded.firings, seen, excluded)
        judgement = Judgement(rules, self.profile, seen, excluded, concluded, trace, holding)
        return tuple(verdicts(judgement))


def open_panel_book(rulebook: Rulebook) -> PanelBook:
    """Compile the rules over many reports; RuleFileError where they cannot be inferred safely."""
    rules = rulebook.register_rules
    profile = rulebook.profiles["default"]
    return PanelBook(rulebook, profile, prepare(plan(rules, PANEL_KINDS, profile)))


def _unscored(statuses: Mapping[str, Status], blocked: frozenset[str]) -> Score:
    """What shows over many reports is told beside the score of each, never part of it."""
    return Score(None, _ZERO, _ZERO, _ZERO)
