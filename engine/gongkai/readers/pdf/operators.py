"""Which operator of a content stream does what."""

from collections.abc import Callable

from gongkai.readers.pdf.interpreter import Interpreter
from gongkai.readers.pdf.tokens import Operand, operations

_Act = Callable[..., None]
_Kinds = type | tuple[type, ...] | None


def _numbers(count: int, act: _Act) -> tuple[int, _Kinds, _Act]:
    return count, float, act


def _with(act: _Act, **fixed: object) -> _Act:
    def acting(interpreter: Interpreter, *operands: Operand) -> None:
        act(interpreter, *operands, **fixed)

    return acting


_I = Interpreter
_OPERATORS: dict[bytes, tuple[int, _Kinds, _Act]] = {
    b"q": (0, None, _I.save), b"Q": (0, None, _I.restore),
    b"cm": _numbers(6, _I.transform), b"w": _numbers(1, _I.line_width),
    b"gs": (1, str, _I.extended),
    b"g": _numbers(1, _with(_I.choose, stroke=False, space="DeviceGray")),
    b"G": _numbers(1, _with(_I.choose, stroke=True, space="DeviceGray")),
    b"rg": _numbers(3, _with(_I.choose, stroke=False, space="DeviceRGB")),
    b"RG": _numbers(3, _with(_I.choose, stroke=True, space="DeviceRGB")),
    b"k": _numbers(4, _with(_I.choose, stroke=False, space="DeviceCMYK")),
    b"K": _numbers(4, _with(_I.choose, stroke=True, space="DeviceCMYK")),
    b"cs": (1, str, _with(_I.space, stroke=False)), b"CS": (1, str, _with(_I.space, stroke=True)),
    b"sc": (-1, None, _with(_I.choose, stroke=False)),
    b"scn": (-1, None, _with(_I.choose, stroke=False)),
    b"SC": (-1, None, _with(_I.choose, stroke=True)),
    b"SCN": (-1, None, _with(_I.choose, stroke=True)),
    b"m": _numbers(2, _I.move), b"l": _numbers(2, _I.draw),
    b"c": _numbers(6, _with(_I.draw, curved=True)), b"v": _numbers(4, _with(_I.draw, curved=True)),
    b"y": _numbers(4, _with(_I.draw, curved=True)), b"h": (0, None, _I.close),
    b"re": _numbers(4, _I.rectangle), b"n": (0, None, _I.paint),
    b"S": (0, None, _with(_I.paint, stroke=True)),
    b"s": (0, None, _with(_I.paint, stroke=True, close=True)),
    b"f": (0, None, _with(_I.paint, fill=True)), b"F": (0, None, _with(_I.paint, fill=True)),
    b"f*": (0, None, _with(_I.paint, fill=True)),
    b"B": (0, None, _with(_I.paint, fill=True, stroke=True)),
    b"B*": (0, None, _with(_I.paint, fill=True, stroke=True)),
    b"b": (0, None, _with(_I.paint, fill=True, stroke=True, close=True)),
    b"b*": (0, None, _with(_I.paint, fill=True, stroke=True, close=True)),
    b"W": (0, None, _I.clip), b"W*": (0, None, _I.clip), b"sh": (1, str, _I.shade),
    b"BT": (0, None, _I.begin_text), b"Tf": (2, None, _I.font),
    b"Tc": _numbers(1, _with(_I.setting, name="letter_space")),
    b"Tw": _numbers(1, _with(_I.setting, name="word_space")),
    b"TL": _numbers(1, _with(_I.setting, name="leading")),
    b"Ts": _numbers(1, _with(_I.setting, name="rise")),
    b"Tz": _numbers(1, _I.scaling), b"Tr": _numbers(1, _I.mode), b"Tm": _numbers(6, _I.matrix),
    b"Td": _numbers(2, _I.next_line), b"TD": _numbers(2, _with(_I.next_line, leads=True)),
    b"T*": (0, None, _I.next_line), b"Tj": (1, bytes, _I.show), b"TJ": (1, list, _I.show_all),
    b"'": (1, bytes, _I.show_next), b'"': (3, None, _I.show_spaced),
    b"BMC": (-1, None, _I.begin_marked), b"BDC": (-1, None, _I.begin_marked),
    b"EMC": (0, None, _I.end_marked), b"Do": (1, str, _I.external), b"BI": (1, dict, _I.inline),
}  # fmt: skip
"""Operator → how many operands it takes (-1: whatever there are) of which type, what it does."""


def run(interpreter: Interpreter, data: bytes) -> None:
    """Carry out a stream's operations. DamagedData where something that it needs is missing;
    TooInvolved where there is more than any report has."""
    for operator, operands in operations(data):
        interpreter.budget.spend()
        known = _OPERATORS.get(operator)
        if known is None:
            continue
        count, kind, act = known
        if count < 0:
            act(interpreter, *operands)
        elif len(operands) >= count:
            given = operands[len(operands) - count :]
            if kind is None or all(isinstance(one, kind) for one in given):
                act(interpreter, *given)
