"""Writes the JSON Schemas of rule files into ``engine/gongkai/schema`` anew:
``make schemas`` after a kind, a parameter or a key was added."""

import json
from pathlib import Path

from gongkai.rulebook import load
from schemas import others
from schemas.parts import Schema
from schemas.rules import register_file, rule_file

FOLDER = Path(__file__).resolve().parents[2] / "engine" / "gongkai" / "schema"


def schemas() -> dict[str, Schema]:
    """Every schema by its name."""
    book = load()
    return {
        "rule": rule_file(book),
        "register": register_file(book),
        "form": others.form_file(),
        "source": others.source_file(),
        "profile": others.profile_file(),
        "waiver": others.waiver_file(),
        "bodies": others.bodies_file(),
        "rulebook": others.rulebook_file(),
        "base": others.base_file(),
        "coverage": others.coverage_file(),
        "mutation": others.mutation_file(),
        "prose": others.prose_file(),
    }


def path(name: str) -> Path:
    return FOLDER / f"{name}.schema.json"


def text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, schema in schemas().items():
        path(name).write_text(text(schema), encoding="utf-8")
