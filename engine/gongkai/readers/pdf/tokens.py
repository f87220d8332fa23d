"""The operations of a content stream: each operator with the operands before it.

One expression takes an operation whose operands are all numbers in one step: nine of ten are of
that kind, and pdfminer's own parser, which goes token by token, takes most of the time that a page
costs.
"""

import re
from collections.abc import Iterator

from gongkai.readers.limits import TooInvolved

Operand = float | bytes | str | bool | None | list["Operand"] | dict[str, "Operand"]
"""A number, a string, a name (without its slash) or keyword, an array or a dictionary."""

Operation = tuple[bytes, list[Operand]]

_NUMBERS = re.compile(
    rb"[\s\0]*((?:[-+.\d]+[\s\0]+)*)([A-Za-z'\"][A-Za-z0-9]*\*?)(?=[\s\0/<(\[\]%]|$)"
)
_TOKEN = re.compile(
    rb"[\s\0]*(?:%[^\r\n]*[\s\0]*)*(?:"
    rb"(?P<number>[-+.]*\d[-+.\d]*|[-+]?\.)"
    rb"|(?P<hex><[0-9A-Fa-f\s\0]*>)"
    rb"|\((?P<plain>[^()\\\r]*)\)"
    rb"|(?P<string>\()"
    rb"|/(?P<name>[^\s\0()<>\[\]{}/%]*)"
    rb"|(?P<mark><<|>>|\[|\])"
    rb"|(?P<word>[^\s\0()<>\[\]{}/%]+)"
    rb"|(?P<other>.))",
    re.DOTALL,
)
_STRING = re.compile(rb"[()]|\\(?:\r\n|[0-7]{1,3}|.)|\r\n?", re.DOTALL)
_HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_IMAGE_END = re.compile(rb"[\s\0]EI(?=[\s\0]|$)")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}
_DEEPEST = 60
_MOST_OPERANDS = 20_000


def operations(data: bytes) -> Iterator[Operation]:
    """Each operation of a content stream. An inline image is one operation ``BI`` with its
    dictionary. TooInvolved where arrays or dictionaries are nested or filled beyond sense."""
    at = 0
    end = len(data)
    numbers = _NUMBERS.match
    while at < end:
        match = numbers(data, at)
        if match is None or match[2] in _WORDS or match[2] == b"BI":
            operation, at = _operation(data, at)
            if operation is not None:
                yield operation
            continue
        at = match.end()
        try:
            yield match[2], [float(number) for number in match[1].split()]
        except ValueError:
            yield match[2], [_number(number) for number in match[1].split()]


def _operation(data: bytes, at: int) -> tuple[Operation | None, int]:
    """The next operation and where it ends; None at the end of the data."""
    stack: list[list[Operand]] = [[]]
    token = _TOKEN.match
    while match := token(data, at):
        at = match.end()
        match match.lastgroup:
            case "number":
                stack[-1].append(_number(match["number"]))
            case "hex":
                stack[-1].append(_hex(match["hex"]))
            case "plain":
                stack[-1].append(match["plain"])
            case "string":
                text, at = _string(data, at)
                stack[-1].append(text)
            case "name":
                stack[-1].append(_name(match["name"]))
            case "mark":
                _open_or_close(stack, match["mark"])
            case "word" if match["word"] in _WORDS:
                stack[-1].append(_WORDS[match["word"]])
            case "word" if match["word"] == b"BI":
                return _image(data, at)
            case "word":
                return (match["word"], stack[0]), at
            case _:
                continue
        if len(stack) > _DEEPEST or len(stack[-1]) > _MOST_OPERANDS:
            raise TooInvolved
    return None, len(data)


def _open_or_close(stack: list[list[Operand]], mark: bytes) -> None:
    if mark in (b"[", b"<<"):
        stack.append([])
    elif len(stack) > 1:
        held = stack.pop()
        stack[-1].append(held if mark == b"]" else _pairs(held))


def _pairs(held: list[Operand]) -> dict[str, Operand]:
    return {str(name): value for name, value in zip(held[::2], held[1::2], strict=False)}


def _image(data: bytes, at: int) -> tuple[Operation, int]:
    """The dictionary of an inline image, and where its bits end."""
    held: list[Operand] = []
    stack = [held]
    while match := _TOKEN.match(data, at):
        at = match.end()
        if match["word"] == b"ID":
            break
        if match["name"] is not None:
            stack[-1].append(_name(match["name"]))
        elif match["number"] is not None:
            stack[-1].append(_number(match["number"]))
        elif match["mark"] is not None:
            _open_or_close(stack, match["mark"])
        elif match["word"] is not None:
            stack[-1].append(_WORDS.get(match["word"]))
        if len(stack) > _DEEPEST:
            raise TooInvolved
    ended = _IMAGE_END.search(data, at)
    return (b"BI", [_pairs(held)]), ended.end() if ended else len(data)


def _number(text: bytes) -> float:
    """A number, also as some programs misspell it: ``--5``, ``0.-3``."""
    try:
        return float(text)
    except ValueError:
        found = re.match(rb"([-+])?[-+]*(\d*\.?\d*)", text)
        digits = found[2] if found else b""
        value = float(digits) if digits.strip(b".") else 0.0
        return -value if found and found[1] == b"-" else value


def _name(text: bytes) -> str:
    plain = _HEXED.sub(lambda code: bytes([int(code[1], 16)]), text) if b"#" in text else text
    return plain.decode("latin-1")


def _hex(text: bytes) -> bytes:
    digits = text[1:-1]
    try:
        return bytes.fromhex(digits.decode())
    except ValueError:
        digits = _NOT_HEX.sub(b"", digits)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A string in brackets from behind its first one, and where it ends."""
    pieces: list[bytes] = []
    depth = 1
    start = at
    for match in _STRING.finditer(data, at):
        found = match[0]
        if found == b"(":
            depth += 1
        elif found == b")":
            depth -= 1
            if not depth:
                pieces.append(data[start : match.start()])
                return b"".join(pieces), match.end()
        else:
            pieces += (data[start : match.start()], _unescaped(found))
            start = match.end()
    return b"".join([*pieces, data[start:]]), len(data)


def _unescaped(found: bytes) -> bytes:
    if found[:1] == b"\r":
        return b"\n"
    code = found[1:]
    if code.isdigit():
        return bytes([int(code, 8) & 255])
    return b"" if code in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(code, code)
