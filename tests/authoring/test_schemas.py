"""The published JSON Schemas say what the program reads, and every rule file keeps to its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator

from gongkai.authoring.schemas import HEAD, SCHEMAS, schema_text, write_schemas
from gongkai.rulefile.folder import builtin_folder
from published.schemas import path, schemas, text

BUILT = schemas()
FILES = sorted(builtin_folder().rglob("*.toml"))
INVALID = Path(__file__).parents[1] / "invalid-rules"


def plain(value: Any) -> Any:
    """TOML as JSON: days become text."""
    match value:
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return value


def wrong(name: str, told: str) -> Iterator[str]:
    errors = Draft7Validator(BUILT[name]).iter_errors(plain(tomli.loads(told)))
    return (f"{error.json_path}: {error.message}" for error in errors)


@pytest.mark.parametrize("name", BUILT)
def test_the_published_schema_is_the_one_that_the_program_makes(name: str) -> None:
    Draft7Validator.check_schema(BUILT[name])
    published = path(name).read_text(encoding="utf-8")
    assert published == text(BUILT[name]), "run: make schemas"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_rule_file_names_its_schema_and_keeps_to_it(file: Path) -> None:
    told = file.read_text(encoding="utf-8")
    first = told.splitlines()[0]
    assert first.startswith(HEAD)
    schema = (file.parent / first.removeprefix(HEAD)).resolve()
    name = schema.name.removesuffix(".schema.json")
    assert schema == path(name)
    assert list(wrong(name, told)) == []


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("checks-unknown_kind", "manuel"),
        ("checks-unknown_key", "point"),
        ("checks-unknown_level", "fatal"),
        ("checks-unknown_want", "passed"),
        ("checks-unknown_change", "texts"),
        ("checks-unknown_choice", "lins"),
        ("checks-unknown_place", "overveiw"),
        ("checks-missing_parameter", "question"),
        ("checks-missing_points", "points"),
        ("checks-missing_title", "title"),
        ("checks-english_missing", "en"),
        ("checks-points_in_quotes", "number"),
        ("checks-negative_points", "minimum"),
        ("sources-unknown_confidence", "D"),
        ("profiles-judged_in_percent", "maximum"),
        ("forms-label_missing", "label"),
    ],
)
def test_an_editor_underlines_what_is_wrong(file: str, named: str) -> None:
    folders = {"checks": "rule", "sources": "source", "profiles": "profile", "forms": "form"}
    told = (INVALID / f"{file}.toml").read_text(encoding="utf-8")
    errors = list(wrong(folders[file.partition("-")[0]], told))
    assert any(named in error for error in errors), errors


def test_a_parameter_of_another_kind_is_underlined() -> None:
    told = (builtin_folder() / "examples" / "mention.toml").read_text(encoding="utf-8")
    other = told.replace('kind = "mention"', 'kind = "mention"\nrequire = "新收 > 0"')
    assert any("require" in error for error in wrong("rule", other))


def test_waivers_are_held_to_their_schema() -> None:
    told = (
        '[[waiver]]\nrule = "title.year"\nbody = "青石镇人民政府"\nyear = 2023\n'
        'reason = "system_limit"\ntext = "平台限制字数。"\nsigned_by = "王某（主任）"\n'
        "expires = 2024-12-31\n"
    )
    assert list(wrong("waiver", told)) == []
    assert any("whim" in error for error in wrong("waiver", told.replace("system_limit", "whim")))


def test_every_schema_can_be_asked_for(tmp_path: Path) -> None:
    assert set(SCHEMAS) == set(BUILT)
    written = write_schemas(tmp_path / "schema")
    assert [file.read_text(encoding="utf-8") for file in written] == [
        schema_text(name) for name in SCHEMAS
    ]
