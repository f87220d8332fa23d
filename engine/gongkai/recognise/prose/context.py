"""What a paragraph speaks of so far: what a clause inherits where it does not say it itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.recognise.prose.clause import Item
from gongkai.recognise.prose.lexicon import FOREIGN, Lexicon, Sense
from gongkai.recognise.prose.token import Token

APPLY = "apply"
REQUEST = "request"
ASKER = "asker"
SCOPE = "scope"
TOPIC = "topic"
TIMES = ("this", "last", "next", "period")
_TIMES = frozenset(TIMES)
_TOPICS = frozenset({TOPIC, REQUEST})
_WHOSE_AND_WHEN = frozenset({SCOPE, "particle", *TIMES})
PARTS = frozenset({"part", "include"})
_NARROW = ("sub", "own", "government", "area", "self")
"""Scopes from the narrowest: of several words in one clause the narrowest counts."""


@dataclass(slots=True)
class Context:
    """``subject`` is the object that is spoken of, ``broken`` whether something unknown was counted
    since it was named. ``scope_lost``: a part of the bodies was spoken of, so that nobody can tell
    of which ones a clause without a scope speaks. ``column`` is the applicant whose requests the
    part being listed divides, "?" where it is another part of them. ``last_column`` is that of
    what was counted last. ``foreign`` is the clause in which something else
    was counted last. ``gathered`` are the objects counted since the last semicolon. ``fresh``:
    what was counted just before is all of it; ``amount`` how many that were.
    ``opens``: nothing stands before in the sentence."""

    lexicon: Lexicon
    subject: Sense | None = None
    related: bool = False
    broken: bool = False
    verb: str = ""
    scope: str | None = None
    scope_lost: bool = False
    time: str = "this"
    year: int | None = None
    row: str = ""
    told: set[str] = field(default_factory=set[str])
    fresh: bool = False
    amount: int | None = None
    listing: bool = False
    column: str = ""
    foreign: int | None = None
    gathered: list[Sense] = field(default_factory=list[Sense])
    last_column: str = ""
    opens: bool = False
    _outer: list[str] = field(default_factory=list[str])
    _stretch: int = 0

    def begin_sentence(self) -> None:
        """Forget what is inherited within one sentence only."""
        self.verb, self.time, self.year, self.row = "", "this", None, ""
        self.told.clear()
        self.fresh, self.amount = False, None
        self.last_column, self._outer, self._stretch = "", [], 0
        self.foreign = None
        self._end_list()

    def enter(self, item: Item) -> None:
        """Take notice of where an item stands."""
        self.opens = not item.clause and not item.depth and not self.told
        if item.stretch != self._stretch:
            self._stretch = item.stretch
            self._end_list()
        while len(self._outer) < item.depth:
            self._outer.append(self.column)
            self.column = self.last_column
        while len(self._outer) > item.depth:
            self.column = self._outer.pop()
        if item.opener in PARTS:
            self.listing = True
            self.column = self.last_column

    def _end_list(self) -> None:
        self.gathered.clear()
        self.listing, self.column, self.scope_lost = False, "", False

    def objects(self, words: Iterable[Token]) -> list[Sense]:
        """The objects that words name, the last one last."""
        known = self.lexicon.objects
        return [
            sense
            for word in words
            if not known.isdisjoint(word.slots)
            for sense in word.senses
            if sense.slot in known
        ]

    def subject_of(self, words: Sequence[Token]) -> Sense | None:
        """What an item speaks of: what it names, else what was spoken of before."""
        named = self.objects(words)
        if named:
            return named[-1]
        applies = any(word.stands_for(APPLY) or word.stands_for(ASKER) for word in words)
        return Sense(REQUEST) if applies and self.subject is None else self.subject

    def verb_of(self, words: Iterable[Token]) -> str:
        """What is done in an item: what it says, else what was said before in the sentence."""
        known = self.lexicon.verbs
        for word in words:
            if not known.isdisjoint(word.slots):
                return next(sense.slot for sense in word.senses if sense.slot in known)
        return self.verb

    def names_topic(self, words: Iterable[Token]) -> bool:
        """Whether the words themselves tell that disclosure is spoken of."""
        return any(not _TOPICS.isdisjoint(word.slots) for word in words)

    def leave(
        self, item: Item, free: Iterable[Token], rows: Sequence[str], amount: int | None
    ) -> None:
        """Take along what an item tells. ``free`` are its words that no slot of a frame took,
        ``rows`` the names of what it counts, ``amount`` how many."""
        words = item.words
        named = self.objects(words)
        if any(sense.slot == FOREIGN for sense in named):
            self.foreign = item.clause
        if named:
            self.subject, self.broken = named[-1], False
        elif rows and self.subject is None:
            self.subject = self.subject_of(words)
        elif item.number and (item.unknown or item.torn):
            self.broken = True
        if not self.related and self.names_topic(words):
            self.related = True
        self.verb = self.verb_of(words)
        self._take_scope(item, narrowest(_leading(words) if item.unknown else free))
        when = next((word for word in free if time_of(word)), None)
        if when and not self.listing and not item.depth:
            self.time, self.year = time_of(when), when.year
        if rows and item.number and self.subject and self.subject not in self.gathered:
            self.gathered.append(self.subject)
        if rows:
            self.row = rows[0]
            self.told.update(rows)
        if item.number or rows:
            self.fresh = bool(rows) and not self.listing and not item.depth
            self.amount = amount if self.fresh else None

    def _take_scope(self, item: Item, scope: str | None) -> None:
        if scope is None:
            return
        if self.listing or item.depth:
            self.scope_lost = True
        else:
            self.scope = scope


def _leading(words: Iterable[Token]) -> Iterator[Token]:
    """The words with which an item begins that tell whose and when; where the rest of it is not
    known, a body that it names further on (在县政府网站) may be no actor."""
    for word in words:
        if _WHOSE_AND_WHEN.isdisjoint(word.slots):
            return
        yield word


def time_of(word: Token) -> str:
    """The slot of a word that tells a time; "" of any other."""
    if _TIMES.isdisjoint(word.slots):
        return ""
    return next(sense.slot for sense in word.senses if sense.slot in TIMES)


def narrowest(words: Iterable[Token]) -> str | None:
    """The narrowest scope that words tell, but ``self`` where they begin with it (我局在县政府 …);
    None where they tell none."""
    told = [
        sense.value
        for word in words
        if SCOPE in word.slots
        for sense in word.senses
        if sense.slot == SCOPE
    ]
    if not told:
        return None
    if told[0] == "self":
        return "self"
    return min(told, key=lambda one: _NARROW.index(one.partition(".")[0]))
