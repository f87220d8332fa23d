"""Puts what was inferred about a rule into words: its Verdict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.inference.trace import Conclusions, Trace
from gongkai.model.assessment import Suspect
from gongkai.model.message import Message, Text, fill, message
from gongkai.model.observation import Observation
from gongkai.model.profile import Profile
from gongkai.model.rule import Rule
from gongkai.model.verdict import Verdict
from gongkai.model.waiver import Waiver

_ZERO = Decimal(0)
_FINDINGS = ("fail", "doubt", "manual", "waived")
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that is known about one report once it was measured and inferred. ``waivers`` are those
    in force, by their rule."""

    rules: Mapping[str, Rule]
    profile: Profile
    observations: Mapping[str, Observation]
    excluded: Mapping[str, Message]
    conclusions: Conclusions
    trace: Trace
    waivers: Mapping[str, Waiver]
    suspects: tuple[Suspect, ...] = ()


def verdicts(judgement: Judgement) -> Iterator[Verdict]:
    """One verdict for every rule of the rulebook, in its order."""
    for rule in judgement.rules.values():
        if judgement.profile.override(rule).silenced:
            yield _silenced(rule, judgement.profile)
        else:
            yield _verdict(rule, judgement)


def _verdict(rule: Rule, judgement: Judgement) -> Verdict:
    status = judgement.conclusions.statuses[rule.id]
    level, points = judgement.profile.worth(rule)
    seen = judgement.observations.get(rule.id)
    broken = len(_members(rule, judgement, "fail"))
    trace = judgement.trace.of(rule.id, status)
    waiver = judgement.waivers[rule.id] if status == "waived" else None
    return Verdict(
        rule=rule.id,
        part=rule.part,
        title=rule.title,
        status=status,
        level=level,
        points=points,
        lost=points if status == "fail" else _ZERO,
        message=_message(rule, judgement),
        fix=fill(rule.fix, _fills(seen, judgement)) if status in _FINDINGS else _NOTHING,
        basis=rule.basis,
        evidence=seen.evidence if seen else (),
        judged=seen.judged if seen else 0,
        broken=broken or (seen.broken if seen else 0),
        trace=(*trace, waiver.describe()) if waiver else trace,
        waived_by=waiver and waiver.describe(),
        breaches=seen.breaches if seen else (),
    )


def _fills(seen: Observation | None, judgement: Judgement) -> Mapping[str, object]:
    """What the fix text can name: what the rule measured, and the ``suspect`` where one cell is to
    blame for what it breaks."""
    if seen is None:
        return {}
    named = (
        one.message
        for one in judgement.suspects
        if one.unique and not set(one.breaches).isdisjoint(seen.breaches)
    )
    return {"suspect": next(named, ""), **seen.fills}


def _silenced(rule: Rule, profile: Profile) -> Verdict:
    told = message("infer.silenced", profile=profile.title)
    level, points = profile.worth(rule)
    return Verdict(
        rule=rule.id,
        part=rule.part,
        title=rule.title,
        status="not_applicable",
        level=level,
        points=points,
        lost=_ZERO,
        message=told,
        fix=rule.fix,
        basis=rule.basis,
        judged=0,
        trace=(told,),
    )


def _message(rule: Rule, judgement: Judgement) -> Message:
    """What was found; where the reason is another rule, which one."""
    if rule.id in judgement.excluded:
        return judgement.excluded[rule.id]
    seen = judgement.observations[rule.id]
    status = judgement.conclusions.statuses[rule.id]
    own = seen.doubtful if status == "doubt" else seen.value is None
    blocked = rule.id in judgement.conclusions.blocked
    if status in ("doubt", "not_applicable") and (blocked or not own):
        if cause := judgement.trace.cause(rule.id):
            letter, needed = cause
            return message(f"infer.because_{letter}", rule=judgement.rules[needed].title)
        if not judgement.trace.members(rule.id):
            return message("infer.not_a_number", value=seen.value)
    if judgement.trace.members(rule.id) and status != "pass":
        found = "fail" if status == "waived" else status
        titles = tuple(judgement.rules[id_].title for id_ in _members(rule, judgement, found))
        return message(f"kind.{rule.kind}.{found}", rules=titles)
    return seen.message


def _members(rule: Rule, judgement: Judgement, status: str) -> tuple[str, ...]:
    """Of the rules that this one counts those that have come to this status."""
    statuses = judgement.conclusions.statuses
    return tuple(one for one in judgement.trace.members(rule.id) if statuses[one] == status)
