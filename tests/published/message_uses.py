"""Which files ask for a message: where its key stands, or is put together."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN_KEY = re.compile(r"[a-z]+(\.\w+)+")

_QUOTED = re.compile(r"(\w+)?\(?[\"']([\w.]+)[\"']")
_HOLE = "(.+)"
_ANYTHING = re.compile(_HOLE)


class Source:
    """What stands in the Python files and page templates of the project, and in which of them:
    ``texts`` in quotes, ``words`` that are names, ``shapes`` of f-strings. ``askers`` are the
    functions that put an argument of theirs into such a shape, ``calls`` the functions that are
    handed a text."""

    def __init__(self) -> None:
        self.texts: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.shapes: dict[re.Pattern[str], set[str]] = defaultdict(set)
        self.askers: dict[re.Pattern[str], set[str]] = defaultdict(set)
        self.calls: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for path in sorted((*ROOT.glob("engine/**/*"), *ROOT.glob("cli/**/*"))):
            file = path.relative_to(ROOT).as_posix()
            if path.suffix == ".py":
                _Reading(self, file).visit(ast.parse(path.read_text(encoding="utf-8")))
            elif path.suffix in (".html", ".js"):
                for called, text in _QUOTED.findall(path.read_text(encoding="utf-8")):
                    self.texts[text].add(file)
                    self.calls[text].add((called, file))

    @cache  # noqa: B019
    def uses(self, key: str) -> frozenset[str]:
        """The files that ask for a message; none where nobody does.

        A key stands in the source whole, or is put together from an f-string and words that
        stand there.
        """
        if files := self.texts.get(key):
            return frozenset(files)
        matches = ((shape, shape.fullmatch(key)) for shape in self.shapes)
        found = [(shape, match.groups()) for shape, match in matches if match]
        for shape, holes in sorted(found, key=lambda one: -_fixed(one[0])):
            if files := self._put_together(shape, holes):
                return files
        return frozenset()

    def _put_together(self, shape: re.Pattern[str], holes: tuple[str, ...]) -> frozenset[str]:
        """The files that hand the words for the holes of an f-string to the function in which it
        stands, else those in which it stands, with the words if there are such; none where
        nobody says the words."""
        said = [self._saying(hole) for hole in holes]
        if not all(said):
            return frozenset()
        if any(OWN_KEY.fullmatch(hole) for hole in holes):
            return frozenset().union(*said)
        own = self.shapes[shape]
        near = {file.partition("/")[0] for file in own}
        asking = {
            file
            for hole in holes
            for called, file in self.calls.get(hole, ())
            if called in self.askers[shape] and file.partition("/")[0] in near
        }
        only = [files for files in said if len(files) == 1]
        return frozenset(asking or own.intersection(*said) or frozenset().union(*only) or own)

    def _saying(self, word: str) -> frozenset[str]:
        return self.uses(word) | self.words.get(word, set())


class _Reading(ast.NodeVisitor):
    """Collects every text, name and f-string of a file. A function that puts one of its arguments
    into an f-string asks for messages on behalf of those that call it."""

    def __init__(self, source: Source, file: str) -> None:
        self.source = source
        self.file = file
        self.around: list[tuple[str, set[str]]] = []

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.source.texts[node.value].add(self.file)

    def visit_Name(self, node: ast.Name) -> None:
        self.source.words[node.id].add(self.file)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.source.words[node.attr].add(self.file)
        self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> None:
        self.source.words[node.arg].add(self.file)
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg:
            self.source.words[node.arg].add(self.file)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        taken = {argument.arg for argument in (*node.args.posonlyargs, *node.args.args)}
        self.around.append((node.name, taken))
        self.generic_visit(node)
        self.around.pop()

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        if (shape := _shape(node.values)) != _ANYTHING:
            self.source.shapes[shape].add(self.file)
            holes = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
            put = {hole.id for hole in holes if isinstance(hole, ast.Name)}
            self.source.askers[shape] |= {name for name, taken in self.around if put & taken}
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        self.source.calls[argument.value].add((name, self.file))
            case _:
                pass
        self.generic_visit(node)


def _shape(parts: list[ast.expr]) -> re.Pattern[str]:
    """An f-string as a pattern. One that begins with a hole could be any key, and is none."""
    texts = [str(part.value) if isinstance(part, ast.Constant) else None for part in parts]
    if not texts or texts[0] is None:
        return _ANYTHING
    return re.compile("".join(_HOLE if text is None else re.escape(text) for text in texts))


def _fixed(shape: re.Pattern[str]) -> int:
    """The length of what is no hole in it."""
    return len(shape.pattern.replace(_HOLE, ""))
