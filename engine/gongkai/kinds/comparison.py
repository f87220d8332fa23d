"""``comparison``: shares, differences and growth told in one sentence with all their terms (28件，
比上年的22件增加6件；其中96件予以公开，占64%) are what those terms come to."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.message import Message, message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.prose.comparison import Comparison, comparisons_of
from gongkai.rule_language.passages import Passage, passages
from gongkai.rule_language.patterns import texts
from gongkai.rule_language.places import EVERYWHERE, find_prose

_TENTH = Decimal("0.1")


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many comparisons do not come out; None where the prose makes none that can be checked."""
    made = list(_comparisons(rule, subject))
    if not made:
        return Observation(rule.id, None, message("kind.comparison.none"), judged=0)
    off = [(one, passage) for one, passage in made if not one.right]
    if not off:
        said = message("kind.comparison.right", count=len(made))
        return Observation(rule.id, 0, said, judged=len(made))
    return Observation(
        rule.id,
        len(off),
        message("kind.comparison.wrong", shown=tuple(_told(one) for one, _ in off)),
        judged=len(made),
        broken=len(off),
        evidence=tuple(
            Evidence(passage.at, raw=passage.shown, value=one.told) for one, passage in off
        ),
    )


def _comparisons(rule: Rule, subject: Subject) -> Iterator[tuple[Comparison, Passage]]:
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    if prose is None:
        return
    for passage in passages(prose, subject.report):
        for comparison in comparisons_of(passage.items, passage.ahead):
            yield comparison, passage


def _told(one: Comparison) -> Message:
    """96 ÷ 150 = 64%, but 74% is told."""
    real = one.real if one.sort == "difference" else one.real.quantize(_TENTH)
    values = {
        "first": _plain(one.first),
        "second": _plain(one.second),
        "real": _plain(real),
        "raw": one.raw,
    }
    return message(f"kind.comparison.{one.sort}", **values)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


KIND = Kind(
    id="comparison",
    parameters=(Parameter("where", "places"),),
    observe=observe,
)
