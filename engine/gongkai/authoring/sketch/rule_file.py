"""Puts a new rule into its folder, and takes it back where it turns out to be wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli

from gongkai.authoring.cases import CaseOutcome, run_cases
from gongkai.authoring.lint import lint
from gongkai.authoring.schemas import FOLDER, schema_line, write_schemas
from gongkai.authoring.sketch.sketch import NewCase, Sketch
from gongkai.authoring.sketch.toml import rule_toml, source_toml
from gongkai.rulebook import load
from gongkai.rulefile.folder import builtin_folder
from gongkai.rulefile.mistakes import Problem

_OWN = "own"


@dataclass(frozen=True, slots=True)
class Written:
    """``files`` were written; or, with ``problems`` or cases that came out ``wrong``, they were
    put back as they had been."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    wrong: tuple[CaseOutcome, ...] = ()

    @property
    def kept(self) -> bool:
        return not self.problems and not self.wrong


def rule_path(folder: Path, part: str) -> Path:
    """The file for new rules about this part. In a folder of one's own its name differs from the
    built-in one's, which it would replace."""
    builtin = folder.resolve() == builtin_folder().resolve()
    return folder / "checks" / (f"{part}.toml" if builtin else f"{_OWN}-{part}.toml")


def write(
    sketch: Sketch, cases: tuple[NewCase, ...], folder: Path, extra: Sequence[Path] = ()
) -> Written:
    """Append the rule to its file, and its source to that of the sources; lint both, run the
    cases. Nothing that stands in a file is changed. ``extra`` are folders below this one."""
    texts = _texts(sketch, cases, folder)
    before = {path: _read(path) for path in texts}
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    paths = {path.resolve() for path in texts}
    found = lint((*extra, folder))
    problems = tuple(one for one in found if one.path.resolve() in paths)
    wrong: tuple[CaseOutcome, ...] = ()
    if not problems:
        rulebook = load((*extra, folder))
        rule = rulebook.rule(sketch.id)
        outcomes = run_cases(rule, rulebook) if rule else ()
        wrong = tuple(outcome for outcome in outcomes if not outcome.right)
    written = Written(tuple(texts), problems, wrong)
    if not written.kept:
        _put_back(before)
    elif folder.resolve() != builtin_folder().resolve():
        write_schemas(folder / FOLDER, ("rule", "source"))
    return written


def _texts(sketch: Sketch, cases: tuple[NewCase, ...], folder: Path) -> Mapping[Path, str]:
    """The new text of each file."""
    path = rule_path(folder, sketch.part)
    head = f'{schema_line("rule")}part = "{sketch.part}"\n'
    text = _read(path) or head
    part = tomli.loads(text).get("part")
    texts = {path: f"{_ended(text)}\n{rule_toml(sketch, cases, part)}"}
    if sketch.source:
        path = folder / "sources" / f"{_OWN}.toml"
        text = _read(path) or schema_line("source")
        texts[path] = f"{_ended(text)}\n{source_toml(sketch.source, sketch.title)}"
    return texts


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _put_back(before: Mapping[Path, str | None]) -> None:
    for path, text in before.items():
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
