"""Reads formulas (OMML, ECMA-376 part 1, chapter 22) as they would stand on one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.model.document import Omission
from gongkai.readers.word.markup import MATH, VAL, W, is_on
from gongkai.readers.xml import Element

FORMULA, FORMULAS = MATH + "oMath", MATH + "oMathPara"
_TEXT = frozenset({MATH + "t", W + "t"})
_MARKS = frozenset({MATH + "sup", MATH + "sub", MATH + "lim"})
_UNLINED = frozenset(MATH + name for name in ("m", "eqArr", "nary", "rad", "sPre"))
_FRACTION, _DELIMITED, _PHANTOM, _CROSSED = (
    MATH + name for name in ("f", "d", "phant", "borderBox")
)
_STRIKES = tuple(f"{MATH}borderBoxPr/{MATH}strike{way}" for way in ("H", "V", "BLTR", "TLBR"))


@dataclass(slots=True)
class Formula:
    """The text of a formula on one line and what that leaves out: raised and lowered parts."""

    text: str = ""
    omissions: list[Omission] = field(default_factory=list[Omission])


def read_formula(element: Element) -> Formula:
    """A formula; where it is built in more than one line, what a person sees is not known."""
    formula = Formula()
    formula.text = "".join(_inside(element, formula))
    return formula


def _inside(parent: Element, formula: Formula) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag in _TEXT:
            yield child.text or ""
        elif tag in _MARKS:
            yield from _leave(child, Omission("mark"), formula)
        elif tag == _FRACTION:
            above, below = child.find(MATH + "num"), child.find(MATH + "den")
            yield from () if above is None else _inside(above, formula)
            yield "/"
            yield from () if below is None else _inside(below, formula)
        elif tag == _DELIMITED:
            yield _sign(child, "begChr", "(")
            yield from _inside(child, formula)
            yield _sign(child, "endChr", ")")
        elif tag == _PHANTOM and not _is_shown(child):
            yield from _leave(child, Omission("hidden"), formula)
        elif tag == _CROSSED and any(child.find(path) is not None for path in _STRIKES):
            yield from _leave(child, Omission("struck"), formula)
        else:
            text = "".join(_inside(child, formula))
            if tag in _UNLINED:
                formula.omissions.append(Omission("formula", text=text, sure=False))
            yield text


def _leave(part: Element, omission: Omission, formula: Formula) -> tuple[()]:
    left = "".join(_inside(part, formula))
    formula.omissions.append(Omission(omission.what, text=left))
    return ()


def _sign(delimited: Element, name: str, usual: str) -> str:
    found = delimited.find(f"{MATH}dPr/{MATH}{name}")
    return usual if found is None else found.get(MATH + "val", "")


def _is_shown(phantom: Element) -> bool:
    found = phantom.find(f"{MATH}phantPr/{MATH}show")
    return found is None or is_on(found.get(MATH + "val", found.get(VAL, "1")))
