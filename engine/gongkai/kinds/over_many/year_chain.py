"""``year_chain``: what a body's tables take over from its own report of the year before."""

from dataclasses import replace

from gongkai.kinds import chain
from gongkai.kinds.kind import Kind
from gongkai.model.message import message
from gongkai.model.observation import Observation
from gongkai.model.panel import PanelSubject
from gongkai.model.rule import Rule


def observe(rule: Rule, subject: PanelSubject) -> Observation:
    """How many lines do not follow from the year before; None where one of the two reports is
    missing. Tells the first year in which the body's chain breaks."""
    now, before = subject.report, subject.before
    if now is None or before is None:
        year = subject.year if now is None else subject.year - 1
        missing = message("kind.year_chain.no_report", year=year)
        return Observation(rule.id, None, missing, judged=0)
    found = chain.follow_up(rule, chain.follow(rule, subject.form, now.cells, before.cells))
    if not found.broken:
        return found
    first = next(year for year in subject.panel.years if _breaks(rule, replace(subject, year=year)))
    fills = {**found.fills, "first": first}
    told = message("kind.year_chain.broken", found=found.message, first=first)
    return replace(found, message=told, fills=fills)


def _breaks(rule: Rule, subject: PanelSubject) -> bool:
    now, before = subject.report, subject.before
    if now is None or before is None:
        return False
    followed = chain.follow(rule, subject.form, now.cells, before.cells)
    return bool(chain.follow_up(rule, followed).broken)


KIND = Kind(
    id="year_chain",
    parameters=chain.KIND.parameters,
    observe=observe,
    compile=chain.compile,
)
