"""Sorts the message catalogues by where each message is used, and notes the files beside it:
``make catalogues``. Keys and texts stay as they are."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from gongkai.kinds.over_many import EVERY_KIND

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "engine" / "gongkai" / "locale"
COMMAND = "make catalogues"
OWN_KEY = re.compile(r"[a-z]+(\.\w+)+")
CLICK = "cli/gongkai_cli/language.py"
"""Where click's own phrases are handed to our catalogues."""

_KEY = re.compile(r'^msgid "(.*)"$', re.M)
_REFERENCE = re.compile(r"^#:.*\n", re.M)
_QUOTED = re.compile(r"(\w+)?\(?[\"']([\w.]+)[\"']")
_HOLE = "(.+)"
_ANYTHING = re.compile(_HOLE)


class Source:
    """What stands in the Python files and page templates of the project, by file."""

    def __init__(self) -> None:
        self.texts: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.shapes: dict[re.Pattern[str], set[str]] = defaultdict(set)
        self.askers: dict[re.Pattern[str], set[str]] = defaultdict(set)
        self.calls: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for path in sorted((*ROOT.glob("engine/**/*"), *ROOT.glob("cli/**/*"))):
            file = path.relative_to(ROOT).as_posix()
            if path.suffix == ".py":
                self._add_python(file, path.read_text(encoding="utf-8"))
            elif path.suffix in (".html", ".js"):
                for called, text in _QUOTED.findall(path.read_text(encoding="utf-8")):
                    self.texts[text].add(file)
                    self.calls[text].add((called, file))

    def _add_python(self, file: str, text: str) -> None:
        """Every text, name and f-string of a file. A function that puts its argument into an
        f-string asks for messages on behalf of those that call it."""
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Constant(value=str(said)):
                    self.texts[said].add(file)
                case ast.JoinedStr(values=parts) if (shape := _shape(parts)) != _ANYTHING:
                    self.shapes[shape].add(file)
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                    self.words[name].add(file)
                case ast.keyword(arg=str(name)):
                    self.words[name].add(file)
                case ast.FunctionDef(name=name):
                    for shape in _asked(node):
                        self.askers[shape].add(name)
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments):
                    for argument in arguments:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                            self.calls[argument.value].add((name, file))
                case _:
                    pass

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


def references() -> Mapping[str, tuple[str, ...]]:
    """The files that use each message of the catalogues, in order; none where nobody does."""
    source = Source()
    kinds = {}
    for kind in EVERY_KIND.values():
        home = f"engine/{kind.observe.__module__.replace('.', '/')}.py"
        kinds[f"kind.{kind.id}"] = home
        kinds |= {f"kind.{kind.id}.{parameter.name}": home for parameter in kind.parameters}

    def files(key: str) -> tuple[str, ...]:
        if key in kinds:
            return (kinds[key],)
        return tuple(sorted(source.uses(key))) if OWN_KEY.fullmatch(key) else (CLICK,)

    keys = {key for catalogue in catalogues() for key in _KEY.findall(catalogue.read_text("utf-8"))}
    return {key: files(key) for key in keys if key}


def catalogues() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/gongkai.po"))


def arranged(text: str, files: Mapping[str, tuple[str, ...]]) -> str:
    """The catalogue with its entries in the order of the first file that uses each, then of their
    keys; every entry with the files that use it."""
    head, *entries = re.split(r"\n{2,}", text.strip())
    keyed = {_key(entry): _REFERENCE.sub("", entry) for entry in entries}
    if len(keyed) != len(entries):
        raise ValueError("an entry is given twice")
    ordered = sorted(keyed, key=lambda key: (files[key][:1], key))
    blocks = ("".join(f"#: {file}\n" for file in files[key]) + keyed[key] for key in ordered)
    return "\n\n".join((head, *blocks)) + "\n"


def _key(entry: str) -> str:
    matched = _KEY.search(entry)
    if matched is None:
        raise ValueError(f"no entry of a catalogue: {entry!r}")
    return matched[1]


def _asked(function: ast.FunctionDef) -> Iterator[re.Pattern[str]]:
    """The f-strings of a function into which it puts one of its arguments."""
    names = {argument.arg for argument in (*function.args.posonlyargs, *function.args.args)}
    for node in ast.walk(function):
        if isinstance(node, ast.JoinedStr):
            holes = (part.value for part in node.values if isinstance(part, ast.FormattedValue))
            if any(isinstance(hole, ast.Name) and hole.id in names for hole in holes):
                yield _shape(node.values)


def _shape(parts: list[ast.expr]) -> re.Pattern[str]:
    """An f-string as a pattern. One that begins with a hole could be any key, and is none."""
    texts = [str(part.value) if isinstance(part, ast.Constant) else None for part in parts]
    if not texts or texts[0] is None:
        return _ANYTHING
    return re.compile("".join(_HOLE if text is None else re.escape(text) for text in texts))


def _fixed(shape: re.Pattern[str]) -> int:
    """The length of what is no hole in it."""
    return len(shape.pattern.replace(_HOLE, ""))


def main() -> None:
    files = references()
    for catalogue in catalogues():
        text = catalogue.read_text(encoding="utf-8")
        catalogue.write_text(arranged(text, files), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
