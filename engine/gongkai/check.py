"""From a report to its assessment: measure, infer, score, and put the verdicts together."""

from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.inference.durable import Inference, compile_rulebook, infer
from gongkai.inference.score import score
from gongkai.inference.trace import Conclusions, Trace
from gongkai.inference.verdicts import Judgement, verdicts
from gongkai.kinds import KINDS
from gongkai.kinds.kind import measured
from gongkai.kinds.unread import unread
from gongkai.model.assessment import Assessment, Grade, Provenance
from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.model.observation import Observation
from gongkai.model.profile import Profile
from gongkai.model.report import Report
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.model.version import VERSION
from gongkai.model.waiver import Waiver, in_force, uses
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulefile.nearest import nearest
from gongkai.suspicion import find_suspects
from gongkai.transcript.reservation import with_reservation

_KEPT = 8
_JUDGED = ("pass", "fail", "doubt")
_compiled: list[tuple[Rulebook, Profile, Inference]] = []


def check(
    report: Report,
    rulebook: Rulebook,
    *,
    previous: Report | None = None,
    published: date | None = None,
    profile: str | None = None,
    waivers: Sequence[Waiver] = (),
    as_of: date | None = None,
    today: date | None = None,
) -> Assessment:
    """Judge one report.

    ``previous`` is last year's report of the same body. ``published`` is the day of publication;
    where it is left out, the one printed, else the day of signature. ``profile`` is the id of a
    profile; where it is left out, the one for this kind of body. A rule whose measuring breaks
    down is in doubt and says so. GongkaiError for an unknown profile or kind of body.

    A report is judged by the form for its year and by the rules and sources in force on the last
    day of that year. ``as_of`` goes back to (or ahead to) another day: by the rules and sources in
    force on it, and by the form for the report's year as far as it had been issued by then.
    Waivers are held against ``today``, or ``as_of`` where that is left out; GongkaiError where a
    waiver is about this report and neither is given.
    """
    subject = _subject(report, rulebook, previous, published, as_of)
    chosen = _profile(rulebook, report.body.kind, profile)
    rules = {rule.id: rule for rule in rulebook.rules}
    spoken = [rule for rule in rulebook.rules if not chosen.override(rule).silenced]
    excluded = {
        rule.id: reason for rule in spoken if (reason := rulebook.applicable(rule, subject))
    }
    observations = {rule.id: observe(rule, subject) for rule in spoken if rule.id not in excluded}
    points = {rule.id: chosen.worth(rule)[1] for rule in spoken}
    places = {rule: seen.broken for rule, seen in observations.items() if seen.broken}
    own = [one for one in waivers if one.rule in rules and one.concerns(report)]
    holding = in_force(own, today or as_of)
    inference = _inference(rulebook, chosen)
    conclusions = infer(
        inference,
        observations,
        excluded,
        lambda statuses, blocked: score(statuses, points, blocked - excluded.keys(), places),
        holding.keys(),
    )
    trace = Trace(inference.strata, conclusions.firings, observations, excluded)
    suspects = tuple(find_suspects(_counting(rules, observations, conclusions), subject))
    judgement = Judgement(
        rules, chosen, observations, excluded, conclusions, trace, holding, suspects
    )
    return Assessment(
        provenance=_provenance(report, rulebook, chosen),
        body=report.body,
        year=report.year,
        form=subject.form.id,
        score=conclusions.score,
        grade=_grade(chosen, conclusions.grade),
        verdicts=tuple(verdicts(judgement)),
        doubts=report.doubts,
        vetoed_by=conclusions.vetoed_by,
        in_force_on=subject.day,
        as_of=as_of,
        waivers=tuple(uses(own, conclusions.statuses)),
        suspects=suspects,
    )


def observe(rule: Rule, subject: Subject) -> Observation:
    """Measure one rule."""
    kind = KINDS[rule.kind]

    def seen() -> Observation:
        found = with_reservation(kind.observe(rule, subject), rule, kind, subject)
        return unread(found, rule, kind, subject)

    return measured(rule, seen)


def _counting(
    rules: Mapping[str, Rule], observations: Mapping[str, Observation], conclusions: Conclusions
) -> list[Rule]:
    """The rules whose identities tell what is wrong in a table: all that could be
    measured, none that somebody answers for; none at all where nothing is broken."""
    counting = {
        id_: seen
        for id_, seen in observations.items()
        if seen.value is not None and conclusions.statuses[id_] in _JUDGED
    }
    broken = any(seen.breaches for seen in counting.values())
    return [rules[id_] for id_ in counting] if broken else []


def _subject(
    report: Report,
    rulebook: Rulebook,
    previous: Report | None,
    published: date | None,
    as_of: date | None,
) -> Subject:
    kind = report.body.kind
    try:
        body_kind = rulebook.body_kind(kind)
    except KeyError:
        near = nearest(kind, (known.id for known in rulebook.bodies))
        raise GongkaiError(message("infer.unknown_body_kind", kind=kind, nearest=near)) from None
    return Subject(
        report=report,
        form=rulebook.form(report.form if report.year is None else report.year, as_of),
        body_kind=body_kind,
        previous=previous,
        published=published or report.printed_day(),
        sources=rulebook.sources,
        as_of=as_of,
    )


def _profile(rulebook: Rulebook, body_kind: str, wanted: str | None) -> Profile:
    if wanted is None:
        return rulebook.profile_for(body_kind)
    if wanted not in rulebook.profiles:
        near = nearest(wanted, rulebook.profiles)
        raise GongkaiError(message("infer.unknown_profile", profile=wanted, nearest=near))
    return rulebook.profiles[wanted]


def _inference(rulebook: Rulebook, profile: Profile) -> Inference:
    """Compiled once for a rulebook and a profile; the last few are kept."""
    for known, its_profile, inference in _compiled:
        if known is rulebook and its_profile is profile:
            return inference
    inference = compile_rulebook(rulebook, profile)
    _compiled.append((rulebook, profile, inference))
    del _compiled[:-_KEPT]
    return inference


def _grade(profile: Profile, id: str | None) -> Grade | None:  # noqa: A002
    return next((Grade(band.id, band.title) for band in profile.bands if band.id == id), None)


def _provenance(report: Report, rulebook: Rulebook, profile: Profile) -> Provenance:
    return Provenance(
        program=VERSION,
        rules_version=rulebook.version,
        rules_sha256=rulebook.sha256,
        profile=profile.id,
        source=report.source,
        source_sha256=report.sha256,
    )
