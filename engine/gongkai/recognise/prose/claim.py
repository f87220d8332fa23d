"""What a sentence claims: every number and every negation with its frame, or what stopped it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from string import Formatter

from gongkai.recognise.prose.clause import Item, items_of
from gongkai.recognise.prose.context import APPLY, ASKER, Context, narrowest, time_of
from gongkai.recognise.prose.frame import Fit, fit
from gongkai.recognise.prose.lexicon import FOREIGN, PLAIN_ROW, ROW, Frame, Lexicon, Sense
from gongkai.recognise.prose.token import NO_NAMES, Names, Token

_NONE = "none"
_ALL = "all"
_APPLICANT = "applicant"
_CHANNEL = "channel"
_BESIDE = "beside"
_UNCLEAR = "?"
_REST = frozenset({"rest", "another"})
_UNDONE = frozenset({"sub", "own"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What an item says.

    ``counts`` are the names of what is counted, none where that is not known or only a part of it
    is told; ``value`` the amount, ``number`` the token that gives it, None for what is said without
    one. ``scope`` tells of whose cases it speaks, None where it does not say. ``time`` is ``this``,
    ``last`` or ``period`` (any other time). ``stopped`` is the word that kept it from being
    understood, "" where all its words are known. ``start`` and ``end`` are places in the sentence.
    """

    start: int
    end: int
    counts: tuple[str, ...] = ()
    value: Decimal = Decimal(0)
    number: Token | None = None
    scope: str | None = None
    time: str = "this"
    year: int | None = None
    published: bool = False
    stopped: str = ""


@dataclass(frozen=True, slots=True)
class _Met:
    """A frame and how the words of an item fill it."""

    frame: Frame
    fit: Fit


def claims_of(
    sentence: str,
    lexicon: Lexicon,
    context: Context,
    year: int | None = None,
    names: Names = NO_NAMES,
) -> Iterator[Claim]:
    """Every claim of a sentence (normal width, up to its full stop), in order. ``context`` is what
    the paragraph so far spoke of, and is taken along."""
    context.begin_sentence()
    made: list[Claim] = []
    besides = set[str]()
    for item in items_of(sentence, lexicon, year, names):
        context.enter(item)
        claim, met = _understand(item, lexicon, context)
        if item.number and item.number.value:
            besides.update(word.sense(_BESIDE) for word in item.tokens if word.stands_for(_BESIDE))
        if made and _undoes(item, claim):
            made[-1] = replace(made[-1], counts=())
        free = met.fit.free if met else item.words
        rows = _rows(claim, met)
        amount = int(claim.value) if claim and claim.number else None
        context.leave(item, free, rows, amount)
        if claim is not None:
            context.last_column = _applicant(met) if met else _UNCLEAR
            made.append(claim)
    for claim in made:
        open_ = any(_is_in(row, name) for row in besides for name in claim.counts)
        yield replace(claim, counts=()) if open_ else claim


def _is_in(row: str, name: str) -> bool:
    """Whether a row of table 3, or the group that it is in, is counted under this name."""
    counted = [one.removeprefix("requests.") for one in name.replace("|", "+").split("+")]
    return any(one == row or row.startswith(f"{one}.") for one in counted)


def _rows(claim: Claim | None, met: _Met | None) -> list[str]:
    """What a claim counts, where all applicants are meant."""
    if claim is None or met is None or _column(met.fit.free) or met.fit.every(_APPLICANT):
        return []
    return [one for one in claim.counts if "|" not in one]


def _understand(item: Item, lexicon: Lexicon, context: Context) -> tuple[Claim | None, _Met | None]:
    words, number = item.words, item.number
    if number is None and all(lexicon.statements.isdisjoint(word.slots) for word in words):
        return None, None
    claim = Claim(item.start, item.end, number=number, value=number.value if number else Decimal(0))
    if item.unknown:
        return replace(claim, stopped=item.unknown.text), None
    if item.torn:
        return replace(claim, stopped=item.tokens[0].text), None
    if number is not None and _denied(words, number):
        words, number = tuple(word for word in words if word is not number), None
        claim = replace(claim, number=None, value=Decimal(0))
    aside = context.foreign == item.clause and number is not None
    met = None if aside else _meet(words, number, lexicon, context)
    return (_claim(claim, item, words, met, context), met) if met else (claim, None)


def _denied(words: Sequence[Token], number: Token) -> bool:
    """没有收到一件: the one that was not received is no number."""
    before = words[: words.index(number)]
    return number.value == 1 and any(word.stands_for(_NONE) for word in before)


def _meet(
    words: Sequence[Token], number: Token | None, lexicon: Lexicon, context: Context
) -> _Met | None:
    """The first frame that the words fill."""
    named = context.objects(words)
    if any(sense.slot == FOREIGN for sense in named):
        return None
    subject = context.subject_of(words)
    slots = set[str]().union(*(word.slots for word in words))
    if number is not None:
        slots.add("#")
    verb = context.verb_of(words) or "-"
    for frame in lexicon.frames:
        if (frame.value is None) != (number is not None):
            continue
        if not all(one & slots for one in frame.needed):
            continue
        if not _is_about(frame, subject, bool(named), verb, words, context):
            continue
        if number is not None and not frame.measures(number.unit):
            continue
        if frame.zero and number is not None and number.value != 0:
            continue
        found = fit(frame, words)
        if found is not None:
            return _Met(frame, found)
    return None


