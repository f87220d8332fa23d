"""Whether words fill a frame as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongkai.recognise.prose.lexicon import NUMBER, Frame, Slot
from gongkai.recognise.prose.token import Token

_Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """How words fill a frame: the slots and their values in order, and the words that stand in no
    slot of it but may stand anywhere."""

    values: _Values
    free: tuple[Token, ...]

    def every(self, slot: str) -> tuple[str, ...]:
        """The values of a slot, each once."""
        return tuple(dict.fromkeys(value for name, value in self.values if name == slot))


def fit(frame: Frame, words: Sequence[Token]) -> Fit | None:
    """How the words fill the frame; None where one of them does not belong to it, or where one is
    missing."""
    return next(_fits(frame.slots, frame.free, words, (), ()), None)


def _fits(
    slots: tuple[Slot, ...],
    anywhere: frozenset[str],
    words: Sequence[Token],
    values: _Values,
    free: tuple[Token, ...],
) -> Iterator[Fit]:
    if not words:
        if all(one.optional for one in slots):
            yield Fit(values, free)
        return
    word, rest = words[0], words[1:]
    name = _fills(slots[0], word) if slots else None
    if name is not None:
        again = (replace(slots[0], optional=True),) if slots[0].repeated else ()
        told = (*values, (name, word.sense(name)))
        yield from _fits((*again, *slots[1:]), anywhere, rest, told, free)
    if not anywhere.isdisjoint(word.slots):
        yield from _fits(slots, anywhere, rest, values, (*free, word))
    if slots and slots[0].optional:
        yield from _fits(slots[1:], anywhere, words, values, free)


def _fills(slot: Slot, word: Token) -> str | None:
    """The name under which a word stands in a slot."""
    if word.kind == "number":
        return NUMBER if NUMBER in slot.names else None
    return next((name for name in slot.names if word.stands_for(name)), None)
