"""Follows the fields of a paragraph: which of their text is a result that is printed."""

import re
from dataclasses import dataclass, field

from gongkai.model.document import Omission
from gongkai.readers.limits import TooInvolved
from gongkai.readers.word.markup import VAL, W, is_on, number, value
from gongkai.readers.xml import Element

_DEEPEST = 200
_STEP = W + "fldCharType"
_CIRCLED = re.compile(r"eq\s+\\o", re.I)
_SHOWN = re.compile(r"(eq|symbol|=)", re.I)
_BOXES = "□", "☑"


@dataclass(slots=True)
class _Field:
    """One field: whether its result has begun, what it is told to do, and its form, if any."""

    shown: bool = False
    instruction: str = ""
    form: Element | None = None


@dataclass(slots=True)
class Fields:
    """The fields that are open; ``shown``: whether text is printed here."""

    open: list[_Field] = field(default_factory=list[_Field])
    shown: bool = True

    def step(self, mark: Element) -> str | Omission | None:
        """Begin, continue or end a field (``w:fldChar``); what it shows without having a result:
        the choice of an old form, or that something is left out."""
        step = mark.get(_STEP)
        shows = None
        if step == "begin":
            self.open.append(_Field(form=mark.find(W + "ffData")))
            if len(self.open) > _DEEPEST:
                raise TooInvolved
        elif self.open and step == "separate":
            self.open[-1].shown = True
        elif self.open and step == "end":
            ended = self.open.pop()
            if all(each.shown for each in self.open):
                shows = _choice(ended.form) or (None if ended.shown else _missing(ended))
        self.shown = all(each.shown for each in self.open)
        return shows

    def instruct(self, text: str) -> None:
        """Part of the instruction of the innermost field."""
        if self.open and not self.open[-1].shown and len(self.open[-1].instruction) < 200:
            self.open[-1].instruction += text


def _choice(form: Element | None) -> str | None:
    """What an old drop-down list or check box shows; None for other forms."""
    if form is None:
        return None
    if (box := form.find(W + "checkBox")) is not None:
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        return _BOXES[state is not None and is_on(state.get(VAL))]
    if (choices := form.find(W + "ddList")) is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        chosen = number(value(choices, "result") or value(choices, "default"), 0, 9999)
        return entries[chosen] if chosen < len(entries) else None
    return None


def _missing(ended: _Field) -> Omission | None:
    """What a field that has no stored result prints all the same."""
    told = " ".join(ended.instruction.split())[:80]
    if _CIRCLED.match(told):
        return Omission("mark", text=told)
    return Omission("formula", text=told, sure=False) if _SHOWN.match(told) else None