def _is_about(
    frame: Frame,
    subject: Sense | None,
    named: bool,
    verb: str,
    words: Sequence[Token],
    context: Context,
) -> bool:
    if frame.about and (subject is None or subject.slot not in frame.about):
        return False
    if frame.about and context.broken and not (named or frame.firm):
        return False
    if frame.verb and verb not in frame.verb:
        return False
    if frame.every:
        fresh = context.fresh and (not frame.after or context.row in frame.after)
        if context.listing or not (named or fresh or _all(frame, words, context)):
            return False
    elif frame.after and not frame.after & context.told:
        return False
    if frame.every and context.told.intersection(frame.counts):
        return False  # 结转下年度5件，全部依法办理: all but those
    if frame.single and context.amount != 1:
        return False
    return not frame.related or context.related or context.names_topic(words)


def _all(frame: Frame, words: Sequence[Token], context: Context) -> bool:
    """Whether words say of what they tell all: 收到的申请全部 …, or 申请人均为 … at the head of a
    sentence."""
    return any(
        (word.stands_for(APPLY) and not frame.after) or (word.stands_for(ASKER) and context.opens)
        for word in words
    )


def _claim(claim: Claim, item: Item, words: Sequence[Token], met: _Met, context: Context) -> Claim:
    frame, free = met.frame, met.fit.free
    told = words if frame.before else free
    when = next((word for word in told if time_of(word)), None)
    scope = narrowest(free)
    if scope is None:
        scope = _UNCLEAR if context.scope_lost else context.scope
    counts = tuple(_counts(frame, met.fit, claim.value, context.subject_of(words), context))
    column = _column(free) or (context.column if context.listing or item.depth else "")
    if (frame.every or frame.single) and not context.objects(words):
        column = column or context.last_column
    if column and not any(_APPLICANT in slot.names for slot in frame.slots):
        counts = () if column == _UNCLEAR else tuple(f"{one}.{column}" for one in counts)
    if item.opener in _REST and frame.whole:
        counts = ()
    if scope is not None and scope.partition(".")[0] in (_UNCLEAR, "sub"):
        counts = ()
    return replace(
        claim,
        counts=counts,
        scope=scope,
        time=time_of(when) if when else context.time,
        year=when.year if when else context.year,
        published=frame.published,
    )


def _applicant(met: _Met) -> str:
    """The applicant of whom an item tells; "" where all of them are meant."""
    return _column(met.fit.free) or next(iter(met.fit.every(_APPLICANT)), "")


def _column(free: Iterable[Token]) -> str:
    """The applicant that free words name; "?" where a channel or several applicants are named."""
    applicants = {word.sense(_APPLICANT) for word in free if word.stands_for(_APPLICANT)}
    channels = {word.sense(_CHANNEL) for word in free if word.stands_for(_CHANNEL)}
    if len(channels) == 1 or len(applicants) > 1:
        return _UNCLEAR
    return next(iter(applicants), "")


def _counts(
    frame: Frame, found: Fit, value: Decimal, subject: Sense | None, context: Context
) -> Iterator[str]:
    """The names that the frame gives. What several words name together is one sum, or, where there
    was none of it, each for itself."""
    for counts in frame.counts:
        fields = [name for _, name, _, _ in Formatter().parse(counts) if name]
        values = [_values(name, found, subject, context, frame.every) for name in fields]
        names = [counts.format(**dict(zip(fields, each, strict=True))) for each in product(*values)]
        if value == 0 or len(names) == 1:
            yield from names
        elif names:
            yield "+".join(names)


def _values(
    slot: str, found: Fit, subject: Sense | None, context: Context, every: bool
) -> tuple[str, ...]:
    """What a name in braces stands for: the words in that slot, else what was spoken of before; all
    that was counted since the last semicolon, where ``every`` one of them is meant."""
    if slot == ROW:
        return (context.row or PLAIN_ROW,)
    told = tuple(one for one in found.every(slot) if one)
    if not told:
        told = tuple(s for word in found.free if (s := word.sense(slot)))
    if not told and every:
        told = tuple(one.value for one in context.gathered if one.slot == slot)
    if not told and subject is not None and subject.slot == slot and subject.value:
        told = (subject.value,)
    return tuple(dict.fromkeys(told))


def _undoes(item: Item, claim: Claim | None) -> bool:
    """Whether an item takes back that all of what was counted just before is meant."""
    words = item.words
    carried = bool(claim and claim.counts and claim.counts[0].startswith("requests.carried_in"))
    if item.opener == "exclude":
        return not carried
    if not words or not words[0].stands_for(_ALL) or item.number:
        return False
    scope = narrowest(words)
    return any(word.stands_for(FOREIGN) or word.stands_for("last") for word in words) or (
        scope is not None and scope.partition(".")[0] in _UNDONE
    )
