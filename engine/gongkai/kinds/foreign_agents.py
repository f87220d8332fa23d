"""Another body of the same sort as the one that did the work: its text was used."""

from collections.abc import Iterator

from gongkai.model.message import message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.attribution.core_name import are_strangers, core_name
from gongkai.recognise.attribution.printed_name import printed_names
from gongkai.rule_language.patterns import compiled, first_match, texts
from gongkai.rule_language.places import EVERYWHERE, compact, find_prose

_SHOWN = 5


def foreign_agents(rule: Rule, subject: Subject) -> Observation:
    """How many sentences let another body do the work (group ``who`` of ``patterns``).

    A sentence with words of ``except`` tells of dealings with others and counts for nothing, nor
    does a name that matches ``but`` (各镇). Only where the body's own name is known for certain.
    """
    report = subject.report
    prose = find_prose(report, texts(rule, "where") or EVERYWHERE)
    printed = printed_names(report.title, report.preamble, report.closing, report.wordings)
    own = [one.name for one in printed if one.place != "contact"]
    own += [report.body.name] if report.body.name else []
    if prose is None or not own:
        return Observation(rule.id, None, message("kind.body.no_name"))
    found = [
        (who, Evidence(sentence.at, raw=sentence.text[:60]))
        for sentence in prose.sentences
        for who in _agents(rule, sentence.plain)
        if all(_stranger(who, name, subject) for name in own)
    ]
    names = tuple(dict.fromkeys(who for who, _ in found))
    key = "kind.body.foreign_agents" if found else "kind.body.no_foreign_agents"
    return Observation(
        rule.id,
        len(found),
        message(key, names=names, body=own[0]),
        judged=max(1, len(found)),
        broken=len(found),
        evidence=tuple(evidence for _, evidence in found[:_SHOWN]),
        fills={"names": names, "body": own[0]},
    )


def _agents(rule: Rule, sentence: str) -> Iterator[str]:
    for pattern in texts(rule, "patterns"):
        for match in compiled(pattern).finditer(sentence):
            who = match["who"]
            if first_match(texts(rule, "but"), who):
                continue
            if not first_match(texts(rule, "except"), sentence):
                yield who


def _stranger(who: str, own: str, subject: Subject) -> bool:
    """Whether the one who did it is another body of the same sort. The last area is enough:
    words may stand before the name (同时柳河镇人民政府 is 柳河镇人民政府)."""
    wordings = subject.report.wordings
    name, mine = core_name(who, wordings), core_name(own, wordings)
    if not name.areas or not mine.areas:
        return False
    if mine.areas[-1][:-1] in name.areas[-1] or name.areas[-1] in compact(own):
        return False
    return are_strangers(who, own, wordings)
