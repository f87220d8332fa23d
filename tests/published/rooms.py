"""The rooms of the project as they are: their order from the import contracts, what each is from
its docstring, what it uses from its imports."""

import ast
import importlib
import inspect
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import tomli

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = "gongkai"
COMMAND = "gongkai_cli"


@dataclass(frozen=True, slots=True)
class Room:
    """A layer of an import contract, or one of several in it. ``path`` is its folder or file in the
    project; ``layer`` counts from the top; ``uses`` are the names of the rooms that it imports."""

    name: str
    path: str
    layer: int
    summary: str
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way of the data: the room that makes it, the function that does, and the
    noun that comes of it (``many``: one for each rule)."""

    room: str
    verb: str
    function: str
    noun: str
    many: bool = False

    @property
    def file(self) -> Path:
        return _file(self.function.partition(":")[0])


WAY = (
    Step("readers", "read", "gongkai.readers:read", "Document"),
    Step("recognise", "recognise", "gongkai.recognise:recognise", "Report"),
    Step("kinds", "measure", "gongkai.check:observe", "Observation", many=True),
    Step("inference", "infer", "gongkai.inference.verdicts:verdicts", "Verdict", many=True),
    Step("check", "assess", "gongkai.check:check", "Assessment"),
    Step(COMMAND, "show", "gongkai_cli.commands.check:check", "checklist"),
)
"""From a file to its checklist. The last step gives nothing to a program but an exit code."""


def house() -> tuple[Room, ...]:
    """The command, then the rooms of the library, from the top."""
    return _rooms(((COMMAND,), *_layers(LIBRARY)), LIBRARY)


def rooms_of_the_command() -> tuple[Room, ...]:
    return _rooms(_layers(COMMAND), COMMAND)


def _layers(container: str) -> tuple[tuple[str, ...], ...]:
    """The rooms of each layer of a package, from the top, as its import contract has them."""
    with (ROOT / "pyproject.toml").open("rb") as opened:
        contracts = tomli.load(opened)["tool"]["importlinter"]["contracts"]
    (contract,) = (one for one in contracts if one.get("containers") == [container])
    return tuple(tuple(layer.split(" | ")) for layer in contract["layers"])


def _rooms(layers: tuple[tuple[str, ...], ...], container: str) -> tuple[Room, ...]:
    graph = _graph()
    names = [name for layer in layers for name in layer]
    members: dict[str, set[str]] = {}
    for name in names:
        module = name if name == COMMAND else f"{container}.{name}"
        members[name] = {module, *graph.find_descendants(module)}

    def uses(name: str) -> tuple[str, ...]:
        inside = members[name]
        used = {to for one in inside for to in graph.find_modules_directly_imported_by(one)}
        return tuple(other for other in names if other != name and used & members[other])

    def room(name: str, layer: int) -> Room:
        file = _file(min(members[name], key=len))
        path = file.parent if file.name == "__init__.py" else file
        return Room(name, path.as_posix(), layer, _summary(file), uses(name))

    return tuple(room(name, at) for at, layer in enumerate(layers) for name in layer)


@cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph(LIBRARY, COMMAND, cache_dir=None)


def _file(module: str) -> Path:
    """The file of a module, as seen from the root of the project."""
    root = "cli" if module.startswith(COMMAND) else "engine"
    path = Path(root, *module.split("."))
    return path / "__init__.py" if (ROOT / path).is_dir() else path.with_suffix(".py")


def _summary(file: Path) -> str:
    """The first sentence of its docstring."""
    said = ast.get_docstring(ast.parse((ROOT / file).read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(said.partition("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".").replace("``", "`")


def signature(step: Step) -> str:
    """What a step takes and gives: ``check(report, rulebook, …) → Assessment``. ValueError where
    the function does not give what the step says."""
    module, _, name = step.function.partition(":")
    function: Any = getattr(importlib.import_module(module), name)
    taken = inspect.signature(function)
    given = str(getattr(taken.return_annotation, "__name__", taken.return_annotation))
    if step is not WAY[-1] and step.noun not in str(taken.return_annotation):
        raise ValueError(f"{step.function} gives {given}, not {step.noun}")
    by_place = [one for one in taken.parameters.values() if one.kind is one.POSITIONAL_OR_KEYWORD]
    return f"{name}({', '.join(one.name for one in by_place)}) → {step.noun}"
