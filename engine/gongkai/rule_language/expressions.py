"""The small language in which rules write arithmetic: ``新收 + 上年结转 == 总计 + 结转下年``.

Names (Chinese allowed, dots allowed: ``规章.制发``), numbers, ``+ - * /``, comparisons, ``and``,
``or``, ``not`` and the functions ``sum abs min max blanks``; full-width signs count as their ASCII
ones and a single ``=`` as ``==``. The text is parsed with ``ast``, checked node by node against
that list, and only what passed is compiled, to one function per expression.

Arithmetic is Decimal. A name without a value makes the whole result None, and so does a division
by zero; only ``blanks(a, b)`` looks at missing values: it counts them.
"""

import ast
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from gongkai.model.errors import RuleFileError
from gongkai.model.message import Message, message
from gongkai.model.wording import clean
from gongkai.rulefile.nearest import nearest

Values = Mapping[str, Decimal | None]
Result = Decimal | bool | None
Sort = Literal["number", "condition"]

_SIGNS = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=",
                        "、": ",", "＝": "="})  # fmt: skip
_LONE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")
_LONGEST = 2000
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Sides(NamedTuple):
    """Both sides of a comparison and what separates them (left minus right)."""

    left: Decimal
    right: Decimal
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression. ``names`` are those whose values it needs, in order of appearance;
    ``sort`` tells whether it yields a number or a truth value."""

    text: str
    names: tuple[str, ...]
    sort: Sort
    _result: Callable[[Values], Result]
    _sides: Callable[[Values], tuple[Decimal, Decimal]] | None
    _needed: tuple[str, ...]

    def evaluate(self, values: Values) -> Result:
        """The result; None where a needed value is missing or a division by zero occurs."""
        if self._lacks(values):
            return None
        try:
            return self._result(values)
        except ArithmeticError:
            return None

    def sides(self, values: Values) -> Sides | None:
        """Both sides of ``a + b == c`` (or another single comparison); None where a value is
        missing or the expression is something else."""
        if self._sides is None or self._lacks(values):
            return None
        try:
            left, right = self._sides(values)
        except ArithmeticError:
            return None
        return Sides(left, right, left - right)

    def _lacks(self, values: Values) -> bool:
        return any(values.get(name) is None for name in self._needed)


def compile_expression(
    text: str, names: Collection[str], *, file: str = "", line: int | None = None
) -> Expression:
    """Parse an expression that may use these names; RuleFileError names the offending part.

    ``file`` and ``line`` say where the rule stands. Equal calls are answered from a cache.
    """
    try:
        return _compile(text, frozenset(names))
    except _Wrong as wrong:
        raise RuleFileError(file, wrong.message, line) from None


class _Wrong(Exception):  # noqa: N818
    def __init__(self, key: str, text: str, **values: object) -> None:
        self.message: Message = message(f"rules.expression.{key}", text=text, **values)


@lru_cache(maxsize=1024)
def _compile(text: str, names: frozenset[str]) -> Expression:
    source = _LONE_EQUALS.sub("==", " ".join(clean(text).translate(_SIGNS).split()))
    if not source or len(source) > _LONGEST:
        raise _Wrong("empty" if not source else "too_long", text[:60], longest=_LONGEST)
    try:
        parser = _Parser(source, names)
        checked, sort = parser.parse(ast.parse(source, mode="eval").body)
        return Expression(
            text=source,
            names=tuple(parser.names),
            sort=sort,
            _result=_function(checked, parser.constants),
            _sides=_function(pair, parser.constants) if (pair := _pair(checked)) else None,
            _needed=tuple(name for name, needed in parser.names.items() if needed),
        )
    except SyntaxError as error:
        part = source[max((error.offset or 1) - 1, 0) :][:20] or source[-20:]
        raise _Wrong("syntax", source, part=part) from None
    except (RecursionError, MemoryError, ValueError):
        raise _Wrong("syntax", source[:60], part=source[:20]) from None


def _pair(checked: ast.expr) -> ast.expr | None:
    if isinstance(checked, ast.Compare) and len(checked.ops) == 1:
        return ast.Tuple([checked.left, checked.comparators[0]], ast.Load())
    return None


def _function(body: ast.expr, constants: Mapping[str, Decimal]) -> Callable[[Values], Any]:
    """A function of the values; ``body`` holds nothing but what ``_Parser`` put there."""
    values = ast.arguments([], [ast.arg("values")], None, [], [], None, [])
    tree = ast.fix_missing_locations(ast.Expression(ast.Lambda(values, body)))
    known: dict[str, Any] = {"__builtins__": {}, **_FUNCTIONS, **constants}
    return eval(compile(tree, "<rule>", "eval"), known)


def _sum(*numbers: Decimal) -> Decimal:
    return sum(numbers, Decimal(0))


def _blanks(*numbers: Decimal | None) -> Decimal:
    return Decimal(numbers.count(None))


_FUNCTIONS: dict[str, Any] = {"sum": _sum, "abs": abs, "min": min, "max": max, "blanks": _blanks}


class _Parser:
    """Walks the tree once: checks it, collects its names and yields the tree to compile, in which
    every name has become a look-up in ``values`` and every number an exact Decimal."""

    def __init__(self, source: str, valid: frozenset[str]) -> None:
        self.source = source
        self.valid = valid
        self.names: dict[str, bool] = {}
        self.constants: dict[str, Decimal] = {}

    def parse(self, node: ast.expr) -> tuple[ast.expr, Sort]:
        match node:
            case ast.Constant():
                return self._number(node), "number"
            case ast.Name() | ast.Attribute():
                return self._name(node, needed=True), "number"
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                return ast.UnaryOp(node.op, self._as(node.operand, "number")), "number"
            case ast.UnaryOp(op=ast.Not()):
                return ast.UnaryOp(node.op, self._as(node.operand, "condition")), "condition"
            case ast.BinOp(left=left, op=op, right=right) if isinstance(op, _OPERATORS):
                return ast.BinOp(self._as(left, "number"), op, self._as(right, "number")), "number"
            case ast.BoolOp(op=op, values=values):
                return ast.BoolOp(op, [self._as(v, "condition") for v in values]), "condition"
            case ast.Compare(left=left, ops=ops, comparators=rest) if all(
                isinstance(op, _COMPARISONS) for op in ops
            ):
                sides = [self._as(side, "number") for side in (left, *rest)]
                return ast.Compare(sides[0], ops, sides[1:]), "condition"
            case ast.Call(func=ast.Name(id=called), args=args, keywords=[]) if args:
                return self._call(called, args), "number"
            case _:
                raise self._wrong("not_allowed", node)

    def _as(self, node: ast.expr, sort: Sort) -> ast.expr:
        checked, found = self.parse(node)
        if found != sort:
            raise self._wrong(f"wants_{sort}", node)
        return checked

    def _call(self, called: str, args: list[ast.expr]) -> ast.expr:
        if called not in _FUNCTIONS:
            raise _Wrong("function", self.source, part=called, nearest=nearest(called, _FUNCTIONS))
        if called == "abs" and len(args) != 1:
            raise _Wrong("one_argument", self.source, part=called)
        if called == "blanks":
            checked = [self._name(arg, needed=False) for arg in args]
        else:
            checked = [self._as(arg, "number") for arg in args]
            if called in ("min", "max") and len(checked) == 1:
                return checked[0]
        return ast.Call(ast.Name(called, ast.Load()), checked, [])

    def _name(self, node: ast.expr, *, needed: bool) -> ast.expr:
        name = self._part(node)
        if name not in self.valid:
            raise _Wrong("name", self.source, part=name, nearest=nearest(name, self.valid))
        self.names[name] = needed or self.names.get(name, False)
        getter = ast.Attribute(ast.Name("values", ast.Load()), "get", ast.Load())
        return ast.Call(getter, [ast.Constant(name)], [])

    def _number(self, node: ast.Constant) -> ast.expr:
        if type(node.value) not in (int, float):
            raise self._wrong("not_allowed", node)
        try:
            value = Decimal(self._part(node))
        except InvalidOperation:
            raise self._wrong("not_allowed", node) from None
        # A name with a space in front cannot collide with anything the language can spell.
        constant = f" {len(self.constants)}"
        self.constants[constant] = value
        return ast.Name(constant, ast.Load())

    def _part(self, node: ast.expr) -> str:
        return (ast.get_source_segment(self.source, node) or "").replace(" ", "")

    def _wrong(self, key: str, node: ast.expr) -> _Wrong:
        return _Wrong(key, self.source, part=ast.get_source_segment(self.source, node) or "")
