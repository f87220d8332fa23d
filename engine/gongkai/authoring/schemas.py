"""The published JSON Schemas of rule files, by which editors complete and underline.

A file names its schema in the first line, ``#:schema`` with a path from the file itself, as the
TOML extensions of editors read it. The built-in files name it as it lies in a checkout, where
they are edited; a folder of one's own has a copy in ``schema/``, which leads to it from wherever
the folder goes, without network and without knowing where the program is installed.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from gongkai.rulefile.folder import builtin_folder

SCHEMAS = ("rule", "register", "source", "form", "profile", "waiver", "bodies", "rulebook",
           "base", "coverage", "mutation", "prose")  # fmt: skip
FOLDER = "schema"
"""Where a rules folder has its copies."""
HEAD = "#:schema "


def schema_text(name: str) -> str:
    """The schema of this name as it is published."""
    return (files("gongkai") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")


def schema_line(name: str) -> str:
    """The first line of a file in a sub-folder of a rules folder of one's own."""
    return f"{HEAD}../{FOLDER}/{name}.schema.json\n"


def write_schemas(folder: Path, names: Sequence[str] = SCHEMAS) -> tuple[Path, ...]:
    """Write these into a folder, over older ones."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name in names:
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def example(kind: str) -> str:
    """The text of the example of a kind, without the line that names its schema."""
    path = builtin_folder() / "examples" / f"{kind}.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(HEAD)).strip()
