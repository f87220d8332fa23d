"""The items of a sentence: each number with its own words, and what has none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from gongkai.recognise.prose.lexicon import Lexicon
from gongkai.recognise.prose.token import NO_NAMES, Names, Token, tokenise

OPENER = "opener"
AND = "and"
NONE = "none"
EACH = "each"
EVERY = "every"
_SENTENCE_END = frozenset("。!?\n")


@dataclass(frozen=True)
class Item:
    """A number with the words around it, or a stretch between commas that has none.

    ``position`` counts the items. ``opener`` is how it opens where that restricts something (part
    include exclude with rest another; part also behind a colon that follows a number), ``depth``
    how many brackets it stands in, ``parent`` the position of the item that its bracket follows.
    ``clause`` and ``stretch`` count commas and semicolons before it. ``torn``: it is not told which
    word belongs to its number. Not slotted, so that its words are gathered but once.
    """

    tokens: tuple[Token, ...]
    position: int = 0
    opener: str = ""
    depth: int = 0
    parent: int | None = None
    clause: int = 0
    stretch: int = 0
    torn: bool = False

    @cached_property
    def number(self) -> Token | None:
        return next((token for token in self.tokens if token.kind == "number"), None)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Its tokens without marks and words that only join others."""
        return tuple(
            token for token in self.tokens if token.kind != "mark" and not token.stands_for(AND)
        )

    @cached_property
    def unknown(self) -> Token | None:
        return next((token for token in self.tokens if token.kind == "unknown"), None)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


@dataclass(slots=True)
class _Draft:
    """An item that is being gathered."""

    position: int
    depth: int
    parent: int | None
    clause: int
    stretch: int
    tokens: list[Token] = field(default_factory=list[Token])
    listed: bool = False

    @property
    def has_number(self) -> bool:
        return any(token.kind == "number" for token in self.tokens)

    @property
    def only_opens(self) -> bool:
        return bool(self.tokens) and all(token.stands_for(OPENER) for token in self.tokens)


@lru_cache(maxsize=512)
def items_of(
    sentence: str, lexicon: Lexicon, year: int | None = None, names: Names = NO_NAMES
) -> tuple[Item, ...]:
    """The items of a sentence in its order; one in brackets comes behind the one it belongs to.
    Those of the last sentences are kept, as several rules look at them."""
    tokens = tokenise(sentence, lexicon, year, names)
    return tuple(_distributed(list(map(_item, _Gathering().gather(tokens)))))


def _item(draft: _Draft) -> Item:
    tokens = list(draft.tokens)
    opener = "part" if draft.listed else ""
    while tokens and tokens[0].stands_for(OPENER):
        opener = tokens.pop(0).sense(OPENER)
    shown = tuple(tokens) or tuple(draft.tokens)
    place = (draft.depth, draft.parent, draft.clause, draft.stretch)
    return Item(shown, draft.position, opener, *place)


class _Gathering:
    """Walks the tokens of one sentence."""

    def __init__(self) -> None:
        self._done: list[_Draft] = []
        self._count = 0
        self._clause = self._stretch = 0
        self._open: list[_Draft] = []
        self._now = self._begin(0, None)

    def gather(self, tokens: Sequence[Token]) -> list[_Draft]:
        for position, token in enumerate(tokens):
            behind = tokens[position + 1] if position + 1 < len(tokens) else None
            if token.text == "、" and self._denies() and _denies(tokens[position + 1 :]):
                self._flush()
            elif token.kind == "mark":
                self._mark(token, behind)
            elif token.kind == "number":
                if self._now.has_number:
                    self._split()
                self._now.tokens.append(token)
            elif token.stands_for(AND) and self._now.has_number:
                self._flush()
            elif token.stands_for(EVERY) and self._now.has_number:
                self._flush()  # 3件全部办结 says two things
                self._now.tokens.append(token)
            else:
                self._now.tokens.append(token)
        self._flush()
        while self._open:
            self._now = self._open.pop()
            self._flush()
        return sorted(self._done, key=lambda draft: draft.position)

    def _denies(self) -> bool:
        return any(token.stands_for(NONE) for token in self._now.tokens)

    def _begin(self, depth: int, parent: int | None) -> _Draft:
        self._count += 1
        return _Draft(self._count, depth, parent, self._clause, self._stretch)

    def _flush(self) -> None:
        depth, parent = self._now.depth, self._now.parent
        if self._now.tokens:
            self._done.append(self._now)
        self._now = self._begin(depth, parent)

    def _split(self) -> None:
        """Two numbers without a mark between them (比上年的22件增加6件): the words between them
        belong to the second one."""
        tokens = self._now.tokens
        first = next(n for n, token in enumerate(tokens) if token.kind == "number")
        behind, self._now.tokens = tokens[first + 1 :], tokens[: first + 1]
        self._flush()
        self._now.tokens = behind

    def _mark(self, token: Token, behind: Token | None) -> None:
        match token.text:
            case "(":
                self._open.append(self._now)
                belongs = self._now.position if self._now.tokens else self._now.position - 1
                self._now = self._begin(len(self._open), belongs)
            case ")":
                self._flush()
                if self._open:
                    self._now = self._open.pop()
            case "、":
                if self._now.has_number:
                    self._flush()
                elif self._now.tokens:
                    self._now.tokens.append(token)
            case "," | ":":
                if self._now.only_opens or (token.text == ":" and _answers(behind)):
                    return
                lists = token.text == ":" and self._now.has_number
                self._flush()
                self._clause += 1
                self._now = self._begin(self._now.depth, self._now.parent)
                self._now.listed = lists
            case _:
                self._flush()
                self._clause += 1
                self._stretch += 1
                self._now = self._begin(self._now.depth, self._now.parent)


def _denies(tokens: Sequence[Token]) -> bool:
    """Whether what follows up to the next mark denies something by itself (、零败诉)."""
    for token in tokens:
        if token.kind == "mark":
            return False
        if token.stands_for(NONE):
            return True
    return False


def _answers(token: Token | None) -> bool:
    """Whether what follows a colon only completes what stands before it (结转：无)."""
    return token is not None and (token.kind == "number" or token.stands_for(NONE))


def _distributed(items: list[Item]) -> Iterator[Item]:
    """Give each number behind 分别 its own words: A、B和C分别为1、2和3件."""
    index = 0
    while index < len(items):
        item = items[index]
        each = next((n for n, one in enumerate(item.tokens) if one.stands_for(EACH)), None)
        if each is None or item.number is None:
            yield item
            index += 1
            continue
        run = [item]
        for behind in items[index + 1 :]:
            if behind.clause != item.clause or behind.depth != item.depth or len(behind.words) != 1:
                break
            run.append(behind)
        yield from _each(item, each, run)
        index += len(run)


def _each(item: Item, each: int, run: list[Item]) -> Iterator[Item]:
    groups: list[list[Token]] = [[]]
    for token in item.tokens[:each]:
        if token.kind == "mark" or token.stands_for(AND):
            groups.append([])
        else:
            groups[-1].append(token)
    groups = [group for group in groups if group]
    behind = [token for token in item.tokens[each + 1 :] if token.kind != "number"]
    if len(groups) != len(run):
        yield from (replace(one, torn=True) for one in run)
        return
    unit = next((one.number.unit for one in reversed(run) if one.number and one.number.unit), "")
    for group, one in zip(groups, run, strict=True):
        number = one.number
        if number is not None:
            number = number if number.unit else number._replace(unit=unit)
            yield replace(one, tokens=(*group, *behind, number), opener=item.opener)
