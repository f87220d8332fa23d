"""``sum``: parts listed in the prose (共95件，其中A 24件、B 66件) add up to their total.

Lists are found by their words (``recognise/prose/listing.py``): behind 其中, 包括 or a colon, in
brackets, and before 合计. The same things are often listed twice, by channel and by applicant:
parts of which the first already make up the total are fine, and so is a multiple of it. ``about``
are patterns of which the sentence (with the one before it, where the list begins a sentence) must
have one; ``units`` names the units to look at instead of all. Parts that fall short are a list of
all parts where they come to the share ``complete`` of the total, or name the rest.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.kinds.kind import Kind, Parameter
from gongkai.model.form import Form
from gongkai.model.message import Message, message
from gongkai.model.observation import Evidence, Observation
from gongkai.model.rule import Rule
from gongkai.model.subject import Subject
from gongkai.recognise.prose.entry import Listing
from gongkai.recognise.prose.listing import NEARLY, listings_of
from gongkai.rule_language.passages import Passage, passages
from gongkai.rule_language.patterns import check_patterns, first_match, texts
from gongkai.rule_language.places import EVERYWHERE, find_prose


def observe(rule: Rule, subject: Subject) -> Observation:
    """How many lists do not add up; None where there is none to add up."""
    lists = list(_lists(rule, subject))
    if not lists:
        return Observation(rule.id, None, message("kind.sum.no_lists"), judged=0)
    off = [(one, passage) for one, passage in lists if not one.right]
    if not off:
        said = message("kind.sum.right", count=len(lists))
        return Observation(rule.id, 0, said, judged=len(lists))
    return Observation(
        rule.id,
        len(off),
        message("kind.sum.wrong", shown=tuple(_told(one) for one, _ in off)),
        judged=len(lists),
        broken=len(off),
        evidence=tuple(
            Evidence(passage.at, raw=passage.shown, value=one.total) for one, passage in off
        ),
    )


def _lists(rule: Rule, subject: Subject) -> Iterator[tuple[Listing, Passage]]:
    prose = find_prose(subject.report, texts(rule, "where") or EVERYWHERE)
    if prose is None:
        return
    about, units = texts(rule, "about"), texts(rule, "units")
    complete = Decimal(str(rule.parameters.get("complete", NEARLY)))
    for passage in passages(prose, subject.report):
        for listing in listings_of(passage.items, passage.ahead, complete):
            wanted = not units or listing.unit in units
            if wanted and (not about or first_match(about, passage.text)):
                yield listing, passage


def _told(listing: Listing) -> Message:
    """24 + 66 + 3 = 93 ≠ 95件."""
    parts = " + ".join(_plain(part) for part in listing.parts)
    total = f"{_plain(listing.total)}{listing.unit}"
    whole = _plain(sum(listing.parts, Decimal(0)))
    return message("kind.sum.told", parts=parts, sum=whole, total=total)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def compile(rule: Rule, forms: tuple[Form, ...]) -> None:  # noqa: A001
    check_patterns(rule, "about")


KIND = Kind(
    id="sum",
    parameters=(
        Parameter("where", "places"),
        Parameter("about", "patterns"),
        Parameter("units", "texts"),
        Parameter("complete", "number"),
    ),
    observe=observe,
    compile=compile,
)
